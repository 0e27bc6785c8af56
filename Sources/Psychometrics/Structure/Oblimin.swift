import LinearAlgebra
import Results

/// Direct oblimin with γ = 0, by gradient projection from one start.
///
///     f = ¼ Σ_{j≠l} Σ_i λ_ij² λ_il²,   ∂f/∂Λ = Λ ∘ (Λ² (11ᵀ − I))
///     ∂f/∂T = −(Λᵀ ∂f/∂Λ T⁻¹)ᵀ,   projected: G − T diag(TᵀG)
struct Oblimin {
  let loadings: Matrix
  let correlations: Matrix
  let value: Double
  let convergence: Convergence

  /// A turn with what it comes to.
  private struct Point {
    var turn: Matrix
    var phi: Matrix
    var loadings: Matrix
    var value: Double
    /// The gradient along the allowed turns.
    var slope: Matrix

    /// Nil where two factors are the same.
    init?(_ a: Matrix, _ turn: Matrix) {
      let phi = turn.transposed * turn
      guard let factor = try? Cholesky(phi), factor.factor.diagonal.allSatisfy({ $0 > 1e-6 }) else {
        return nil
      }
      // T⁻¹ = Φ⁻¹ Tᵀ.
      let inverse = factor.solve(turn.transposed)
      let loadings = a * inverse.transposed
      var gradient = loadings
      var value = 0.0
      for i in 0..<loadings.rows {
        let squares = (0..<loadings.columns).map { loadings[i, $0] * loadings[i, $0] }
        let whole = squares.reduce(0, +)
        for j in squares.indices {
          gradient[i, j] *= whole - squares[j]
          value += squares[j] * (whole - squares[j]) / 4
        }
      }
      var slope = (-1 as Double) * (loadings.transposed * gradient * inverse).transposed
      for j in 0..<turn.columns {
        let along = innerProduct(turn.column(j), slope.column(j))
        for i in 0..<turn.rows { slope[i, j] -= along * turn[i, j] }
      }
      self.turn = turn
      self.phi = phi
      self.loadings = loadings
      self.value = value
      self.slope = slope
    }

    var squaredSlope: Double { slope.elements.reduce(0) { $0 + $1 * $1 } }

    /// The turn a step down the slope, its columns of length 1 again.
    func moved(_ step: Double) -> Matrix {
      var next = turn - step * slope
      for j in 0..<next.columns {
        let length = innerProduct(next.column(j), next.column(j)).squareRoot()
        for i in 0..<next.rows { next[i, j] /= length }
      }
      return next
    }
  }

  init?(_ a: Matrix, from turn: Matrix) {
    guard var point = Point(a, turn) else { return nil }
    var step = 1.0
    var evaluations = 1
    var stop = Convergence.Stop.limit
    let tolerance = 1e-9
    search: for _ in 0..<5_000 {
      if point.squaredSlope.squareRoot() < tolerance {
        stop = .tolerance
        break
      }
      step *= 2
      for _ in 0..<40 {
        evaluations += 1
        if let next = Point(a, point.moved(step)) {
          let isLower = point.value - next.value > 0.5 * point.squaredSlope * step
          // Where the value is level to the last digit, a smaller slope is progress.
          let isLevel =
            next.value <= point.value + 1e-14 && next.squaredSlope < 0.8 * point.squaredSlope
          if isLower || isLevel {
            point = next
            continue search
          }
        }
        step /= 2
      }
      stop = .stalled
      break
    }
    let norm = point.squaredSlope.squareRoot()
    loadings = point.loadings
    correlations = point.phi
    value = point.value
    convergence = Convergence(
      stop: stop, evaluations: evaluations, gradientNorm: norm, certified: norm < 1e-7)
  }
}
