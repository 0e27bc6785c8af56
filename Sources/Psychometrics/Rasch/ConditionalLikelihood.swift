import Glibc
import LinearAlgebra
import Optimization

/// The likelihood of answers given the sum scores, from which persons have gone.
///
///     log L = Σ_jc t_jc β_jc − Σ_g Σ_r n_gr log γ_r(g)
///     ∂/∂β_jc = t_jc − Σ n_gr P(X_j = c | r)
///
/// summed over sets of items g. A shift of everybody leaves it alone; the information carries a ridge
/// along that direction, which changes no step and no constrained error.
struct ConditionalLikelihood {
  let counts: RaschCounts
  let parameters: RaschParameters

  func point(_ x: [Double]) -> DampedNewton.Point? {
    let p = parameters.count
    var point = DampedNewton.Point(
      value: zip(parameters.totals, x).reduce(0) { $0 + $1.0 * $1.1 },
      gradient: parameters.totals, information: Matrix(rows: p, columns: p))
    for group in counts.groups { add(group, x, &point) }
    guard point.value.isFinite else { return nil }
    let v = parameters.shift
    let size = max(point.information.diagonal.reduce(0, +), 1e-6) / v.reduce(0) { $0 + $1 * $1 }
    for j in 0..<p {
      for i in j..<p { point.information[i, j] += size * v[i] * v[j] }
    }
    point.information.mirrorLowerTriangle()
    return point
  }

  private func add(_ group: RaschCounts.Group, _ x: [Double], _ point: inout DampedNewton.Point) {
    let weights = group.items.map { parameters.weights($0, x) }
    let functions = SymmetricFunctions(weights)
    let gamma = functions.all
    let scores = gamma.indices.filter { group.scores[$0] > 0 && gamma[$0] > 0 }
    // P(X_j = c | r) by score, then parameter.
    var chances = scores.map { _ in Array(repeating: 0.0, count: parameters.count) }
    for r in scores { point.value -= Double(group.scores[r]) * log(gamma[r]) }
    for (index, item) in group.items.enumerated() {
      let rest = functions.without(index)
      for (step, category) in parameters.used[item].dropFirst().enumerated() {
        for (place, r) in scores.enumerated() where rest.indices.contains(r - category) {
          chances[place][parameters.starts[item] + step] =
            weights[index][category] * rest[r - category] / gamma[r]
        }
      }
    }
    for (place, r) in scores.enumerated() {
      let n = Double(group.scores[r])
      for i in 0..<parameters.count where chances[place][i] > 0 {
        point.gradient[i] -= n * chances[place][i]
        point.information[i, i] += n * chances[place][i]
        for j in 0...i { point.information[i, j] -= n * chances[place][i] * chances[place][j] }
      }
    }
    for (index, item) in group.items.enumerated() {
      for (offset, rest) in functions.withoutPairs(index).enumerated() {
        let other = group.items[index + 1 + offset]
        for (a, c) in parameters.used[item].dropFirst().enumerated() {
          for (b, d) in parameters.used[other].dropFirst().enumerated() {
            var sum = 0.0
            for r in scores where rest.indices.contains(r - c - d) {
              sum += Double(group.scores[r]) * rest[r - c - d] / gamma[r]
            }
            point.information[parameters.starts[other] + b, parameters.starts[item] + a] +=
              weights[index][c] * weights[index + 1 + offset][d] * sum
          }
        }
      }
    }
  }
}
