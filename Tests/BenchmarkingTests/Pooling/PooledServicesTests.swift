import Benchmarking
import Results
import TestSupport
import Testing

@Suite("Services pooled (DerSimonian & Laird 1986; Hartung & Knapp 2001)")
struct PooledServicesTests {
  static func pool(
    _ set: (estimates: [Double], variances: [Double]),
    _ between: BetweenVariance = .restrictedMaximumLikelihood,
    _ test: PoolingOptions.Test = .normal
  ) throws(Withheld) -> PooledServices {
    var options = PoolingOptions()
    options.between = between
    options.test = test
    return try PooledServices(set.estimates, variances: set.variances, options: options)
  }

  static func agree(
    _ interval: ConfidenceInterval?, _ lower: Double, _ upper: Double, relative: Double,
    _ comment: Comment = ""
  ) {
    #expect(agrees(interval?.lower, lower, relative: relative), comment)
    #expect(agrees(interval?.upper, upper, relative: relative), comment)
  }

  @Test(
    "the mean of the BCG trials by every method, as metafor prints it",
    arguments: [
      // reference/benchmarking.md §2.5, metafor 3.8.1; τ² of PM and PMM ended at 1e-4 there.
      ("EE", -0.43028516, 0.04049875), ("DL", -0.71411722, 0.17874209),
      ("HE", -0.71587859, 0.18327999), ("HS", -0.70453537, 0.15865209),
      ("HSk", -0.70747605, 0.16414802), ("SJ", -0.71724859, 0.18705946),
      ("ML", -0.71119914, 0.17189682), ("REML", -0.71453235, 0.17978153),
      ("EB", -0.71496816, 0.18089221), ("PM", -0.71497041, 0.18089798),
      ("PMM", -0.71708467, 0.18659469),
    ])
  func means(_ name: String, _ mean: Double, _ error: Double) throws {
    let method = try #require(BetweenVariance(rawValue: name))
    let found = try Self.pool(PoolingSets.bcg, method)
    let searched = ["PM", "PMM"].contains(name) ? 5e-5 : 1e-6
    #expect(agrees(found.mean.estimate.value, mean, relative: searched))
    #expect(agrees(found.mean.estimate.standardError, error, relative: searched))
  }

  @Test(
    "the mean of the CLASP trials (DerSimonian & Kacker 2007, table 2)",
    arguments: [
      ("PM", -0.3811, 0.2060), ("HE", -0.4035, 0.2327), ("DL", -0.3240, 0.1540),
      ("REML", -0.2980, 0.1343),
    ])
  func clasp(_ name: String, _ mean: Double, _ error: Double) throws {
    let method = try #require(BetweenVariance(rawValue: name))
    let sample = try PoolingSets.clasp()
    let found = try Self.pool((sample.estimates, sample.variances), method)
    #expect(agrees(found.mean.estimate.value, mean, relative: 0, absolute: 5.1e-5))
    #expect(agrees(found.mean.estimate.standardError, error, relative: 0, absolute: 5.1e-5))
  }

  @Test("heterogeneity and intervals of the BCG trials, as metafor prints them")
  func printed() throws {
    // reference/benchmarking.md §2.5; metafor's Q profile ends at 1e-4.
    let found = try Self.pool(PoolingSets.bcg)
    #expect(agrees(found.q, 152.23300808, relative: 1e-9))
    #expect(found.qDegreesOfFreedom == 12)
    #expect(agrees(100 * found.iSquared, 92.221386, relative: 1e-7))
    #expect(agrees(found.hSquared, 12.855761, relative: 1e-6))
    #expect(agrees(found.mean.statistic, -3.974448, relative: 1e-6))
    #expect(agrees(found.mean.pValue, 0.00007054, relative: 1e-4))
    Self.agree(found.mean.estimate.interval, -1.06689768, -0.36216702, relative: 1e-6)
    Self.agree(found.between.interval, 0.11969531, 1.11148626, relative: 3e-4)
    Self.agree(found.prediction(.normal), -1.86669235, 0.43762765, relative: 1e-6)
    Self.agree(found.prediction(.studentT), -1.99534, 0.56628, relative: 1e-5)
    Self.agree(found.prediction(.riley), -2.00838, 0.57931, relative: 1e-5)
    Self.agree(found.prediction(.hartungKnapp), -1.99601697, 0.56695227, relative: 1e-6)
    let expected = [
      (1, -0.80023357, 0.40993047), (2, -1.25170603, 0.35322732), (8, 0.00287925, 0.06258709),
      (12, -0.28473366, 0.45830051),
    ]
    for (trial, value, error) in expected {
      let service = found.services[trial - 1]
      #expect(agrees(service.shrunken.value, value, relative: 1e-6, absolute: 1e-8))
      #expect(agrees(service.shrunken.standardError, error, relative: 1e-6))
    }
  }

