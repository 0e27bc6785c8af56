import LinearAlgebra
import Models

/// What is left of the rows: a variance, one for each category or occasion, or a correlation of two.
struct ResidualRow {
  /// The category or occasion; empty where there is one variance.
  var level = ""
  var variance: Double?
  /// The other occasion of a correlation.
  var with: String?
  var correlation: Double?

  /// Every row of a fit, each variance before its correlations.
  static func all(_ fit: MixedModelFit) -> [ResidualRow] {
    guard let residual = fit.residual, !residual.variances.isEmpty else {
      return [ResidualRow(variance: fit.residualVariance)]
    }
    if residual.levels.isEmpty {
      return residual.variances.map { ResidualRow(variance: $0) }
        + (residual.correlation.map { [ResidualRow(with: "neighbour", correlation: $0)] } ?? [])
    }
    return residual.levels.indices.flatMap { row in
      let level = residual.levels[row]
      let own = [ResidualRow(level: level, variance: residual.variances[row])]
      guard let covariance = residual.covariance else { return own }
      return own
        + (0..<row).map { other in
          let scale = (covariance[row, row] * covariance[other, other]).squareRoot()
          return ResidualRow(
            level: level, with: residual.levels[other], correlation: covariance[row, other] / scale)
        }
    }
  }
}
