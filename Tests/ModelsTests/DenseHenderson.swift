import LinearAlgebra
import Models
import Results

/// Prediction errors by the book: Henderson's matrix over all effects of all levels, inverted whole.
///
///     C = [XᵀX/σ²  XᵀZ/σ²; ZᵀX/σ²  ZᵀZ/σ² + G⁻¹]⁻¹
struct DenseHenderson {
  private let fit: MixedModelFit
  private let inverse: Matrix
  private let levels: [[String]]
  private let covariances: [Matrix]
  private let starts: [Int]

  init(_ fit: MixedModelFit, _ frame: ModelFrame) throws {
    self.fit = fit
    let n = frame.rows
    covariances = fit.groups.map { group in
      let parts = fit.varianceComponents.filter { $0.group == group.name }
      var d = Matrix(rows: parts.count, columns: parts.count)
      for i in parts.indices {
        d[i, i] = parts[i].variance
        for correlation in parts[i].correlations {
          guard let j = parts.firstIndex(where: { $0.term == correlation.with }) else { continue }
          d[i, j] =
            (correlation.value ?? 0) * parts[i].standardDeviation * parts[j].standardDeviation
          d[j, i] = d[i, j]
        }
      }
      return d
    }
    var columns = fit.formula.fixed.map { Self.column($0, frame) }
    let p = columns.count
    var levels: [[String]] = []
    var starts: [Int] = []
    for group in fit.groups {
      let labels = Self.labels(group.name, frame)
      let effects = fit.formula.random.filter { $0.group == group.name }.flatMap(\.effects)
      let varying = effects.map { Self.column($0, frame) }
      levels.append(Set(labels).sorted())
      starts.append(columns.count)
      for level in levels[levels.count - 1] {
        for z in varying { columns.append((0..<n).map { labels[$0] == level ? z[$0] : 0 }) }
      }
    }
    (self.levels, self.starts) = (levels, starts)
    let w = Matrix(columns: columns, rows: n)
    var c = (1 / fit.residualVariance) * (w.transposed * w)
    for (index, d) in covariances.enumerated() {
      let g = try Cholesky(d).inverse
      for level in levels[index].indices {
        let start = starts[index] + level * d.rows
        for i in 0..<d.rows {
          for j in 0..<d.rows { c[start + i, start + j] += g[i, j] }
        }
      }
    }
    precondition(p == fit.fixedEffects.count)
    inverse = try Cholesky(c).inverse
  }

  /// The variances of x'β̂ + z'b̂ for rows of a table; new levels add zᵀDz.
  func variances(_ frame: ModelFrame) -> [Double] {
    let x = fit.formula.fixed.map { Self.column($0, frame) }
    return (0..<frame.rows).map { row in
      var l = Array(repeating: 0.0, count: inverse.rows)
      for (k, column) in x.enumerated() { l[k] = column[row] }
      var extra = 0.0
      for (index, group) in fit.groups.enumerated() {
        let effects = fit.formula.random.filter { $0.group == group.name }.flatMap(\.effects)
        let z = effects.map { Self.column($0, frame)[row] }
        if let level = levels[index].firstIndex(of: Self.labels(group.name, frame)[row]) {
          for (k, value) in z.enumerated() { l[starts[index] + level * z.count + k] = value }
        } else {
          extra += zip(z, covariances[index] * z).reduce(0) { $0 + $1.0 * $1.1 }
        }
      }
      return zip(l, inverse * l).reduce(0) { $0 + $1.0 * $1.1 } + extra
    }
  }

  private static func labels(_ group: String, _ frame: ModelFrame) -> [String] {
    let parts = group.split(separator: ":").map { name -> [String] in
      guard case .factor(let codes, let levels) = frame.columns[String(name)] else { return [] }
      return codes.map { levels[$0] }
    }
    return (0..<frame.rows).map { row in parts.map { $0[row] }.joined(separator: ":") }
  }

  /// Numbers, one contrast for `arm`, and products.
  private static func column(_ term: Formula.Term, _ frame: ModelFrame) -> [Double] {
    var result = Array(repeating: 1.0, count: frame.rows)
    for variable in term.columns {
      switch frame.columns[variable] {
      case .numeric(let values): for i in result.indices { result[i] *= values[i] }
      case .factor(let codes, let levels):
        for i in result.indices { result[i] *= levels[codes[i]] == "B" ? 1 : 0 }
      case nil: break
      }
    }
    return result
  }
}
