import Distributions
import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Confirmatory factor analysis by maximum likelihood (Jöreskog 1969)")
struct ConfirmatoryTests {
  @Test("three factors of Holzinger and Swineford's tests (psychometrics.md §4.5)")
  func holzingerSwineford() throws {
    let model = ConfirmatoryModel(items: 9, factors: HolzingerSwineford.factors)
    let found = try ConfirmatoryFit.estimate(model, HolzingerSwineford.moments())
    let fit = found.fit
    #expect(found.convergence.certified && found.verdicts.isEmpty)
    #expect(found.convergence.gradientNorm < 1e-10)
    // An independent computation to 1e-12 (lavaan agrees to its 1e-6).
    #expect(agrees(fit.chiSquared, 85.305521769794, relative: 1e-11))
    #expect(fit.degreesOfFreedom == 24 && fit.baselineDegreesOfFreedom == 36)
    #expect(agrees(fit.p, 8.50255316521e-09, relative: 1e-9))
    #expect(agrees(fit.baselineChiSquared, 918.851589292384, relative: 1e-11))
    #expect(agrees(fit.cfi, 0.930559651800, relative: 1e-11))
    #expect(agrees(fit.tli, 0.895839477699, relative: 1e-11))
    #expect(agrees(fit.rmsea?.value, 0.092121484510, relative: 1e-10))
    #expect(agrees(fit.rmsea?.interval?.lower, 0.071418490811, relative: 1e-7))
    #expect(agrees(fit.rmsea?.interval?.upper, 0.113678016848, relative: 1e-7))
    #expect(agrees(fit.srmr, 0.065205056212, relative: 1e-10))
    #expect(agrees(fit.logLikelihood, -3737.744926626107, relative: 1e-13))
    #expect(agrees(fit.unrestrictedLogLikelihood, -3695.092165741210, relative: 1e-13))
    #expect(agrees(fit.aic, 7517.4898532524, relative: 1e-12))
    #expect(agrees(fit.bic, 7595.3391688121, relative: 1e-12))
    let loadings = [
      (1, 0, 0.553500185827, 0.099665182362), (2, 0, 0.729370561266, 0.109109788307),
      (4, 1, 1.113076512694, 0.065420097359), (5, 1, 0.926146203775, 0.055448846088),
      (7, 2, 1.179950210915, 0.164986442411), (8, 2, 1.081530192371, 0.151167409386),
    ]
    for (item, factor, value, error) in loadings {
      let estimate = found.estimate(.loading(item, on: factor))
      #expect(agrees(estimate.value, value, relative: 1e-9))
      #expect(agrees(estimate.standardError, error, relative: 1e-6))
    }
    let factors = [
      (0, 0, 0.809315404787), (1, 1, 0.979491575939), (2, 2, 0.383747871038),
      (0, 1, 0.408232372650),
      (0, 2, 0.262224700286), (1, 2, 0.173494807180),
    ]
    for (one, other, value) in factors {
      #expect(agrees(found.value(.factorCovariance(one, other)), value, relative: 1e-9))
    }
    let residuals = [
      0.549054440726, 1.133840010665, 0.844324106024, 0.371172931920, 0.446255133868,
      0.356202622181, 0.799391593288, 0.487697369409, 0.566131085220,
    ]
    for (item, value) in residuals.enumerated() {
      #expect(agrees(found.value(.residual(item, item)), value, relative: 1e-9))
    }
  }

