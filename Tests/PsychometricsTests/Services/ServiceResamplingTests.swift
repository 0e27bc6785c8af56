import Distributions
import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Intervals over services")
struct ServiceResamplingTests {
  private static let moments = ServiceMoments(
    MadeUpServices.ruled.rows, services: MadeUpServices.ruled.services)

  @Test("limits of alpha, ICC(A,1) and a share: numpy and scipy, from the rows, service by service")
  func reference() throws {
    // A program of its own over the rows of `MadeUpServices.ruled`: np.cov, np.bincount, scipy.stats.t.ppf.
    let floors = ServiceMoments(
      MadeUpServices.ruled.rows.map { $0 + [$0[0] == 0 ? 1 : 0] },
      services: MadeUpServices.ruled.services)
    let found = try ServiceResampling.of(
      floors,
      ServiceFigure.consistency(items: 0..<4) + ServiceFigure.agreement(occasions: 0..<2) + [
        ServiceFigure.share("floor", column: 4)
      ])
    #expect(found.services == 24 && found.people == 118)
    #expect(abs(found.effectiveServices - 18.755432181487507) < 1e-12)
    for (id, value, error, lower, upper) in [
      (
        "alpha.raw", 0.680706885543037, 0.05783521386747133, 0.5370034912001946,
        0.77980807413883
      ),
      (
        "icc.agreement.single", 0.30751947741244245, 0.06192243259713814, 0.1648324003152094,
        0.42582869073929475
      ),
      (
        "floor", 0.09322033898305085, 0.04049880680328671, 0.03753913710147598,
        0.21319758942324274
      ),
    ] {
      let estimate = try #require(found[id]?.estimate)
      #expect(abs(estimate.value - value) < 1e-12)
      #expect(agrees(estimate.standardError, error, relative: 1e-10))
      #expect(agrees(estimate.interval?.lower, lower, relative: 1e-10))
      #expect(agrees(estimate.interval?.upper, upper, relative: 1e-10))
      #expect(estimate.interval?.method == "service-jackknife-t")
    }
  }

