/// Number, mean and standard deviation of a sample.
///
///     mean = a + Σ (x_i − a) / n
///     s²   = (Σ d_i² − (Σ d_i)² / n) / (n − 1),  d_i = x_i − mean
///
/// with `a` the first value. Subtracting it first and correcting the second pass keeps the digits
/// that a sum of squares would lose.
///
/// ### Source
/// Chan, T. F., Golub, G. H., & LeVeque, R. J. (1983). Algorithms for computing the sample
/// variance. The American Statistician, 37(3), 242–247, equation 1.7.
public struct SampleMoments: Sendable, Hashable {
  /// Number of values; at least 1.
  public let n: Int
  /// Their mean.
  public let mean: Double
  /// Their standard deviation with divisor n − 1; nil for a single value.
  public let standardDeviation: Double?

  /// The moments of a sample; nil when it is empty.
  ///
  /// - Parameter values: finite numbers, in any unit.
  public init?(_ values: [Double]) {
    guard let first = values.first else { return nil }
    n = values.count
    let count = Double(n)
    let mean = first + values.reduce(0) { $0 + ($1 - first) } / count
    var squares = 0.0
    var drift = 0.0
    for value in values {
      squares += (value - mean) * (value - mean)
      drift += value - mean
    }
    self.mean = mean
    standardDeviation =
      n > 1 ? (max(0, squares - drift * drift / count) / (count - 1)).squareRoot() : nil
  }

  /// The interval of the mean: mean ± t · s / √n with n − 1 degrees of freedom; nil for a single
  /// value.
  ///
  /// - Parameter level: coverage in (0, 1).
  /// - Returns: lower and upper limit, in the unit of the values.
  public func interval(level: Double) -> ClosedRange<Double>? {
    guard let standardError else { return nil }
    let t = StudentT(degreesOfFreedom: Double(n - 1)).quantile((1 + level) / 2)
    return (mean - t * standardError)...(mean + t * standardError)
  }

  /// Standard error of the mean; nil for a single value.
  public var standardError: Double? {
    standardDeviation.map { $0 / Double(n).squareRoot() }
  }
}
