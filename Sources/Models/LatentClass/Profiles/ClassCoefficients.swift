public import LinearAlgebra

/// The coefficients of every class, with what is known of their errors together.
///
///     b_g = b̂ + s R⁻¹ (γ_g, β),      Var(b) = A I⁻¹ Aᵀ,   A = ∂b/∂x
///
/// with b̂ the least squares of everybody, s the unit that is solved in, and R of ``ClassBasis``. They are linear in
/// the parameters, so that the delta method is exact.
public struct ClassCoefficients: Sendable, Hashable, Codable {
  /// Names of the columns, those that differ by class first.
  public let names: [String]
  /// One list a class.
  public let values: [[Double]]
  /// The covariance of all of them, class after class; nil at a place without curvature.
  public let covariance: Matrix?

  init(_ design: ClassDesign, _ layout: ClassLayout, _ x: [Double], _ covariance: Matrix?) {
    let p = layout.unpacked(x)
    let columns = design.names.count
    names = design.names
    values = (0..<layout.classes).map { g in
      zip(design.leastSquares, design.back * (p.own[g] + p.common)).map {
        $0 + design.scale * $1
      }
    }
    var slopes = Matrix(rows: layout.classes * columns, columns: layout.count)
    for g in 0..<layout.classes {
      for j in 0..<columns {
        for k in 0..<columns {
          let place =
            k < layout.own
            ? layout.ownPlaces.lowerBound + g * layout.own + k
            : layout.commonPlaces.lowerBound + k - layout.own
          slopes[g * columns + j, place] = design.scale * design.back[j, k]
        }
      }
    }
    self.covariance = covariance.map { slopes * $0 * slopes.transposed }
  }

  /// Σ_g r_g · b_g with its standard error.
  ///
  /// - Parameter rows: r, one row a class.
  /// - Returns: the sum, and its error; no error where there is no covariance.
  func combination(_ rows: [[Double]]) -> (value: Double, error: Double?) {
    var value = 0.0
    for (row, own) in zip(rows, values) {
      for (a, b) in zip(row, own) { value += a * b }
    }
    let all = rows.flatMap(\.self)
    let variance = covariance.map { matrix in
      zip(all, matrix * all).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return (value, variance.flatMap { $0 >= 0 && $0.isFinite ? $0.squareRoot() : nil })
  }
}
