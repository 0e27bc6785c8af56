import Distributions
public import Results

/// What became of an expectation: the correlation with Fisher's interval, beside the range that was expected.
///
///     r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²),     tanh(atanh r ± z/√(n − 3))
///
/// ### Source
/// Fisher, R. A. (1921). On the "probable error" of a coefficient of correlation deduced from a small sample.
/// *Metron*, 1, 3–32.
///
/// ### Agrees with
/// R `cor.test`.
public struct ExpectationFinding: Sendable, Hashable {
  /// Whether it came as expected.
  public enum Verdict: String, Sendable, Hashable, Codable {
    /// All of the interval lies where it was expected.
    case met
    /// None of it does.
    case missed
    /// Some of it does.
    case undecided
  }

  /// What was expected.
  public let expectation: Expectation
  /// People with both numbers.
  public let n: Int
  /// The correlation, or why there is none.
  public let correlation: Result<Estimate, Withheld>

  /// Whether it came as expected.
  public var verdict: Verdict {
    guard case .success(let found) = correlation, let interval = found.interval else {
      return .undecided
    }
    let range = expectation.range
    if interval.lower >= range.lowerBound && interval.upper <= range.upperBound { return .met }
    let isApart = interval.upper < range.lowerBound || interval.lower > range.upperBound
    return isApart ? .missed : .undecided
  }

  /// Holds an expectation against pairs of numbers.
  ///
  /// - Parameters:
  ///   - expectation: what was expected.
  ///   - pairs: two numbers a person; nil where one is not known.
  ///   - level: coverage in (0, 1). The default is 0.95.
  public init(_ expectation: Expectation, _ pairs: [(Double?, Double?)], level: Double = 0.95) {
    let both = pairs.compactMap { one, other in one.flatMap { one in other.map { (one, $0) } } }
    self.expectation = expectation
    n = both.count
    do throws(Withheld) {
      correlation = .success(try Self.correlation(both, level: level))
    } catch {
      correlation = .failure(error)
    }
  }

  private static func correlation(
    _ pairs: [(Double, Double)], level: Double
  ) throws(Withheld) -> Estimate {
    let needed = SampleRule.coefficient.people(items: 1)
    guard pairs.count >= needed else {
      throw Withheld(
        "expectation.too-few-people",
        "A correlation is told from \(needed) people on, and \(pairs.count) have both numbers.",
        help: "Collect both of \(needed - pairs.count) more.")
    }
    var moments = BivariateMoments()
    for pair in pairs { moments.add(pair.0, pair.1) }
    guard let correlation = moments.correlation else {
      throw Withheld(
        "expectation.no-spread", "One of the two numbers is the same for everybody.",
        help: "Look at the column: the same number may stand in every row.")
    }
    return ItemConsistency.correlation(correlation, n: pairs.count, level: level)
  }
}
