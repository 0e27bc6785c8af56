import Distributions
import LinearAlgebra
import Results

extension MixedModelFit {
  /// Draws a new outcome for the rows of a table, as if the fit were the truth.
  ///
  ///     y = Xβ̂ + Zb + ε,      b ~ N(0, σ̂²Λ̂Λ̂ᵀ),      ε ~ N(0, σ̂²R̂)
  ///
  /// Every level of every group gets random effects of its own, drawn anew, whether the fit has met it
  /// or not: first group by group and level by level, then the residuals row by row, or level by level
  /// where they go together.
  ///
  /// - Parameters:
  ///   - frame: must hold every column of the model but the outcome.
  ///   - seed: the same seed gives the same outcome.
  /// - Returns: one number per row, in units of the outcome.
  /// - Throws: `ModelError`: a column is absent, or a row is of a category that the fit has not seen.
  public func simulate(_ frame: ModelFrame, seed: UInt64) throws(ModelError) -> [Double] {
    var draws = Xoshiro256(seed: seed)
    return try simulate(frame, using: &draws)
  }

  /// The same with any generator.
  public func simulate(
    _ frame: ModelFrame, using generator: inout some RandomNumberGenerator
  ) throws(ModelError) -> [Double] {
    var outcome = FitSource.line(
      try source.columns(in: frame), fixedEffects.map(\.estimate.value), rows: frame.rows)
    let columns = try source.varying(in: frame)
    let groups = try source.levels(in: frame)
    for (index, factor) in source.factors.enumerated() {
      let (codes, levels) = groups[index]
      var effects: [[Double]] = []
      effects.reserveCapacity(levels.count)
      for _ in levels {
        let standard = (0..<factor.columns).map { _ in sigma * generator.normal() }
        effects.append(factor * standard)
      }
      for (j, column) in columns[index].enumerated() {
        for row in outcome.indices { outcome[row] += column[row] * effects[codes[row]][j] }
      }
    }
    let weights = try source.weights(in: frame)
    guard let residual = try source.residual(in: frame), let (codes, levels) = groups.first else {
      for row in outcome.indices {
        outcome[row] += sigma * generator.normal() / (weights?[row] ?? 1)
      }
      return outcome
    }
    let parameters = source.residualParameters
    for rows in FitSource.members(codes, levels: levels.count) {
      let r = residual.parts(residual.marks(of: rows), parameters).value
      guard let root = try? Cholesky(r) else { throw .notEvaluable }
      let errors = root.factor * rows.map { _ in generator.normal() }
      for (row, error) in zip(rows, errors) {
        outcome[row] += sigma * error / (weights?[row] ?? 1)
      }
    }
    return outcome
  }
}
