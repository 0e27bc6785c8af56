public import LinearAlgebra

/// The moments of people of some services, each service counted as often as it was drawn.
public struct DrawnMoments: Sendable, Hashable, Codable {
  /// People, as often as they were drawn.
  public let n: Int
  /// Means of the columns.
  public let means: [Double]
  /// Covariances of the columns, divisor n − 1.
  public let covariance: Matrix

  /// Takes the moments of people.
  public init(n: Int, means: [Double], covariance: Matrix) {
    precondition(n >= 2, "\(n) people")
    precondition(
      covariance.rows == means.count && covariance.columns == means.count,
      "\(covariance.rows) × \(covariance.columns) of \(means.count) columns")
    self.n = n
    self.means = means
    self.covariance = covariance
  }

  /// The covariances of some columns as items of one score.
  public func items(_ columns: Range<Int>) -> ItemCovariance {
    ItemCovariance(covariance.block(columns, columns), n: n)
  }

  /// The mean squares of persons by occasions, where columns hold one score on several occasions:
  ///
  ///     MS_P = s / k,   MS_O = n Σ_j (x̄_j − x̄)² / (k − 1),   MS_E = (t − s/k) / (k − 1)
  ///
  /// with `s` the sum of the covariances and `t` of the variances.
  public func meanSquares(_ columns: Range<Int>) -> TwoWayMeanSquares {
    let k = Double(columns.count)
    let covariance = items(columns)
    let mean = means[columns].reduce(0, +) / k
    let apart = means[columns].reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return TwoWayMeanSquares(
      n: n, k: columns.count, persons: covariance.total / k, occasions: Double(n) * apart / (k - 1),
      residual: max(0, covariance.trace - covariance.total / k) / (k - 1))
  }
}
