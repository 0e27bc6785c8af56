import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Measurement invariance (Meredith 1993), and answers that are missing")
struct InvarianceTests {
  static let model = ConfirmatoryModel(
    items: 9, factors: HolzingerSwineford.factors, groups: 2, hasMeans: true)

  @Test("the ladder of Holzinger and Swineford's two schools (psychometrics.md §4.5)")
  func schools() throws {
    let ladder = try InvarianceLadder.climb(HolzingerSwineford.bySchool()) {
      Self.model.invariant($0)
    }
    // lavaan 0.6-14, eight decimals: χ², df, CFI, TLI, RMSEA, SRMR.
    let expected = [
      (115.85134388, 48, 0.92339838, 0.88509757, 0.09691486, 0.06786401),
      (124.04354418, 54, 0.92092347, 0.89456462, 0.09283654, 0.07165158),
      (164.10283093, 60, 0.88247181, 0.85896618, 0.10737110, 0.08244706),
      (181.51134523, 69, 0.87297892, 0.86745626, 0.10408913, 0.08826265),
    ]
    for (step, (chi, df, cfi, tli, rmsea, srmr)) in zip(ladder.steps, expected) {
      let fit = step.fit.fit
      #expect(step.fit.convergence.certified && step.fit.verdicts.isEmpty)
      #expect(agrees(fit.chiSquared, chi, relative: 0, absolute: 1e-7))
      #expect(fit.degreesOfFreedom == df)
      #expect(agrees(fit.cfi, cfi, relative: 0, absolute: 1e-8))
      #expect(agrees(fit.tli, tli, relative: 0, absolute: 1e-8))
      #expect(agrees(fit.rmsea?.value, rmsea, relative: 0, absolute: 1e-8))
      #expect(agrees(fit.srmr, srmr, relative: 0, absolute: 1e-6))
    }
    let changes = ladder.steps.compactMap(\.change)
    let steps = [(8.1922, 6, 0.22436), (40.0593, 6, 4.43e-7), (17.4085, 9, 0.04269)]
    for (change, (chi, df, p)) in zip(changes, steps) {
      #expect(agrees(change.chiSquared, chi, relative: 0, absolute: 5e-5))
      #expect(change.degreesOfFreedom == df)
      #expect(agrees(change.p, p, relative: 2e-3))
    }
  }

  @Test("the intercepts of x3 and x7 break scalar invariance; letting them go mends most of it")
  func partial() throws {
    let moments = try HolzingerSwineford.bySchool()
    let scalar = try ConfirmatoryFit.estimate(Self.model.invariant(.scalar), moments)
    let tests = scalar.scoreTests(of: scalar.sharedPlaces)
    #expect(tests[0].place == .intercept(2, group: 1) && tests[1].place == .intercept(6, group: 1))
    #expect(agrees(tests[0].statistic, 19.193, relative: 0, absolute: 5e-4))
    #expect(agrees(tests[1].statistic, 15.021, relative: 0, absolute: 5e-4))
    let freed = Self.model.invariant(.scalar, except: [.intercept(2), .intercept(6)])
    let found = try ConfirmatoryFit.estimate(freed, moments)
    #expect(agrees(found.fit.chiSquared, 129.42248033, relative: 0, absolute: 1e-7))
    #expect(found.fit.degreesOfFreedom == 58)
    #expect(agrees(found.fit.cfi, 0.91936670, relative: 0, absolute: 1e-8))
  }

  @Test("the unit of a factor does not matter to invariance")
  func scaling() throws {
    let moments = try HolzingerSwineford.bySchool()
    let model = ConfirmatoryModel(
      items: 9, factors: HolzingerSwineford.factors, groups: 2, scaling: .standardised,
      hasMeans: true)
    for (level, chi) in [
      (ConfirmatoryModel.Invariance.metric, 124.04354418), (.strict, 181.51134523),
    ] {
      let found = try ConfirmatoryFit.estimate(model.invariant(level), moments)
      #expect(agrees(found.fit.chiSquared, chi, relative: 0, absolute: 1e-7))
    }
  }

