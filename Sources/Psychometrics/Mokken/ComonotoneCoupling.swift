/// The covariance of two items, and the largest that their margins allow.
///
///     cov     = Σ_a (x_a − x̄)(y_a − ȳ) / n
///     cov^max = Σ_uv min(p_u, q_v) − x̄ ȳ,    p_u = P(X ≥ u),  q_v = P(Y ≥ v),   u, v ≥ 1
///
/// The largest is that of the comonotone coupling, in which nobody passes a harder step without the
/// easier ones; it needs the counts of the categories only. What one person adds to an estimate of it:
///
///     Σ_uv ∂min/∂p_u (1{x ≥ u} − p_u) − (x − x̄) ȳ,   and the same of y
///
/// where steps are equally hard the minimum has no derivative, and half of each side is taken.
///
/// ### Source
/// Hoeffding, W. (1940). Maßstabinvariante Korrelationstheorie. *Schriften des Mathematischen Instituts
/// der Universität Berlin*, 5, 181–233. Molenaar, I. W. (1991). A weighted Loevinger H-coefficient
/// extending Mokken scaling to multicategory items. *Kwantitatieve Methoden*, 37, 97–117.
struct ComonotoneCoupling: Sendable {
  /// cov^max, divisor n.
  let largest: Double
  /// What a person adds to it by the category of the first item.
  let first: [Double]
  /// The same by the category of the second.
  let second: [Double]
  /// Whether steps of the two items are equally hard.
  let hasTies: Bool

  /// From the counts of the categories of two items, of the same people.
  init(_ x: [Int], _ y: [Int]) {
    let n = x.reduce(0, +)
    precondition(n > 0 && n == y.reduce(0, +), "margins of different people")
    let (p, q) = (Self.atLeast(x), Self.atLeast(y))
    let whole = Double(n)
    let (meanX, meanY) = (Double(p.reduce(0, +)) / whole, Double(q.reduce(0, +)) / whole)
    var shared = 0.0
    var slopeP = Array(repeating: 0.0, count: p.count)
    var slopeQ = Array(repeating: 0.0, count: q.count)
    var ties = false
    for u in p.indices {
      for v in q.indices {
        shared += Double(min(p[u], q[v]))
        // A step that everybody or nobody passes is the same whichever side it is counted on.
        ties = ties || (p[u] == q[v] && p[u] > 0 && p[u] < n)
        let share = p[u] < q[v] ? 1 : p[u] == q[v] ? 0.5 : 0
        slopeP[u] += share
        slopeQ[v] += 1 - share
      }
    }
    largest = shared / whole - meanX * meanY
    hasTies = ties
    func influence(_ steps: [Int], _ slopes: [Double], _ mean: Double, _ other: Double) -> [Double]
    {
      (0...steps.count).map { code in
        steps.indices.reduce(-(Double(code) - mean) * other) { sum, u in
          sum + slopes[u] * ((code > u ? 1 : 0) - Double(steps[u]) / whole)
        }
      }
    }
    first = influence(p, slopeP, meanX, meanY)
    second = influence(q, slopeQ, meanY, meanX)
  }

  /// People at or above each category from the second on.
  static func atLeast(_ tally: [Int]) -> [Int] {
    var above = 0
    let sums = tally.reversed().map { count in
      above += count
      return above
    }
    return Array(sums.reversed().dropFirst())
  }
}
