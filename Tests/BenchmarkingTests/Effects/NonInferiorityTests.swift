import Benchmarking
import Results
import TestSupport
import Testing

@Suite("A service against a stated benchmark, by interval")
struct NonInferiorityTests {
  /// Delgadillo et al. (2014): services of average effect, PHQ-9, which falls when people do better.
  static func benchmark(
    _ value: Double = 0.73, error: Double? = nil
  ) throws(Withheld) -> StatedBenchmark {
    try StatedBenchmark(
      source: "Delgadillo et al. 2014", measure: "phq-9@1", effect: .rawScore, value: value,
      standardError: error)
  }

  /// A PHQ-9 mean that falls by `d` standard deviations of 6, before the correction.
  static func compare(
    _ d: Double, n: Int = 200, measure: String = "phq-9@1", margin: Double = 0.2,
    error: Double? = nil
  ) throws(Withheld) -> NonInferiority {
    let summary = try PairedSummary(
      n: n, firstMean: 15, firstDeviation: 6, secondMean: 15 - 6 * d, secondDeviation: 6,
      correlation: 0.5)
    return try NonInferiority(
      summary, measure: measure, better: .lower, against: try benchmark(error: error),
      margin: margin)
  }

  @Test(
    "the verdict is where the interval lies",
    arguments: [
      // SE at n = 200 and r = .5 is √(1/200 + d²/400): 0.08 to 0.09, so limits are about ± 0.17.
      (1.0, NonInferiority.Verdict.more), (0.75, .notLess), (0.6, .cannotTell), (0.2, .less),
    ])
  func verdicts(_ d: Double, _ verdict: NonInferiority.Verdict) throws {
    let found = try Self.compare(d)
    #expect(found.verdict == verdict)
    #expect(found.notes.map(\.code) == ["benchmark.taken-as-exact"])
  }

  @Test("the difference is the effect towards better less the benchmark")
  func arithmetic() throws {
    let found = try Self.compare(0.75, error: 0.05)
    let d = found.effect.value
    // J(199) = 0.99622562302481716 (mpmath).
    #expect(agrees(d, 0.75 * 0.99622562302481716, relative: 1e-12))
    let error = try #require(found.effect.standardError)
    #expect(agrees(error * error, 1.0 / 200 + d * d / 400, relative: 1e-12))
    let total = (error * error + 0.05 * 0.05).squareRoot()
    #expect(agrees(found.difference.standardError, total, relative: 1e-12))
    let lower = d - 0.73 - 1.959963984540054 * total
    #expect(agrees(found.difference.interval?.lower, lower, relative: 1e-10))
    let own = try #require(found.effect.interval)
    #expect(own.lower < d && d < own.upper)
    #expect(found.notes.isEmpty)
  }

  @Test("few people: what is as good as the benchmark on paper cannot be told")
  func few() throws {
    #expect(try Self.compare(0.75, n: 10).verdict == .cannotTell)
  }

  @Test("a benchmark's own error makes the claim harder")
  func ownError() throws {
    #expect(try Self.compare(0.75, error: 0).verdict == .notLess)
    #expect(try Self.compare(0.75, error: 0.2).verdict == .cannotTell)
  }

  @Test("another scale or version, no margin, no source: refused with the reason")
  func refusals() throws {
    func code(_ work: () throws(Withheld) -> Void) -> String {
      do throws(Withheld) {
        try work()
        return ""
      } catch {
        return error.code
      }
    }
    #expect(
      code { () throws(Withheld) in _ = try Self.compare(1, measure: "phq-9@2") }
        == "benchmark.other-measure")
    #expect(
      code { () throws(Withheld) in _ = try Self.compare(1, margin: 0) } == "benchmark.no-margin")
    #expect(
      code { () throws(Withheld) in _ = try Self.benchmark(.nan) } == "benchmark.impossible-value")
    #expect(
      code { () throws(Withheld) in _ = try Self.benchmark(1, error: -1) }
        == "benchmark.impossible-value")
    #expect(
      code { () throws(Withheld) in
        _ = try StatedBenchmark(source: "", measure: "x", effect: .points, value: 1)
      } == "benchmark.without-source")
  }

  @Test("no verdict is worded as blame", arguments: [1.0, 0.75, 0.6, 0.2])
  func words(_ d: Double) throws {
    let words = try Self.compare(d).words
    for text in [words.canSay, words.cannotSay, words.ask] {
      #expect(!text.isEmpty)
      for word in ["fail", "poor", "worse", "inferior", "blame"] {
        #expect(!text.lowercased().contains(word))
      }
    }
  }
}