  @Test("figures of everybody are those of the other tables")
  func values() throws {
    let rows = MadeUpServices.ruled.rows
    let found = try ServiceResampling.of(
      Self.moments,
      ServiceFigure.consistency(items: 0..<4) + ServiceFigure.agreement(occasions: 0..<3) + [
        .changeReliability(first: 0..<2, second: 2..<4), .omega(items: 0..<4),
      ])
    func value(_ id: String) throws -> Double { try #require(found[id]?.estimate?.value, "\(id)") }
    let items = ItemDeviations(rows)
    let table = try Consistency.of(items.covariance)
    for id in ["alpha.raw", "alpha.standardised", "lambda2", "lambda4.exact", "lambda6", "mu2"] {
      #expect(agrees(try value(id), try #require(table[id]?.estimate).value, relative: 1e-12))
    }
    let error = table.measurementError
    #expect(agrees(try value("sem.one-occasion"), error.standardError.value, relative: 1e-12))
    #expect(
      agrees(try value("sdc.individual.one-occasion"), error.individual.value, relative: 1e-12))
    for item in table.items {
      let expected = try #require(item.itemRest).value
      #expect(agrees(try value("item-rest.\(item.item + 1)"), expected, relative: 1e-12))
    }
    #expect(
      agrees(try value("mean-correlation"), try #require(table.meanCorrelation), relative: 1e-12))
    let retest = try TestRetest.of(rows.map { $0.prefix(3).map { $0 } })
    #expect(
      agrees(
        try value("icc.agreement.single"),
        try #require(retest[.agreementSingle]).estimate.value, relative: 1e-12))
    #expect(
      agrees(
        try value("sem.agreement"), retest.agreementError.standardError.value, relative: 1e-12))
    #expect(
      agrees(
        try value("sdc.individual.agreement"), retest.agreementError.individual.value,
        relative: 1e-12))
    let change = try ChangeScoreReliability.of(
      ChangeItems(
        first: rows.map { $0.prefix(2).map { $0 } }, second: rows.map { $0.suffix(2).map { $0 } }))
    #expect(
      agrees(try value("change.reliability"), change.coefficient.value, relative: 1e-12))
    let omega = try OneFactorOmega.estimate(
      AnswerMoments(covariances: [items.covariance.matrix], n: [items.n]))
    #expect(agrees(try value("omega.cfa.model"), omega.omega.model.value, relative: 1e-9))
  }

  @Test(
    "everybody a service of their own: the error known for unrelated people, design effects of 1")
  func unrelated() throws {
    let rows = MadeUpServices.ruled.rows
    let found = try ServiceResampling.of(
      ServiceMoments(rows, services: Array(rows.indices)), ServiceFigure.consistency(items: 0..<4))
    for row in found.rows { #expect(agrees(row.designEffect, 1, relative: 1e-12)) }
    #expect(abs(found.effectiveServices - Double(rows.count)) < 1e-9)
    // The distribution-free error of alpha is that of the infinitesimal jackknife; of 118 people both agree to a
    // few parts in a hundred.
    let free = try CronbachAlpha.distributionFree(ItemDeviations(rows))
    #expect(
      agrees(
        found["alpha.raw"]?.estimate?.standardError, try #require(free.standardError),
        relative: 0.05))
  }

  @Test(
    "everybody twice in the same service: as sure as before over services, half as sure as seems")
  func copies() throws {
    let (rows, services) = MadeUpServices.ruled
    let once = try ServiceResampling.of(Self.moments, ServiceFigure.consistency(items: 0..<4))
    let twice = try ServiceResampling.of(
      ServiceMoments(rows + rows, services: services + services),
      ServiceFigure.consistency(items: 0..<4))
    // The best cut in two jumps from one cut to another, so it is left aside.
    for (one, two) in zip(once.rows, twice.rows) where one.id != "lambda4.exact" {
      let (a, b) = (try #require(one.estimate?.interval), try #require(two.estimate?.interval))
      // One person of 118 is more than one of 236, in parts of a hundred.
      #expect(agrees(a.lower, b.lower, relative: 0.02) && agrees(a.upper, b.upper, relative: 0.02))
      #expect(
        agrees(
          try #require(two.designEffect) / (try #require(one.designEffect)), 2, relative: 0.06))
    }
  }

  @Test(
    "drawings are the same for the same seed, others for another; limits of all methods are alike")
  func drawings() throws {
    func limits(_ method: ServiceResampling.Method, seed: UInt64) throws -> ConfidenceInterval {
      var options = ServiceResampling.Options()
      (options.method, options.seed) = (method, seed)
      let found = try ServiceResampling.of(
        Self.moments, ServiceFigure.consistency(items: 0..<4), options: options)
      return try #require(found["alpha.raw"]?.estimate?.interval)
    }
    let left = try limits(.leftOut, seed: 1)
    for method in [ServiceResampling.Method.student, .percentile] {
      let found = try limits(method, seed: 1)
      let (again, other) = (try limits(method, seed: 1), try limits(method, seed: 2))
      #expect(found == again && found != other)
      #expect(abs(found.lower - left.lower) < 0.08 && abs(found.upper - left.upper) < 0.03)
      #expect(found.method == method.rawValue)
    }
    let other = try limits(.leftOut, seed: 2)
    #expect(left == other)
  }

  @Test("any figure of services: the mean of equal services has the error of their means")
  func general() throws {
    let services: [Int] = (0..<100).map { $0 / 5 }
    let means: [Double] = (0..<20).map { s in
      let scores: [Double] = (5 * s..<5 * s + 5).map { i in Double((i * i * 7 + s) % 13) }
      return scores.reduce(0, +) / 5
    }
    let mean = means.reduce(0, +) / 20
    let found = try ServiceResampling.interval(services: services, estimate: mean) { times in
      let n = times.reduce(0, +)
      var sum = 0.0
      for (s, count) in times.enumerated() { sum += Double(count) * means[s] }
      return n > 0 ? sum / Double(n) : nil
    }
    var squares = 0.0
    for one in means { squares += (one - mean) * (one - mean) }
    let error = (squares / 19 / 20).squareRoot()
    #expect(agrees(found.standardError, error, relative: 1e-12))
    let interval = try #require(found.interval)
    // t of 19 degrees of freedom at 0.975, as tables have it: 2.093024.
    let reach = (interval.upper - mean) / error
    #expect(abs(reach - 2.093024) < 1e-6)
    #expect(abs(interval.lower + interval.upper - 2 * mean) < 1e-12)
  }

  @Test("nineteen services: withheld, with how many more")
  func few() throws {
    let (rows, services) = MadeUpServices.ruled
    for (count, more) in [(19, "1 more service."), (1, "19 more services."), (0, "20 more")] {
      let kept = services.indices.filter { services[$0] < count }
      do {
        _ = try ServiceResampling.of(
          ServiceMoments(kept.map { rows[$0] }, services: kept.map { services[$0] }), [])
        Issue.record("\(count) services were enough")
      } catch {
        #expect(error.code == "appraisal.few-services" && error.help.contains(more))
        #expect(RefusedWords.found(in: error.reason + " " + error.help).isEmpty)
      }
      #expect(throws: Withheld.self) {
        try ServiceResampling.interval(
          services: kept.map { services[$0] }, estimate: 1
        ) { _ in 1 }
      }
    }
    #expect(ServiceResampling.fewServices(20) == nil)
  }

  @Test(
    "what cannot be had has a reason: an item all alike, a share of nobody, a figure of one service"
  )
  func reasons() throws {
    let (rows, services) = MadeUpServices.ruled
    let odd = ServiceMoments(
      zip(rows, services).map { [$0[0], $0[1], 3, $1 == 5 ? 1 : 0, 0] }, services: services)
    let found = try ServiceResampling.of(
      odd,
      ServiceFigure.consistency(items: 0..<3) + ServiceFigure.consistency(items: 2..<3) + [
        .share("one", column: 3), .share("nobody", column: 4),
        ServiceFigure("of one service") {
          $0.means[3] > 0
            ? .success(1 / $0.means[3]) : .failure(Withheld("test.none", "None.", help: "Some."))
        },
      ])
    let codes = found.rows.map { $0.withheld?.code }
    #expect(codes[0] == nil && codes[1] == "consistency.constant-item")
    #expect(found["item-rest.3"]?.withheld?.code == "consistency.constant-item")
    #expect(found.rows.filter { $0.withheld?.code == "alpha.one-item" }.count == 8)
    #expect(found["one"]?.estimate?.interval != nil)
    let nobody = try #require(found["nobody"])
    #expect(nobody.withheld?.code == "services.alike" && nobody.estimate?.value == 0)
    #expect(nobody.estimate?.interval == nil && nobody.designEffect == nil)
    #expect(found["of one service"]?.withheld?.code == "services.lost")
    for row in found.rows {
      if let reason = row.withheld {
        #expect(RefusedWords.found(in: reason.reason + " " + reason.help).isEmpty)
      }
    }
  }

  @Test("nearly everybody in one service: next to nothing is told")
  func oneLarge() throws {
    var random = Xoshiro256(seed: 4)
    var (rows, services) = MadeUpServices.ruled
    for _ in 0..<4000 {
      rows.append((0..<4).map { _ in random.normal() })
      services.append(24)
    }
    let moments = ServiceMoments(rows, services: services)
    let found = try ServiceResampling.of(moments, ServiceFigure.consistency(items: 0..<4))
    #expect(found.effectiveServices < 1.1)
    let interval = try #require(found["alpha.raw"]?.estimate?.interval)
    #expect(interval.upper - interval.lower > 0.9)
  }
}