  @Test("Hartung and Knapp's errors, and the guard, on the BCG trials")
  func hartungKnapp() throws {
    let plain = try Self.pool(PoolingSets.bcg, .restrictedMaximumLikelihood, .hartungKnapp)
    #expect(agrees(plain.mean.estimate.standardError, 0.18079175, relative: 1e-6))
    #expect(agrees(plain.hartungKnappScale, 1.01126981, relative: 1e-6))
    Self.agree(plain.mean.estimate.interval, -1.10844372, -0.32062097, relative: 1e-6)
    // With Paule and Mandel's τ² itself s² is 1; metafor's, ended early, gives .99994171.
    let guarded = try Self.pool(PoolingSets.bcg, .pauleMandel, .hartungKnappGuarded)
    #expect(agrees(guarded.hartungKnappScale, 1, relative: 1e-12))
    #expect(agrees(guarded.mean.estimate.standardError, 0.18089798, relative: 5e-5))
  }

  @Test("the standardised changes of Morris (2008) pooled as services")
  func morris() throws {
    // reference/benchmarking.md §2.1, metafor 3.8.1, whose REML search ends at 1e-5: 2e-6 of τ² here.
    let found = try Self.pool(PoolingSets.morris)
    #expect(agrees(found.mean.estimate.value, 0.912054115, relative: 1e-7))
    #expect(agrees(found.mean.estimate.standardError, 0.286179937, relative: 1e-6))
    Self.agree(found.mean.estimate.interval, 0.351151745, 1.47295649, relative: 1e-6)
    #expect(agrees(found.between.value, 0.316366256, relative: 2e-6))
    #expect(agrees(100 * found.iSquared, 81.4689774, relative: 1e-6))
    Self.agree(found.prediction(.normal), -0.324844996, 2.14895323, relative: 2e-6)
    Self.agree(found.prediction(.hartungKnapp), -0.852565989, 2.67667422, relative: 2e-6)
    let shrunken = [
      (0.569801813, 0.228141979), (1.038017431, 0.154763942), (1.427269287, 0.385466769),
      (1.276795374, 0.307759912), (0.248386672, 0.259520154),
    ]
    for (service, (value, error)) in zip(found.services, shrunken) {
      #expect(agrees(service.shrunken.value, value, relative: 1e-6))
      #expect(agrees(service.shrunken.standardError, error, relative: 1e-6))
    }
    let hk = try Self.pool(PoolingSets.morris, .restrictedMaximumLikelihood, .hartungKnapp)
    #expect(agrees(hk.mean.estimate.standardError, 0.295940246, relative: 1e-6))
    Self.agree(hk.mean.estimate.interval, 0.0903922683, 1.73371596, relative: 1e-5)
    let moments = try Self.pool(PoolingSets.morris, .derSimonianLaird)
    #expect(agrees(moments.between.value, 0.242518558, relative: 1e-8))
    #expect(agrees(moments.q, 17.4805525, relative: 1e-8))
  }

  @Test("three services: the normal interval is too sure of itself")
  func three() throws {
    // reference/benchmarking.md §2.5.
    let normal = try Self.pool(PoolingSets.three)
    #expect(agrees(normal.between.value, 0.031112499, relative: 1e-5))
    #expect(agrees(normal.mean.estimate.value, 0.5893649, relative: 1e-6))
    #expect(agrees(normal.mean.estimate.interval?.lower, 0.300, relative: 0, absolute: 5e-4))
    #expect(agrees(normal.mean.estimate.interval?.upper, 0.878, relative: 0, absolute: 5e-4))
    let hk = try Self.pool(PoolingSets.three, .restrictedMaximumLikelihood, .hartungKnapp)
    #expect(agrees(hk.mean.estimate.interval?.lower, -0.0329, relative: 0, absolute: 5e-5))
    #expect(agrees(hk.mean.estimate.interval?.upper, 1.2116, relative: 0, absolute: 5e-5))
    let guarded = try Self.pool(
      PoolingSets.three, .restrictedMaximumLikelihood, .hartungKnappGuarded)
    #expect(agrees(guarded.mean.estimate.interval?.lower, -0.0453, relative: 0, absolute: 5e-5))
    #expect(agrees(guarded.mean.estimate.interval?.upper, 1.2241, relative: 0, absolute: 5e-5))
    #expect(normal.rule == .noVerdicts)
    #expect(normal.notes.map(\.code) == ["pooling.few-services"])
  }

