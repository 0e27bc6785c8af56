import Distributions
public import Results

/// Whether a service's change is not meaningfully less than a benchmark, by an interval.
///
///     difference = d − d_B,      SE² = SE_d² + SE_B²
///     not less:     lower limit > −margin
///     more:         lower limit > 0
///     less:         upper limit < −margin
///
/// with d turned so that towards better is above 0. A two-sided interval at 0.95 gives the one-sided test
/// at 0.025. The margin is the least difference that would matter to people; it is chosen before looking.
///
/// ### Source
/// Piaggio, G., et al. (2012). Reporting of noninferiority and equivalence randomized trials. *JAMA,
/// 308*(24), 2594–2604. <https://doi.org/10.1001/jama.2012.87802>
public struct NonInferiority: Sendable, Hashable {
  /// What the interval lets one say.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// All of it lies above the benchmark.
    case more = "more than the benchmark"
    /// All of it lies above the benchmark less the margin.
    case notLess = "not meaningfully less than the benchmark"
    /// It holds the benchmark less the margin.
    case cannotTell = "cannot be told"
    /// All of it lies below the benchmark less the margin.
    case less = "less than the benchmark by more than the margin"
  }

  /// The benchmark.
  public let benchmark: StatedBenchmark
  /// The service's change towards better.
  public let effect: Estimate
  /// The least difference that would matter, above 0, in the benchmark's yardstick.
  public let margin: Double
  /// d − d_B with standard error and interval.
  public let difference: Estimate
  /// What the interval lets one say.
  public let verdict: Verdict
  /// What to know about the comparison.
  public let notes: [Note]

  /// Compares a service with a benchmark.
  ///
  /// - Parameters:
  ///   - summary: the six numbers of the service.
  ///   - measure: the scale and version they were scored by.
  ///   - better: which way is better.
  ///   - benchmark: what to compare with.
  ///   - margin: above 0.
  ///   - level: coverage of the two-sided interval, in (0, 1). The default is 0.95.
  /// - Throws: `Withheld` for a benchmark of another scale or version, a margin that is not above zero,
  ///   or where the effect cannot be had.
  public init(
    _ summary: PairedSummary, measure: String, better: StatedBenchmark.Better,
    against benchmark: StatedBenchmark, margin: Double, level: Double = 0.95
  ) throws(Withheld) {
    guard measure == benchmark.measure else {
      throw Withheld(
        "benchmark.other-measure",
        "The benchmark is of \(benchmark.measure), the scores are of \(measure).",
        help: "Compare with a benchmark of the same scale and version.")
    }
    guard margin > 0, margin.isFinite else {
      throw Withheld(
        "benchmark.no-margin", "The margin is not above zero.",
        help: "Say which difference would matter to people, for example 0.2 standard deviations.")
    }
    let towards: Double = better == .higher ? 1 : -1
    let found = try benchmark.effect.estimate(summary, level: level)
    let error = found.standardError ?? 0
    let effect = Estimate(
      value: towards * found.value, standardError: found.standardError,
      interval: found.interval.map {
        towards > 0
          ? $0
          : ConfidenceInterval(
            lower: -$0.upper, upper: -$0.lower, level: $0.level, method: $0.method)
      })
    let difference = effect.value - benchmark.value
    let own = benchmark.standardError ?? 0
    let total = (error * error + own * own).squareRoot()
    let reach = Normal().quantile((1 + level) / 2) * total
    let (lower, upper) = (difference - reach, difference + reach)
    self.benchmark = benchmark
    self.effect = effect
    self.margin = margin
    self.difference = Estimate(
      value: difference, standardError: total,
      interval: ConfidenceInterval(lower: lower, upper: upper, level: level, method: "normal"))
    verdict =
      if lower > 0 {
        .more
      } else if lower > -margin {
        .notLess
      } else if upper < -margin {
        .less
      } else {
        .cannotTell
      }
    notes =
      benchmark.standardError == nil
      ? [
        Note(
          "benchmark.taken-as-exact",
          "The benchmark was published without its standard error and is taken as exact, so the "
            + "interval is narrower than it should be.")
      ] : []
  }

  /// What can be said, what cannot, and what to ask next.
  public var words: (canSay: String, cannotSay: String, ask: String) {
    let canSay =
      switch verdict {
      case .more: "On average people here changed more towards better than in the benchmark."
      case .notLess:
        "On average the change here is not meaningfully less than in the benchmark."
      case .cannotTell:
        "The figures fit with a change like the benchmark's, and with a meaningfully smaller one."
      case .less:
        "On average the change here is smaller than in the benchmark, by more than would matter."
      }
    return (
      canSay,
      "Why: who came, how they were at the start, how long between the scores, and who has no second "
        + "score may all differ from the benchmark.",
      verdict == .cannotTell
        ? "What would narrow it down: more second scores, or another quarter of people?"
        : "Are the people and the time between scores like those of the benchmark?"
    )
  }
}