  @Test("score tests name the visual factor's hold on x9 first (psychometrics.md §4.5)")
  func scoreTests() throws {
    let model = ConfirmatoryModel(items: 9, factors: HolzingerSwineford.factors)
    let found = try ConfirmatoryFit.estimate(model, HolzingerSwineford.moments())
    let tests = found.scoreTests(of: found.fixedPlaces)
    #expect(tests.count == 18 + 36)
    #expect(tests[0].place == .loading(8, on: 0))
    #expect(agrees(tests[0].statistic, 36.411, relative: 0, absolute: 5e-4))
    #expect(agrees(tests[0].expectedChange, 0.577, relative: 0, absolute: 5e-4))
    #expect(tests[1].place == .residual(7, 6))
    #expect(agrees(tests[1].statistic, 34.145, relative: 0, absolute: 5e-4))
    #expect(agrees(tests[1].expectedChange, 0.536, relative: 0, absolute: 5e-4))
    // What a test foretells happens, nearly, when the place is freed.
    var freer = model
    freer.free(.loading(8, on: 0))
    let freed = try ConfirmatoryFit.estimate(freer, HolzingerSwineford.moments())
    let fall = found.fit.chiSquared - freed.fit.chiSquared
    #expect(agrees(fall, tests[0].statistic, relative: 0.15))
    #expect(freed.fit.degreesOfFreedom == 23)
  }

  @Test("omega of each factor's items, by both denominators (psychometrics.md §4.5)")
  func omegaByFactor() throws {
    let model = ConfirmatoryModel(items: 9, factors: HolzingerSwineford.factors)
    let found = try ConfirmatoryFit.estimate(model, HolzingerSwineford.moments())
    // From the twelve digits of the loadings, variances and residuals above. The page has lavaan's
    // 0.6253180156, 0.8851753603, 0.6877600372 and observed ones, which stop at the sixth digit.
    let byModel = [0.625317757621, 0.885175378229, 0.687760079478]
    let observed = [0.6120051511, 0.8850607732, 0.6858416922]
    for factor in 0..<3 {
      let omega = try found.omega(factor: factor)
      #expect(agrees(omega.model.value, byModel[factor], relative: 1e-11))
      #expect(agrees(omega.observed, observed[factor], relative: 1e-6))
    }
  }

  @Test(
    "one factor of five items of psych::bfi, with omega (psychometrics.md §4.2)",
    .enabled(if: AnchorData.agreeableness != nil, SharedData.absence))
  func agreeableness() throws {
    let items = try #require(AnchorData.agreeableness)
    let rows = items[0].indices.map { row in items.map { Optional(Double($0[row])) } }
    let model = ConfirmatoryModel(items: 5, factors: [[0, 1, 2, 3, 4]], scaling: .standardised)
    let found = try ConfirmatoryFit.estimate(model, AnswerMoments(items: 5, groups: [rows]))
    #expect(found.convergence.certified && found.verdicts.isEmpty)
    let expected = [
      (0.528337477582, 1.692962943628, 0.029781806921),
      (0.774114637431, 0.784187230880, 0.023480424319),
      (0.993512467990, 0.714165118346, 0.025757965873),
      (0.717343742855, 1.694110770095, 0.030823659174),
      (0.791073008750, 0.965258890204, 0.025304575961),
    ]
    for (item, (loading, residual, error)) in expected.enumerated() {
      let estimate = found.estimate(.loading(item, on: 0))
      #expect(agrees(estimate.value, loading, relative: 1e-10))
      #expect(agrees(estimate.standardError, error, relative: 1e-9))
      #expect(agrees(found.value(.residual(item, item)), residual, relative: 1e-10))
    }
    #expect(agrees(found.fit.chiSquared, 86.696061590658, relative: 1e-10))
    #expect(agrees(found.fit.cfi, 0.967627642584, relative: 1e-10))
    #expect(agrees(found.fit.tli, 0.935255285169, relative: 1e-10))
    #expect(agrees(found.fit.rmsea?.value, 0.077662444379, relative: 1e-10))
    #expect(agrees(found.fit.rmsea?.interval?.lower, 0.063803968, relative: 1e-7))
    #expect(agrees(found.fit.rmsea?.interval?.upper, 0.092418087, relative: 1e-7))
    #expect(agrees(found.fit.srmr, 0.031684075311, relative: 1e-9))
    #expect(agrees(found.fit.logLikelihood, -21777.5799580188, relative: 1e-13))
    let omega = try found.omega(factor: 0)
    #expect(agrees(omega.model.value, 0.712129290825, relative: 1e-11))
    #expect(agrees(omega.model.standardError, 0.008647928778, relative: 1e-8))
    #expect(agrees(omega.wald?.lower, 0.695179661879, relative: 1e-9))
    #expect(agrees(omega.wald?.upper, 0.729078919771, relative: 1e-9))
    #expect(agrees(omega.model.interval?.lower, 0.694887072155, relative: 1e-9))
    #expect(agrees(omega.model.interval?.upper, 0.728777445066, relative: 1e-9))
    #expect(agrees(omega.observed, 0.714136954681, relative: 1e-11))
    // Equal loadings (tau-equivalence): psychometrics.md §4.2.
    var equal = model
    equal.share((0..<5).map { .loading($0, on: 0) })
    let tau = try ConfirmatoryFit.estimate(equal, found.moments)
    #expect(tau.fit.degreesOfFreedom == 9)
    #expect(agrees(tau.fit.chiSquared, 238.261, relative: 0, absolute: 5e-4))
  }

