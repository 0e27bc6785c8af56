import Distributions

/// How far one person's answers to two items move their polychoric correlation, thresholds and all.
///
///     influence(a, b) = [s_ab − Σ_c A_ic t_ic(a) − Σ_c A_jc t_jc(b)] / A
///     s_ab  = π′_ab / π_ab,   A = Σ p_ab s_ab²,   A_ic = Σ p_ab s_ab ∂log π_ab/∂τ_ic
///     t_c(a) = [1(a ≤ c) − Φ(τ_c)] / φ(τ_c)        what the answer does to threshold c
///
/// with p the shares counted. Its mean is 0, and the mean of products over people is n times the covariance of
/// two correlations.
///
/// ### Source
/// Muthén, B. (1984). A general structural equation model with dichotomous, ordered categorical, and continuous
/// latent variable indicators. *Psychometrika, 49*(1), 115–132. Olsson (1979), as in `Polychoric`.
struct PairInfluence {
  /// By pair of categories used, row by row.
  let values: [Double]

  /// Nil where a cell that somebody is in has no share at this correlation.
  init?(counts: [Double], rows: Thresholds, columns: Thresholds, correlation rho: Double) {
    let normal = Normal()
    let both = BivariateNormal(correlation: rho)
    let (u, v) = (rows.edges, columns.edges)
    let (r, c) = (u.count - 1, v.count - 1)
    let total = counts.reduce(0, +)
    let rest = ((1 - rho) * (1 + rho)).squareRoot()
    let below = u.map { x in v.map { both.cumulative(x, $0) } }
    let slope = u.map { x in v.map { both.density(x, $0) } }
    // ∂Φ₂(x, y)/∂x = φ(x) Φ((y − ρx)/√(1 − ρ²)), and the same for y.
    let alongRows = u.map { x in
      v.map { x.isFinite ? Thresholds.density(x) * normal.cumulative(($0 - rho * x) / rest) : 0 }
    }
    let alongColumns = u.map { x in
      v.map { $0.isFinite ? Thresholds.density($0) * normal.cumulative((x - rho * $0) / rest) : 0 }
    }
    func corners(_ grid: [[Double]], _ a: Int, _ b: Int) -> Double {
      grid[a + 1][b + 1] - grid[a][b + 1] - grid[a + 1][b] + grid[a][b]
    }
    var score = [Double](repeating: 0, count: r * c)
    var own = 0.0
    var row = [Double](repeating: 0, count: r - 1)
    var column = [Double](repeating: 0, count: c - 1)
    for a in 0..<r {
      for b in 0..<c {
        let p = counts[a * c + b] / total
        let share = corners(below, a, b)
        guard share > 0 else {
          if p > 0 { return nil }
          continue
        }
        let s = corners(slope, a, b) / share
        score[a * c + b] = s
        own += p * s * s
        // The cell's upper edge moves it one way, its lower edge the other.
        if a < r - 1 { row[a] += p * s * (alongRows[a + 1][b + 1] - alongRows[a + 1][b]) / share }
        if a > 0 { row[a - 1] -= p * s * (alongRows[a][b + 1] - alongRows[a][b]) / share }
        if b < c - 1 {
          column[b] += p * s * (alongColumns[a + 1][b + 1] - alongColumns[a][b + 1]) / share
        }
        if b > 0 { column[b - 1] -= p * s * (alongColumns[a + 1][b] - alongColumns[a][b]) / share }
      }
    }
    guard own > 0 else { return nil }
    func moved(_ thresholds: Thresholds, _ weights: [Double]) -> [Double] {
      let influences = thresholds.influences
      return thresholds.used.indices.map { category in
        zip(weights, influences).reduce(0) { $0 + $1.0 * $1.1[category] }
      }
    }
    let byRow = moved(rows, row)
    let byColumn = moved(columns, column)
    values = score.indices.map { (score[$0] - byRow[$0 / c] - byColumn[$0 % c]) / own }
  }
}
