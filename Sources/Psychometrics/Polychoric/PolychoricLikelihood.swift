import Distributions
import Glibc

/// The likelihood of a table of two ordered items along the correlation beneath it, thresholds held.
///
///     π_ab(ρ)   = Φ₂(τ_a, τ_b) − Φ₂(τ_a−1, τ_b) − Φ₂(τ_a, τ_b−1) + Φ₂(τ_a−1, τ_b−1)
///     log L(ρ)  = Σ n_ab log π_ab
///     π′_ab     = the same sum over the density φ₂, since ∂Φ₂/∂ρ = φ₂
///     ∂φ₂/∂ρ    = φ₂ · {ρ/(1 − ρ²) + [uv(1 + ρ²) − ρ(u² + v²)] / (1 − ρ²)²}
struct PolychoricLikelihood {
  /// Counts of the categories used, row by row.
  let counts: [Double]
  let rows: Thresholds
  let columns: Thresholds

  /// What the likelihood does at one correlation.
  struct Point {
    var logLikelihood = 0.0
    /// ∂ log L / ∂ρ.
    var score = 0.0
    /// Σ N π′²/π: what the score varies by, were ρ true.
    var expected = 0.0
    /// −∂² log L / ∂ρ².
    var observed = 0.0
  }

  /// log L where the variables are one, or one turned over (`rho` = ±1); nil where an answer that was given
  /// cannot be.
  func atEnd(_ rho: Double) -> Double? {
    let both = BivariateNormal(correlation: rho)
    let (u, v) = (rows.edges, columns.edges)
    var sum = 0.0
    for a in 1..<u.count {
      for b in 1..<v.count {
        let n = counts[(a - 1) * (v.count - 1) + b - 1]
        guard n > 0 else { continue }
        let share =
          both.cumulative(u[a], v[b]) - both.cumulative(u[a - 1], v[b])
          - both.cumulative(u[a], v[b - 1]) + both.cumulative(u[a - 1], v[b - 1])
        // What is left of four numbers near 1 by rounding is nothing.
        guard share > 1e-15 else { return nil }
        sum += n * log(share)
      }
    }
    return sum
  }

  /// The likelihood at `rho`, in (−1, 1); nil where an answer that was given cannot be.
  func at(_ rho: Double) -> Point? {
    let (r, c) = (rows.values.count, columns.values.count)
    let width = c + 2
    let normal = Normal()
    let both = BivariateNormal(correlation: rho)
    let rest = (1 - rho) * (1 + rho)
    var below = [Double](repeating: 0, count: (r + 2) * width)
    var slope = below
    var bend = below
    for a in 1...r {
      let u = rows.values[a - 1]
      below[a * width + c + 1] = normal.cumulative(u)
      for b in 1...c {
        let v = columns.values[b - 1]
        let at = a * width + b
        below[at] = both.cumulative(u, v)
        slope[at] = both.density(u, v)
        bend[at] =
          slope[at]
          * (rho / rest + (u * v * (1 + rho * rho) - rho * (u * u + v * v)) / (rest * rest))
      }
    }
    for b in 1...c { below[(r + 1) * width + b] = normal.cumulative(columns.values[b - 1]) }
    below[(r + 1) * width + c + 1] = 1
    let total = counts.reduce(0, +)
    var point = Point()
    for a in 0...r {
      for b in 0...c {
        func corners(_ grid: [Double]) -> Double {
          let low = a * width + b
          return grid[low + width + 1] - grid[low + 1] - grid[low + width] + grid[low]
        }
        let n = counts[a * (c + 1) + b]
        let share = corners(below)
        let first = corners(slope)
        guard share > 0 else {
          if n > 0 { return nil }
          continue
        }
        point.expected += total * first * first / share
        guard n > 0 else { continue }
        let relative = first / share
        point.logLikelihood += n * log(share)
        point.score += n * relative
        point.observed += n * (relative * relative - corners(bend) / share)
      }
    }
    return point
  }
}
