import Distributions
import LinearAlgebra

/// Rows grouped by where their gaps are: a regression of the gaps on the rest serves a whole group.
struct GapPatterns {
  private struct Group {
    let known: [Int]
    let gaps: [Int]
    /// Positions among the incomplete rows.
    var rows: [Int]
  }

  private let groups: [Group]

  init(_ sample: IncompleteSample) {
    var groups: [Group] = []
    var positions: [[Int]: Int] = [:]
    for (position, row) in sample.incomplete.enumerated() {
      let gaps = row.indices.filter { row[$0] == nil }
      if let group = positions[gaps] {
        groups[group].rows.append(position)
      } else {
        positions[gaps] = groups.count
        groups.append(
          Group(known: row.indices.filter { row[$0] != nil }, gaps: gaps, rows: [position]))
      }
    }
    self.groups = groups
  }

  /// The rows with the mean of the complete rows in every gap.
  func startingRows(_ sample: IncompleteSample) -> [[Double]] {
    let means = sample.sums.map { $0 / Double(sample.completeCount) }
    return sample.incomplete.map { zip($0, means).map { $0 ?? $1 } }
  }

  /// Draws what stands in the gaps, given the rest of each row.
  ///
  ///     Σ_oo = L Lᵀ,   C = L⁻¹ Σ_om,   gaps = μ_m + Cᵀ L⁻¹ (y_o − μ_o) + R z,   R Rᵀ = Σ_mm − Cᵀ C
  func fill(
    _ rows: inout [[Double]], by model: NormalModel,
    using generator: inout some RandomNumberGenerator
  ) throws(ImputationError) {
    for group in groups {
      let (o, m) = (group.known.count, group.gaps.count)
      var l = model.covariance.entries(group.known, group.known)
      guard SmallCholesky.factor(&l, o) else { throw .noSpread }
      var c = model.covariance.entries(group.known, group.gaps)
      SmallCholesky.forward(l, &c, o, columns: m)
      var r = model.covariance.entries(group.gaps, group.gaps)
      for b in 0..<m {
        for a in 0..<m { r[b * m + a] -= (0..<o).reduce(0) { $0 + c[a * o + $1] * c[b * o + $1] } }
      }
      guard SmallCholesky.factor(&r, m) else { throw .noSpread }
      for row in group.rows {
        var deviations = group.known.map { rows[row][$0] - model.mean[$0] }
        SmallCholesky.forward(l, &deviations, o, columns: 1)
        let z = (0..<m).map { _ in generator.normal() }
        for (a, gap) in group.gaps.enumerated() {
          let expected = (0..<o).reduce(model.mean[gap]) { $0 + c[a * o + $1] * deviations[$1] }
          rows[row][gap] = (0...a).reduce(expected) { $0 + r[$1 * m + a] * z[$1] }
        }
      }
    }
  }
}

extension Matrix {
  /// The entries of these rows and columns, column by column.
  fileprivate func entries(_ rows: [Int], _ columns: [Int]) -> [Double] {
    columns.flatMap { column in rows.map { self[$0, column] } }
  }
}
