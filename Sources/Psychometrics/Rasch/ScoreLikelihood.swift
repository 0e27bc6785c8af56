import Glibc
import LinearAlgebra
import Optimization

/// The likelihood of answers where people are drawn from a normal distribution with mean 0.
///
///     log L = Σ_jc t_jc β_jc + Σ_g Σ_r n_gr log ∫ e^(rθ) / Π_{j∈g} D_j(θ) · φ(θ/σ)/σ dθ
///     D_j(θ) = Σ_c exp(cθ + β_jc)
///
/// by the trapezoidal rule on z = θ/σ from −9 to 9 in steps of a tenth, whose error for such functions is
/// below rounding up to σ of about 5. Parameters are the β and then log σ.
struct ScoreLikelihood {
  let counts: RaschCounts
  let parameters: RaschParameters

  static let nodes: [Double] = (-90...90).map { Double($0) / 10 }

  func point(_ x: [Double]) -> DampedNewton.Point? {
    let p = parameters.count
    let sigma = exp(x[p])
    guard sigma.isFinite, sigma > 0 else { return nil }
    let nodes = Self.nodes
    var point = DampedNewton.Point(
      value: zip(parameters.totals, x).reduce(0) { $0 + $1.0 * $1.1 },
      gradient: parameters.totals + [0], information: Matrix(rows: p + 1, columns: p + 1))
    let weights = counts.used.indices.map { parameters.weights($0, x) }
    for group in counts.groups {
      // By node: P of every parameter, the mean and variance of the score, log Π D.
      let here = nodes.map { Node(group, parameters, weights, sigma * $0) }
      add(group, here, sigma, &point)
    }
    guard point.value.isFinite else { return nil }
    point.information.mirrorLowerTriangle()
    return point
  }

  private func add(
    _ group: RaschCounts.Group, _ here: [Node], _ sigma: Double, _ point: inout DampedNewton.Point
  ) {
    let (p, nodes) = (parameters.count, Self.nodes)
    var (crowd, pull, square) = (
      Array(repeating: 0.0, count: nodes.count), Array(repeating: 0.0, count: nodes.count), 0.0
    )
    for (r, count) in group.scores.enumerated() where count > 0 {
      let n = Double(count)
      let logs = nodes.indices.map {
        Double(r) * sigma * nodes[$0] - here[$0].logProduct - nodes[$0] * nodes[$0] / 2
      }
      let top = logs.max() ?? 0
      let sizes = logs.map { exp($0 - top) }
      let total = sizes.reduce(0, +)
      point.value += n * (top + log(total * 0.1) - 0.5 * log(2 * Double.pi))
      var mean = Array(repeating: 0.0, count: p + 1)
      for q in nodes.indices {
        let w = sizes[q] / total
        guard w > 1e-30 else { continue }
        let theta = sigma * nodes[q]
        let slope = theta * (Double(r) - here[q].mean)
        crowd[q] += n * w
        pull[q] += n * w * slope
        square += n * w * (slope * slope + slope - theta * theta * here[q].variance)
        for i in 0..<p { mean[i] -= w * here[q].chances[i] }
        mean[p] += w * slope
      }
      for i in 0...p {
        point.gradient[i] += n * mean[i]
        for j in 0...i { point.information[i, j] += n * mean[i] * mean[j] }
      }
    }
    point.information[p, p] -= square
    for q in nodes.indices where crowd[q] > 0 {
      let (w, theta, chances) = (crowd[q], sigma * nodes[q], here[q].chances)
      for i in 0..<p where chances[i] > 0 {
        let (item, category) = parameters.places[i]
        // E[−∂²] less E[s sᵀ]: the products within an item cancel against each other.
        point.information[i, i] += w * chances[i]
        for j in 0...i {
          let same = parameters.places[j].item == item
          point.information[i, j] -= (same ? 2 : 1) * w * chances[i] * chances[j]
        }
        let spread = Double(category) - (here[q].itemMeans[item] ?? 0)
        point.information[p, i] += w * theta * chances[i] * spread + pull[q] * chances[i]
      }
    }
  }

  /// What the items of a group do at one θ.
  struct Node {
    var chances: [Double]
    var itemMeans: [Int: Double] = [:]
    var mean = 0.0
    var variance = 0.0
    var logProduct = 0.0

    init(
      _ group: RaschCounts.Group, _ parameters: RaschParameters, _ weights: [[Double]],
      _ theta: Double
    ) {
      chances = Array(repeating: 0, count: parameters.count)
      for item in group.items {
        let share = RaschScale.shares(weights[item], theta)
        logProduct += share.log
        var (mean, square) = (0.0, 0.0)
        for (category, chance) in share.chances.enumerated() {
          mean += Double(category) * chance
          square += Double(category * category) * chance
        }
        for (step, category) in parameters.used[item].dropFirst().enumerated() {
          chances[parameters.starts[item] + step] = share.chances[category]
        }
        itemMeans[item] = mean
        self.mean += mean
        variance += square - mean * mean
      }
    }
  }
}
