import Change
import Results
import TestSupport
import Testing

@Suite("Methods of change that take a retested sample")
struct RetestMethodTests {
  static let retest = PairMoments(
    n: 100, firstMean: 103, firstDeviation: 10, secondMean: 109, secondDeviation: 8,
    correlation: 0.76)

  @Test(
    "expected score and error after 100 agree with the worked numbers",
    arguments: [
      // reference/change.md §2.6, computed there in R.
      (RetestMethod.speer, 106.72, 6.928203230), (.chelune, 106, 6.928203230),
      (.mcSweeny, 107.176, 5.199384579), (.charter, 106.72, 5.199384579),
      (.temkin, 106, 6.511528238), (.iverson, 106, 6.273754857), (.maassen, 106.6, 6.273754857),
      (.crawfordGarthwaite, 107.176, 5.2542720112),
    ])
  func agreesWithReference(_ method: RetestMethod, _ expected: Double, _ error: Double) throws {
    let line = try method.expectation(Self.retest)
    #expect(agrees(line.expected(after: 100), expected, relative: 1e-14))
    // Printed to nine decimals.
    #expect(agrees(line.standardError(after: 100), error, relative: 1e-10))
  }

  @Test("Crawford and Garthwaite's band is that of a prediction with t(98)")
  func predictionBand() throws {
    // reference/change.md §2.6: t98 = 1.98446745, 95 % [96.749068, 117.602932].
    let line = try RetestMethod.crawfordGarthwaite.expectation(Self.retest)
    let critical = line.criticalValue(tail: 0.025)
    #expect(agrees(critical, 1.98446745, relative: 1e-8))
    let band = line.band(after: 100, critical: critical)
    #expect(agrees(band.lowerBound, 96.749068, relative: 1e-8))
    #expect(agrees(band.upperBound, 117.602932, relative: 1e-8))
    #expect(line.standardError(after: 103) < line.standardError(after: 100))
    #expect(agrees(line.pValue(of: critical), 0.05, relative: 1e-10))
  }

  @Test("fewer than three people, no spread, or perfect agreement leave no error to divide by")
  func refusals() {
    func code(_ retest: PairMoments, _ method: RetestMethod) -> String? {
      do throws(Withheld) {
        _ = try method.expectation(retest)
        return nil
      } catch {
        return error.code
      }
    }
    func moments(n: Int, s2: Double, r: Double?) -> PairMoments {
      PairMoments(
        n: n, firstMean: 0, firstDeviation: 1, secondMean: 0, secondDeviation: s2, correlation: r)
    }
    for method in RetestMethod.allCases {
      #expect(code(moments(n: 2, s2: 1, r: 0.5), method) == "change.retest-without-error")
      #expect(code(moments(n: 9, s2: 0, r: nil), method) == "change.no-spread")
      #expect(code(moments(n: 9, s2: 1, r: 1), method) == "change.retest-without-error")
      #expect(code(moments(n: 9, s2: 1, r: 0.5), method) == nil)
    }
  }
}

@Suite("One score beside a small group (Crawford & Howell 1998)")
struct SingleCaseTests {
  @Test("agrees with singcar and R")
  func agreesWithReference() throws {
    // reference/change.md §2.6: singcar's own test −1.936 (n 15), R 4.2.2 otherwise.
    let fifteen = try SingleCase(-2, among: .init(mean: 0, standardDeviation: 1, n: 15))
    #expect(abs(fifteen.statistic - -1.936) < 5e-4)
    #expect(agrees(fifteen.shareBelow, 0.0366292217, relative: 1e-8))
    let twenty = try SingleCase(-2, among: .init(mean: 0, standardDeviation: 1, n: 20))
    #expect(agrees(twenty.statistic, -1.9518001459, relative: 1e-10))
    #expect(agrees(twenty.shareBelow, 0.0329301120, relative: 1e-8))
    #expect(agrees(twenty.pValue, 2 * twenty.shareBelow, relative: 1e-12))
  }

  @Test("a group without size or spread is no yardstick")
  func refusals() {
    #expect(throws: Withheld.self) {
      try SingleCase(1, among: .init(mean: 0, standardDeviation: 1))
    }
    #expect(throws: Withheld.self) {
      try SingleCase(1, among: .init(mean: 0, standardDeviation: 0, n: 9))
    }
  }
}
