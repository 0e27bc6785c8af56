import Glibc
import LinearAlgebra
import Optimization

/// A cumulative-logit model of counts: proportional odds, nothing random.
///
///     log( P(Y ≥ k) / P(Y < k) ) = α_k + xᵀβ,     α₁ > α₂ > …
///
/// log P(Y = k) = log(F(α_k + η) − F(α_(k+1) + η)) is concave in α and β together, so Newton's steps end
/// at the one maximum where there is one. Models with random effects are in another room; this one is fitted to a few hundred
/// rows of counts many times over.
///
/// ### Source
/// McCullagh, P. (1980). Regression models for ordinal data. *Journal of the Royal Statistical Society B*,
/// 42(2), 109–142. Concavity: Pratt, J. W. (1981). *Journal of the American Statistical Association*,
/// 76(373), 103–106.
struct CumulativeLogit {
  /// People with the same x, by category.
  struct Row {
    var x: [Double]
    var counts: [Int]
  }

  let rows: [Row]

  private var categories: Int { rows.first?.counts.count ?? 0 }

  /// Fits; nil where the likelihood cannot be computed at its start.
  func fit() -> DampedNewton.End? {
    let slopes = rows.first?.x.count ?? 0
    let tally = (0..<categories).map { k in rows.reduce(0) { $0 + Double($1.counts[k]) } }
    let n = tally.reduce(0, +)
    var above = n
    let start = tally.dropLast().map { count in
      above -= count
      return log(above / (n - above))
    }
    return DampedNewton.maximise(from: start + Array(repeating: 0, count: slopes), point)
  }

  private func point(_ x: [Double]) -> DampedNewton.Point? {
    let cuts = categories - 1
    guard (1..<max(cuts, 1)).allSatisfy({ x[$0] < x[$0 - 1] }) else { return nil }
    var point = DampedNewton.Point(
      value: 0, gradient: Array(repeating: 0, count: x.count),
      information: Matrix(rows: x.count, columns: x.count))
    for row in rows {
      let eta = zip(row.x, x[cuts...]).reduce(0) { $0 + $1.0 * $1.1 }
      for (k, count) in row.counts.enumerated() where count > 0 {
        let n = Double(count)
        let upper = k == 0 ? Side.certain : Side(x[k - 1] + eta)
        let lower = k == cuts ? Side.impossible : Side(x[k] + eta)
        // F(u) − F(l) from whichever tail is small.
        let p =
          upper.below < 0.5 ? lower.below - upper.below : upper.above - lower.above
        guard p > 0 else { return nil }
        let (du, dl) = (upper.density / p, -lower.density / p)
        let uu = du * du - upper.curve / p
        let ll = dl * dl + lower.curve / p
        let ul = du * dl
        point.value += n * log(p)
        // Directions: the upper cut, the lower cut, and the slopes with both.
        if k > 0 {
          point.gradient[k - 1] += n * du
          point.information[k - 1, k - 1] += n * uu
        }
        if k < cuts {
          point.gradient[k] += n * dl
          point.information[k, k] += n * ll
        }
        if k > 0, k < cuts { point.information[k, k - 1] += n * ul }
        for (j, value) in row.x.enumerated() where value != 0 {
          point.gradient[cuts + j] += n * (du + dl) * value
          if k > 0 { point.information[cuts + j, k - 1] += n * (uu + ul) * value }
          if k < cuts { point.information[cuts + j, k] += n * (ll + ul) * value }
          for i in j..<row.x.count {
            point.information[cuts + i, cuts + j] += n * (uu + 2 * ul + ll) * value * row.x[i]
          }
        }
      }
    }
    guard point.value.isFinite else { return nil }
    point.information.mirrorLowerTriangle()
    return point
  }

  /// The logistic distribution at one place.
  private struct Side {
    var above: Double
    var below: Double
    var density: Double
    var curve: Double

    static let certain = Side(above: 1, below: 0, density: 0, curve: 0)
    static let impossible = Side(above: 0, below: 1, density: 0, curve: 0)

    init(above: Double, below: Double, density: Double, curve: Double) {
      self.above = above
      self.below = below
      self.density = density
      self.curve = curve
    }

    init(_ eta: Double) {
      let small = exp(-abs(eta))
      let tail = small / (1 + small)
      above = eta >= 0 ? 1 / (1 + small) : tail
      below = eta >= 0 ? tail : 1 / (1 + small)
      density = above * below
      curve = density * (below - above)
    }
  }
}