  @Test("agrees with R's matrices in every figure", arguments: ["bcg", "clasp", "three"])
  func matrices(_ set: String) throws {
    let expected = try Expected("Fixtures/benchmarking/pooling/expected.csv")
    let sample = try #require(try PoolingSets.samples().first { $0.0 == set }?.1)
    let data = (estimates: sample.estimates, variances: sample.variances)
    let found = try Self.pool(data)
    let hk = try Self.pool(data, .restrictedMaximumLikelihood, .hartungKnapp)
    let guarded = try Self.pool(data, .restrictedMaximumLikelihood, .hartungKnappGuarded)
    let numbers: [(String, Double?)] = [
      ("Q", found.q), ("Q.p", found.qPValue), ("I2", 100 * found.iSquared),
      ("H2", found.hSquared), ("REML.s2w", found.hartungKnappScale), ("z.p", found.mean.pValue),
      ("hk.p", hk.mean.pValue),
    ]
    for (name, value) in numbers {
      #expect(agrees(value, expected["\(set).\(name)"], relative: 1e-8), "\(name)")
    }
    let intervals: [(String, ConfidenceInterval?)] = [
      ("z", found.mean.estimate.interval), ("hk", hk.mean.estimate.interval),
      ("adhoc", guarded.mean.estimate.interval), ("pi.z", found.prediction(.normal)),
      ("pi.t", found.prediction(.studentT)), ("pi.riley", found.prediction(.riley)),
      ("pi.hk", found.prediction(.hartungKnapp)), ("tau2", found.between.interval),
    ]
    for (name, interval) in intervals {
      let (low, high) = (expected["\(set).\(name).low"], expected["\(set).\(name).high"])
      #expect(agrees(interval?.lower, low, relative: 1e-8, absolute: 1e-12), "\(name)")
      #expect(agrees(interval?.upper, high, relative: 1e-8), "\(name)")
    }
    for (j, service) in found.services.enumerated() {
      let name = "\(set).blup\(j + 1)"
      #expect(agrees(service.shrunken.value, expected[name], relative: 1e-8))
      #expect(agrees(service.shrunken.standardError, expected[name + ".se"], relative: 1e-8))
    }
  }

  @Test("one or two services are not pooled")
  func fewest() throws {
    for n in 0...2 {
      do throws(Withheld) {
        _ = try PooledServices(
          (0..<n).map { Double($0) }, variances: Array(repeating: 1, count: n))
        Issue.record("\(n) services were pooled")
      } catch {
        #expect(error.code == "pooling.too-few-services")
      }
    }
    #expect(FewServices(services: 2).note?.code == "pooling.not-pooled")
    #expect(FewServices(services: 4) == .noVerdicts)
    #expect(FewServices(services: 5) == .enough)
    #expect(FewServices(services: 5).note == nil)
  }

  @Test("a shrunken estimate lies between a service's own and the mean, nearer by λ")
  func shrinks() throws {
    let found = try Self.pool(PoolingSets.bcg)
    let mean = found.mean.estimate.value
    for service in found.services {
      #expect(service.lambda > 0 && service.lambda < 1)
      let expected = mean + service.lambda * (service.own - mean)
      #expect(agrees(service.shrunken.value, expected, relative: 1e-12, absolute: 1e-14))
      let error = try #require(service.shrunken.standardError)
      #expect(error > 0)
    }
  }

  @Test("services that are all alike have no weight of their own, and no interval of τ²")
  func alike() throws {
    let set = (estimates: [2.0, 2, 2, 2, 2], variances: [1.0, 2, 3, 4, 5])
    for test in PoolingOptions.Test.allCases {
      let found = try Self.pool(set, .restrictedMaximumLikelihood, test)
      #expect(found.between.value == 0 && found.between.interval == nil)
      #expect(found.services.allSatisfy { $0.lambda == 0 })
      #expect(agrees(found.mean.estimate.value, 2, relative: 1e-14))
      #expect((found.mean.estimate.standardError == nil) == (test == .hartungKnapp))
      #expect(
        found.notes.map(\.code) == ["pooling.no-difference-seen", "pooling.closer-than-chance"])
    }
  }
}
