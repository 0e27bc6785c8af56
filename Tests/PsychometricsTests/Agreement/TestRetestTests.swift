import Distributions
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("How far a score repeats itself")
struct TestRetestTests {
  /// Sums of three items at the first two occasions, from `../shared/data/exLong.csv` (semTools); nil
  /// where that is absent.
  static let sums: [[Double]]? = (try? SharedData.rows("exLong.csv")).map { rows in
    rows.map { row in
      [1, 2].map { t in
        (1...3).reduce(0) { $0 + (row["y\($1)t\(t)"].flatMap { Double($0) } ?? .nan) }
      }
    }
  }

  @Test("exLong: the reference's figures", .enabled(if: sums != nil, SharedData.absence))
  func exLong() throws {
    let found = try TestRetest.of(try #require(Self.sums))
    // reference/psychometrics.md §4.6, printed to ten or twelve places.
    let forms: [(IntraclassCorrelation.Form, [Double])] = [
      (.oneWaySingle, [0.5855432371, 0.4866945579, 0.6696140614]),
      (.agreementSingle, [0.6014642508, 0.4107553101, 0.7249181794]),
      (.consistencySingle, [0.6515194089, 0.5639436741, 0.7246039436]),
    ]
    for (form, values) in forms {
      let estimate = try #require(found[form]?.estimate)
      let interval = try #require(estimate.interval)
      #expect(agrees(estimate.value, values[0], relative: 0, absolute: 1e-10))
      #expect(agrees(interval.lower, values[1], relative: 0, absolute: 1e-10))
      #expect(agrees(interval.upper, values[2], relative: 0, absolute: 1e-10))
    }
    #expect(
      agrees(found.agreementError.standardError.value, 1.885261783177, relative: 0, absolute: 1e-11)
    )
    #expect(
      agrees(
        found.consistencyError.standardError.value, 1.693825043644, relative: 0, absolute: 1e-11))
    #expect(agrees(found.limits?.lower.value, -3.512152131204, relative: 0, absolute: 1e-11))
    #expect(agrees(found.limits?.upper.value, 5.877762291859, relative: 0, absolute: 1e-11))
  }

  @Test("errors and smallest detectable changes have exact limits")
  func errors() throws {
    let found = try TestRetest.of(ShroutFleissTable.complete)
    // MS_E of reference/psychometrics.md §4.1.
    let error = found.consistencyError
    #expect(agrees(error.standardError.value, 1.019444444444445.squareRoot(), relative: 1e-13))
    // scipy 1.17.1: √(15 · MS_E / chi2.ppf([.975, .025], 15)).
    let interval = try #require(error.standardError.interval)
    #expect(agrees(interval.lower, 0.7458521341004302, relative: 1e-11))
    #expect(agrees(interval.upper, 1.5626657781924054, relative: 1e-11))
    // 1.959964 √2 = 2.771808 to six places.
    #expect(
      agrees(error.individual.value / error.standardError.value, 2.771808, relative: 1e-6))
    #expect(agrees(error.group.value * 6.0.squareRoot(), error.individual.value, relative: 1e-14))
    #expect(
      agrees(
        found.agreementError.standardError.value, 6.26388888888889.squareRoot(), relative: 1e-13))
  }

  @Test("limits of agreement: exact intervals hold what they say")
  func limits() throws {
    let differences: [Double] = [1, 3, 2, 4, 0, 2, 5, -1, 2, 2]
    let found = try LimitsOfAgreement.of(differences)
    let s = found.standardDeviation
    #expect(agrees(found.bias.value, 2, relative: 1e-15))
    #expect(agrees(found.upper.value, 2 + 1.959963984540054 * s, relative: 1e-13))
    // scipy 1.17.1: 2 + s/√10 · nct.ppf([.025, .975], 9, norm.ppf(.975) √10).
    let interval = try #require(found.upper.interval)
    #expect(agrees(interval.lower, 4.0516582352875545, relative: 1e-9))
    #expect(agrees(interval.upper, 8.70416159966367, relative: 1e-9))
    let below = try #require(found.lower.interval)
    #expect(agrees(below.lower + interval.upper, 4, relative: 1e-12))
    #expect(agrees(below.upper + interval.lower, 4, relative: 1e-12))
  }

  @Test("in repeated samples, 95 % of the limits' intervals hold the limit")
  func limitCoverage() throws {
    var random = Xoshiro256(seed: 31)
    var held = 0
    let samples = Slow.cases(400, 10_000)
    for _ in 0..<samples {
      let found = try LimitsOfAgreement.of((0..<12).map { _ in random.normal() })
      let interval = try #require(found.upper.interval)
      if interval.lower <= 1.959963984540054, 1.959963984540054 <= interval.upper { held += 1 }
    }
    // Four standard errors of a share of 0.95.
    let share = Double(held) / Double(samples)
    #expect(abs(share - 0.95) < 4 * (0.95 * 0.05 / Double(samples)).squareRoot())
  }

  @Test("what cannot be had says why")
  func withheld() {
    for (table, code) in [
      ([], "icc.too-few-persons"), ([[1, 2]], "icc.too-few-persons"),
      ([[1], [2], [3]], "icc.one-occasion"),
      ([[1, nil], [2, nil], [3, nil]], "icc.one-occasion"),
      ([[1, nil], [nil, 2], [3, 4]], "icc.too-few-persons"),
      ([[nil, nil], [nil, nil]], "icc.too-few-persons"),
      ([[2, 2], [2, 2], [2, 2]], "icc.no-spread"), ([[1, 3], [3, 1]], "icc.no-spread"),
      ([[0.1, 0.5], [0.2, 0.4], [0.3, 0.3]], "icc.no-spread"),
    ] as [([[Double?]], String)] {
      #expect {
        try TestRetest.of(table)
      } throws: {
        ($0 as? Withheld)?.code == code
      }
    }
  }

  @Test("scores that are opposite are below zero, and that is said")
  func belowZero() throws {
    let found = try TestRetest.of([[1, 5], [5, 2], [2, 4], [4, 1]])
    #expect(try #require(found[.consistencySingle]?.estimate.value) < 0)
    #expect(found.notes.map(\.code) == ["icc.below-zero"])
  }
}