  @Test("the unit of a factor changes nothing that can be seen")
  func scaling() throws {
    let moments = try HolzingerSwineford.moments()
    let marker = try ConfirmatoryFit.estimate(
      ConfirmatoryModel(items: 9, factors: HolzingerSwineford.factors), moments)
    let standardised = try ConfirmatoryFit.estimate(
      ConfirmatoryModel(items: 9, factors: HolzingerSwineford.factors, scaling: .standardised),
      moments)
    #expect(agrees(standardised.fit.chiSquared, marker.fit.chiSquared, relative: 1e-11))
    let unit = marker.value(.factorCovariance(0, 0)).squareRoot()
    #expect(
      agrees(
        standardised.value(.loading(1, on: 0)), unit * marker.value(.loading(1, on: 0)),
        relative: 1e-8))
    let one = try marker.omega(items: [0, 1, 2, 3])
    let other = try standardised.omega(items: [0, 1, 2, 3])
    #expect(agrees(one.model.value, other.model.value, relative: 1e-9))
    #expect(agrees(one.model.standardError, other.model.standardError ?? 0, relative: 1e-6))
  }

  @Test("in standard units: loadings, correlations of factors and residual correlations")
  func standardised() throws {
    let found = try ConfirmatoryFit.estimate(
      ConfirmatoryModel(items: 9, factors: HolzingerSwineford.factors), HolzingerSwineford.moments()
    )
    let standard = try #require(found.standardised())
    // From the twelve digits of psychometrics.md §4.5: √(φ/(φ + θ)) of x1, φ₁₂/√(φ₁₁ φ₂₂).
    #expect(
      agrees(
        standard.loadings[0, 0], (0.809315404787 / (0.809315404787 + 0.549054440726)).squareRoot(),
        relative: 1e-9))
    #expect(
      agrees(
        standard.factorCorrelations[0, 1],
        0.408232372650 / (0.809315404787 * 0.979491575939).squareRoot(), relative: 1e-9))
    #expect(
      agrees(
        standard.explained[0], standard.loadings[0, 0] * standard.loadings[0, 0], relative: 1e-9))
    // Bentler's SRMR is their mean square, as variances are met exactly.
    var squares = 0.0
    for j in 0..<9 {
      for i in j + 1..<9 {
        squares += standard.residualCorrelations[i, j] * standard.residualCorrelations[i, j]
      }
    }
    #expect(agrees((squares / 45).squareRoot(), 0.065205056212, relative: 1e-9))
  }

  @Test("the units of the items change nothing but their numbers", arguments: [1e-3, 1, 250])
  func units(_ unit: Double) throws {
    let rows = try HolzingerSwineford.rows().map { row in
      row.scores.enumerated().map { Optional($1 * ($0 == 4 ? unit : 1)) }
    }
    let found = try ConfirmatoryFit.estimate(
      ConfirmatoryModel(items: 9, factors: HolzingerSwineford.factors, hasMeans: true),
      AnswerMoments(items: 9, groups: [rows]))
    #expect(found.convergence.certified)
    #expect(agrees(found.fit.chiSquared, 85.305521769794, relative: 1e-9))
    #expect(agrees(found.value(.loading(4, on: 1)), unit * 1.113076512694, relative: 1e-8))
  }

  @Test("what was made from a model is found again, correlated residuals and all")
  func recovers() throws {
    let loadings = [1, 0.8, 1.2, 0.9, 1.1]
    var sigma = Matrix(rows: 5, columns: 5)
    for i in 0..<5 {
      for j in 0..<5 {
        sigma[i, j] = 0.7 * loadings[i] * loadings[j] + (i == j ? 0.5 + 0.1 * Double(i) : 0)
      }
    }
    sigma[3, 4] += 0.2
    sigma[4, 3] += 0.2
    var model = ConfirmatoryModel(items: 5, factors: [[0, 1, 2, 3, 4]])
    model.correlateResiduals(3, 4)
    let found = try ConfirmatoryFit.estimate(
      model, AnswerMoments(covariances: [(100.0 / 99) * sigma], n: [100]))
    #expect(found.fit.chiSquared < 1e-10 && found.verdicts.isEmpty)
    for (item, loading) in loadings.enumerated() {
      #expect(agrees(found.value(.loading(item, on: 0)), loading, relative: 1e-8))
    }
    #expect(agrees(found.value(.residual(3, 4)), 0.2, relative: 1e-7))
    // ω counts the correlated residual among what the factor does not explain.
    let omega = try found.omega(factor: 0)
    let (explained, rest) = (0.7 * 25, 0.5 + 0.6 + 0.7 + 0.8 + 0.9 + 0.4)
    #expect(agrees(omega.model.value, explained / (explained + rest), relative: 1e-9))
    #expect(agrees(omega.observed, explained / (explained + rest), relative: 1e-9))
  }

  @Test("a Heywood case, an item turned round and a model with many solutions are said")
  func verdicts() throws {
    let heywood = Matrix(rows: 3, columns: 3, elements: [1, 0.6, 0.6, 0.6, 1, 0.2, 0.6, 0.2, 1])
    let model = ConfirmatoryModel(items: 3, factors: [[0, 1, 2]])
    let found = try ConfirmatoryFit.estimate(model, AnswerMoments(covariances: [heywood], n: [80]))
    #expect(found.verdicts == [.negativeResidual(item: 0, group: 0)])
    #expect(found.fit.rmsea == nil && found.fit.p == nil)
    let opposed = Matrix(
      rows: 4, columns: 4,
      elements: [1, 0.5, 0.4, -0.4, 0.5, 1, 0.45, -0.5, 0.4, 0.45, 1, -0.4, -0.4, -0.5, -0.4, 1])
    let turned = try ConfirmatoryFit.estimate(
      ConfirmatoryModel(items: 4, factors: [[0, 1, 2, 3]]),
      AnswerMoments(covariances: [opposed], n: [80]))
    #expect(turned.verdicts == [.opposedItem(item: 3, factor: 0, group: 0)])
    // Two factors that nothing ties to each other, with two items each and no correlation between them.
    var loose = ConfirmatoryModel(items: 4, factors: [[0, 1], [2, 3]])
    loose.fix(.factorCovariance(0, 1), at: 0)
    let sample = Matrix(
      rows: 4, columns: 4, elements: [1, 0.5, 0, 0, 0.5, 1, 0, 0, 0, 0, 1, 0.4, 0, 0, 0.4, 1])
    let manifold = try ConfirmatoryFit.estimate(
      loose, AnswerMoments(covariances: [sample], n: [80]))
    #expect(manifold.verdicts.contains(.notIdentified))
    // Items that nothing ties: loadings of 0, and then the others could be anything.
    let apart = try ConfirmatoryFit.estimate(
      ConfirmatoryModel(items: 4, factors: [[0, 1, 2, 3]], scaling: .standardised),
      AnswerMoments(covariances: [.identity(4)], n: [150]))
    #expect(apart.verdicts.contains(.notIdentified))
    #expect(manifold.covariance == nil && manifold.parameters[0].estimate.standardError == nil)
  }

  @Test(
    "small samples end in a fit with its verdicts or a reason, and never in a number that is none")
  func smallSamples() throws {
    var random = SeededGenerator(seed: 6)
    var heywood: [Int: Int] = [:]
    for n in [3, 7, 10, 20, 50] {
      for _ in 0..<60 {
        let rows = (0..<n).map { _ -> [Double?] in
          let factor = random.normal()
          return (0..<6).map { _ in
            min(5, max(1, (3 + 0.8 * factor + random.normal()).rounded()))
          }
        }
        let moments = AnswerMoments(items: 6, groups: [rows])
        let model = ConfirmatoryModel(items: 6, factors: [[0, 1, 2, 3, 4, 5]])
        guard let found = try? ConfirmatoryFit.estimate(model, moments) else {
          #expect(n < 10)
          continue
        }
        #expect(found.parameters.allSatisfy { $0.estimate.value.isFinite })
        #expect(
          found.parameters.allSatisfy {
            $0.estimate.standardError.map { $0 > 0 && $0.isFinite } ?? true
          })
        #expect(found.fit.chiSquared.isFinite && found.fit.cfi.isFinite && found.fit.srmr.isFinite)
        // What is not certified is said.
        #expect(found.convergence.certified || !found.verdicts.isEmpty)
        let isHeywood = found.verdicts.contains { verdict in
          if case .negativeResidual = verdict { true } else { false }
        }
        if isHeywood { heywood[n, default: 0] += 1 }
      }
    }
    // psychometrics.md §3.3: common for ten people, gone by fifty.
    #expect((heywood[10] ?? 0) > 5 && (heywood[50] ?? 0) == 0)
  }

  @Test("too many numbers, copies of an item, an even item and too few people are withheld")
  func withheld() throws {
    func code(_ model: ConfirmatoryModel, _ moments: AnswerMoments) -> String? {
      do {
        _ = try ConfirmatoryFit.estimate(model, moments)
        return nil
      } catch {
        return error.code
      }
    }
    let two = ConfirmatoryModel(items: 2, factors: [[0, 1]])
    #expect(
      code(two, AnswerMoments(covariances: [.identity(2)], n: [50])) == "confirmatory.too-few-items"
    )
    let three = ConfirmatoryModel(items: 3, factors: [[0, 1, 2]])
    let copies = Matrix(rows: 3, columns: 3, repeating: 1)
    #expect(code(three, AnswerMoments(covariances: [copies], n: [50])) == "confirmatory.singular")
    let even = Matrix(rows: 3, columns: 3, elements: [1, 0, 0.5, 0, 0, 0, 0.5, 0, 1])
    #expect(code(three, AnswerMoments(covariances: [even], n: [50])) == "confirmatory.singular")
    let few = AnswerMoments(items: 3, groups: [[[1, 2, 3], [2, 1, 3]]])
    #expect(code(three, few) == "confirmatory.singular")
    let nobody = AnswerMoments(items: 3, groups: [[[1, 2, nil], [2, 1, nil], [3, 5, nil]]])
    var means = ConfirmatoryModel(items: 3, factors: [[0, 1, 2]], hasMeans: true)
    #expect(code(means, nobody) == "confirmatory.singular")
    #expect(
      code(means, AnswerMoments(items: 3, groups: [[[nil, nil, nil]]])) == "confirmatory.singular")
    means.fix(.residual(0, 0), at: -5)
    #expect(
      code(means, AnswerMoments(covariances: [.identity(3)], means: [[0, 0, 0]], n: [9]))
        == "confirmatory.no-start")
  }
}