  @Test("answers that are missing are left out one by one (psychometrics.md §4.5)")
  func missing() throws {
    let model = ConfirmatoryModel(items: 9, factors: HolzingerSwineford.factors, hasMeans: true)
    let found = try ConfirmatoryFit.estimate(model, HolzingerSwineford.incomplete())
    #expect(found.convergence.certified && found.verdicts.isEmpty)
    #expect(agrees(found.fit.chiSquared, 80.19420234, relative: 0, absolute: 1e-7))
    #expect(agrees(found.fit.logLikelihood, -3595.48797683, relative: 0, absolute: 1e-8))
    #expect(
      agrees(found.fit.unrestrictedLogLikelihood, -3555.39087566, relative: 0, absolute: 1e-8))
    #expect(agrees(found.fit.cfi, 0.93090262, relative: 0, absolute: 1e-8))
    #expect(agrees(found.fit.rmsea?.value, 0.08819762, relative: 0, absolute: 1e-8))
    let loadings = [
      (1, 0, 0.52779090), (2, 0, 0.65914443), (4, 1, 1.09438845), (5, 1, 0.92333504),
      (7, 2, 1.19281929),
      (8, 2, 1.02871457),
    ]
    for (item, factor, value) in loadings {
      // lavaan stops at about 1e-6.
      #expect(agrees(found.value(.loading(item, on: factor)), value, relative: 0, absolute: 2e-6))
    }
  }

  @Test("keeping some items is the same as having asked no others")
  func keeping() throws {
    let kept = [4, 0, 8]
    let moments = try HolzingerSwineford.incomplete().keeping(kept)
    let rows = try HolzingerSwineford.rows().enumerated().map { position, row -> [Double?] in
      [
        19..<60 ~= position ? nil : row.scores[4], position < 30 ? nil : row.scores[0],
        position % 7 == 0 ? nil : row.scores[8],
      ]
    }
    let direct = AnswerMoments(items: 3, groups: [rows])
    #expect(moments.n == direct.n)
    for (found, expected) in zip(moments.groups[0], direct.groups[0]) {
      #expect(found.observed == expected.observed && found.n == expected.n)
      for (x, y) in zip(found.mean, expected.mean) { #expect(agrees(x, y, relative: 1e-12)) }
      for (x, y) in zip(found.covariance.elements, expected.covariance.elements) {
        #expect(agrees(x, y, relative: 1e-10, absolute: 1e-13))
      }
    }
  }

  @Test("rows with nothing missing are the same as their moments")
  func complete() throws {
    let model = ConfirmatoryModel(items: 9, factors: HolzingerSwineford.factors, hasMeans: true)
    let rows = try HolzingerSwineford.moments()
    let pattern = try #require(rows.groups.first?.first)
    let n = Double(pattern.n)
    let moments = AnswerMoments(
      covariances: [(n / (n - 1)) * pattern.covariance], means: [pattern.mean], n: [pattern.n])
    let byRows = try ConfirmatoryFit.estimate(model, rows)
    let byMoments = try ConfirmatoryFit.estimate(model, moments)
    #expect(agrees(byRows.fit.chiSquared, 85.305521769794, relative: 1e-10))
    #expect(agrees(byMoments.fit.chiSquared, byRows.fit.chiSquared, relative: 1e-10))
    // Means cost nothing: as many numbers as means.
    #expect(byRows.fit.degreesOfFreedom == 24)
  }

  @Test(
    "one factor on three occasions (psychometrics.md §4.6)",
    .enabled(if: occasions != nil, SharedData.absence))
  func overTime() throws {
    let moments = try #require(Self.occasions)
    let ladder = try InvarianceLadder.climb(moments) {
      ConfirmatoryModel.overTime(items: 3, occasions: 3, $0, lags: 1)
    }
    let expected = [(20.153, 18), (24.686, 22), (42.311, 26), (47.584, 32)]
    for (step, (chi, df)) in zip(ladder.steps, expected) {
      #expect(step.fit.convergence.certified)
      #expect(agrees(step.fit.fit.chiSquared, chi, relative: 0, absolute: 6e-4))
      #expect(step.fit.fit.degreesOfFreedom == df)
    }
    let changes = ladder.steps.compactMap(\.change)
    for (change, (chi, p)) in zip(
      changes, [(4.5328, 0.3387), (17.6253, 0.00146), (5.2724, 0.5094)])
    {
      #expect(agrees(change.chiSquared, chi, relative: 0, absolute: 6e-5))
      #expect(agrees(change.p, p, relative: 0, absolute: 6e-5))
    }
  }

  /// `semTools::exLong`: y1t1, y2t1, y3t1, y1t2, … of 200 people.
  static let occasions: AnswerMoments? = {
    guard let rows = try? SharedData.rows("exLong.csv") else { return nil }
    let names = (1...3).flatMap { t in (1...3).map { "y\($0)t\(t)" } }
    return AnswerMoments(
      items: 9, groups: [rows.map { row in names.map { row[$0].flatMap { Double($0) } } }])
  }()

  @Test(
    "first and second derivatives are those of differences, with means, sharing and missing answers"
  )
  func derivatives() throws {
    var model = ConfirmatoryModel(
      items: 9, factors: HolzingerSwineford.factors, groups: 1, hasMeans: true)
    model.correlateResiduals(0, 8)
    model.free(.loading(8, on: 0))
    model.free(.factorMean(1))
    model.fix(.intercept(3), at: 3)
    model.share([.loading(4, on: 1), .loading(5, on: 1)])
    model.share([.residual(6, 6), .residual(7, 7), .residual(8, 8)])
    let likelihood = NormalLikelihood(model, try HolzingerSwineford.incomplete())
    var random = SeededGenerator(seed: 4)
    // A point that is no optimum, so that every term counts.
    let x = likelihood.parameters.map { places -> Double in
      let noise = Double.random(in: -0.1...0.1, using: &random)
      let place = places[0]
      switch place.kind {
      case .loading: return 0.8 + noise
      case .factorCovariance, .residualCovariance:
        return (place.row == place.column ? 1 : 0.2) + noise
      case .intercept: return 4 + noise
      case .factorMean: return noise
      }
    }
    let point = try #require(likelihood.derivatives(x, likelihood.parameters)).derivatives
    for a in x.indices {
      var (up, down) = (x, x)
      up[a] += 1e-5
      down[a] -= 1e-5
      let above = try #require(likelihood.gradient(up))
      let below = try #require(likelihood.gradient(down))
      let size = 1 + abs(point.gradient[a])
      #expect(abs((above.value - below.value) / 2e-5 - point.gradient[a]) < 1e-6 * size)
      for b in x.indices {
        let slope = (above.gradient[b] - below.gradient[b]) / 2e-5
        let size = (point.observed[a, a] * point.observed[b, b]).magnitude.squareRoot()
        #expect(abs(slope - point.observed[a, b]) < 1e-6 * (1 + size))
      }
    }
  }
}
