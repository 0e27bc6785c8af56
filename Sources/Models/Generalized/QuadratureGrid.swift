import Distributions
import Glibc

/// The product of Gauss–Hermite rules, eight points side by side.
///
///     ∫ exp(−h(u)) du / (2π)^(q/2) = |L|⁻¹ Σₖ exp(log wₖ + ½|tₖ|² − h(û + L⁻ᵀtₖ)),   L Lᵀ = h″(û)
///
/// ### Source
/// Pinheiro, J. C., & Bates, D. M. (1995). Approximations to the log-likelihood function in the
/// nonlinear mixed-effects model. *Journal of Computational and Graphical Statistics, 4*(1), 12–35.
/// <https://doi.org/10.1080/10618600.1995.10474663>
struct QuadratureGrid {
  /// Points in each dimension.
  let nodes: Int
  /// t, by dimension; dimensions the model does not have are at 0.
  let first: [Lanes]
  let second: [Lanes]
  let third: [Lanes]
  /// log w + ½|t|²; lanes that fill up the last block weigh nothing.
  let logWeights: [Lanes]

  var blocks: Int { logWeights.count }

  init(nodes: Int, dimensions: Int) {
    self.nodes = nodes
    let rule = GaussHermite(nodes)
    let terms = zip(rule.nodes, rule.weights).map { (node: $0, log: log($1) + $0 * $0 / 2) }
    var points: [(t: SIMD3<Double>, log: Double)] = [(SIMD3(), 0)]
    for dimension in 0..<dimensions {
      points = points.flatMap { point in
        terms.map { term in
          var t = point.t
          t[dimension] = term.node
          return (t, point.log + term.log)
        }
      }
    }
    let blocks = (points.count + 7) / 8
    var coordinates = Array(repeating: Array(repeating: Lanes(), count: blocks), count: 3)
    var logs = Array(repeating: Lanes(repeating: -1_000), count: blocks)
    for (index, point) in points.enumerated() {
      for dimension in 0..<3 { coordinates[dimension][index / 8][index % 8] = point.t[dimension] }
      logs[index / 8][index % 8] = point.log
    }
    (first, second, third) = (coordinates[0], coordinates[1], coordinates[2])
    logWeights = logs
  }
}
