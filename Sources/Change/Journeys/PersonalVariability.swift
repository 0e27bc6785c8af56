import Distributions

/// How much one person's scores go up and down beside their own line, and beside error.
///
///     s² = Σ (y − ŷ)² / (n − 2),   (n − 2) s² / χ²(n − 2) gives its interval
///
/// Some people's scores swing more than error of measurement explains; then a threshold made of that
/// error calls too many of their moves changes. Asked only of people with enough occasions.
public struct PersonalVariability: Sendable, Hashable {
  /// Fewest scores on which it is looked at.
  public static let fewestScores = 6

  /// s, in points of the score.
  public let standardDeviation: Double
  /// Lower limit of s, in points.
  public let lower: Double
  /// Upper limit of s, in points.
  public let upper: Double
  /// Whether s lies beyond the error of measurement, as the interval shows it.
  public let exceedsError: Bool

  /// Looks at one person's scores; nil for fewer than six, or where all are at one time.
  ///
  /// - Parameters:
  ///   - points: times and scores.
  ///   - sem: the standard error of measurement in points, above 0.
  ///   - level: coverage of the interval. The default is 0.95.
  public init?(
    _ points: [(time: Double, value: Double)], standardErrorOfMeasurement sem: Double,
    level: Double = 0.95
  ) {
    guard points.count >= Self.fewestScores,
      let line = ErrorLine(points, standardErrorOfMeasurement: sem)
    else { return nil }
    self.init(
      line, standardErrorOfMeasurement: sem, Quantiles(scores: points.count, level: level))
  }

  /// Quantiles of χ²(n − 2), which only depend on how many scores there are.
  struct Quantiles: Sendable, Hashable {
    let degreesOfFreedom: Double
    let lower: Double
    let upper: Double

    init(scores: Int, level: Double) {
      degreesOfFreedom = Double(scores - 2)
      let chi = ChiSquared(degreesOfFreedom: degreesOfFreedom)
      (lower, upper) = (chi.quantile((1 - level) / 2), chi.quantile((1 + level) / 2))
    }
  }

  /// The same from the line and the quantiles.
  init(_ line: ErrorLine, standardErrorOfMeasurement sem: Double, _ quantiles: Quantiles) {
    let squares = line.lackOfFit * sem * sem
    standardDeviation = (squares / quantiles.degreesOfFreedom).squareRoot()
    lower = (squares / quantiles.upper).squareRoot()
    upper = (squares / quantiles.lower).squareRoot()
    exceedsError = lower > sem
  }
}
