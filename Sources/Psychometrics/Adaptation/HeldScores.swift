import Distributions
import LinearAlgebra

/// What letting go of held numbers would gain, where they are known with an error of their own.
///
///     g    slope of log L along the held numbers, where what is free is at its best
///     V  = I_hh − I_hf I_ff⁻¹ I_fh
///     W  = V + V C V,   or   V (V₁⁺ + C) V,     C the covariance of the held numbers
///     χ² = g_sᵀ W_ss⁺ g_s,   df its rank,   change to expect = V_ss⁺ g_s
///
/// of a set s of them. With C = 0 it is the score test; of numbers from another sample, g varies with their
/// error too, which C stands for. V₁ is V at the numbers of the answers themselves: with V and C both at the held
/// ones, numbers that came out low by chance would seem surer than they are.
struct HeldScores {
  /// A test of some held numbers.
  struct Test {
    let statistic: Double
    let degreesOfFreedom: Int
    let p: Double
    /// By number, were these and no others let go.
    let change: [Double]
  }

  private let gradient: [Double]
  private let spread: Matrix
  private let whole: Matrix
  private let information: [Double]

  /// Nil where what is free cannot be told apart.
  ///
  /// - Parameters:
  ///   - gradient: of log L by held number.
  ///   - information: minus the second derivatives, first what is free, then what is held.
  ///   - free: how many are free.
  ///   - covariance: C; nil for none.
  ///   - own: the information at the numbers of the answers themselves; nil for the same.
  init?(
    gradient: [Double], information: Matrix, free: Int, covariance: Matrix?, own: Matrix? = nil
  ) {
    guard let spread = Self.held(information, free) else { return nil }
    self.gradient = gradient
    self.information = (free..<information.rows).map { information[$0, $0] }
    self.spread = spread
    let other = own.flatMap { own in
      Self.held(own, free).flatMap { part in
        Self.inverse(part, (free..<own.rows).map { own[$0, $0] })?.0
      }
    }
    let error = other.map { spread * ($0 * spread) } ?? spread
    whole = covariance.map { error + spread * ($0 * spread) } ?? error
  }

  /// V.
  private static func held(_ information: Matrix, _ free: Int) -> Matrix? {
    let held = free..<information.rows
    let spread = information.block(held, held)
    guard free > 0 else { return spread }
    guard let inverse = Uncertainty(information.block(0..<free, 0..<free)).covariance else {
      return nil
    }
    let across = information.block(0..<free, held)
    return spread - across.transposed * (inverse * across)
  }

  /// Nil where none of them can be told from what is free.
  func test(_ places: [Int]) -> Test? {
    let units = places.map { information[$0] }
    guard let (inverse, _) = Self.inverse(Self.part(spread, places), units),
      let (weight, rank) = Self.inverse(Self.part(whole, places), units)
    else { return nil }
    let slope = places.map { gradient[$0] }
    let statistic = max(0, innerProduct(slope, weight * slope))
    return Test(
      statistic: statistic, degreesOfFreedom: rank,
      p: ChiSquared(degreesOfFreedom: Double(rank)).upperTail(statistic),
      change: inverse * slope)
  }

  private static func part(_ matrix: Matrix, _ places: [Int]) -> Matrix {
    Matrix(columns: places.map { j in places.map { matrix[$0, j] } }, rows: places.count)
  }

  /// The inverse over directions that have something to tell, in units of the sizes given.
  private static func inverse(_ matrix: Matrix, _ sizes: [Double]) -> (Matrix, rank: Int)? {
    let n = matrix.rows
    let units = sizes.map { $0 > 0 ? $0.squareRoot() : 1 }
    var scaled = matrix
    for j in 0..<n {
      for i in 0..<n { scaled[i, j] /= units[i] * units[j] }
    }
    guard let eigen = try? SymmetricEigen(scaled) else { return nil }
    var inverse = Matrix(rows: n, columns: n)
    var rank = 0
    for (place, value) in eigen.values.enumerated() where value > 1e-8 {
      rank += 1
      let vector = eigen.vectors.column(place)
      for j in 0..<n {
        for i in 0..<n { inverse[i, j] += vector[i] * vector[j] / value / (units[i] * units[j]) }
      }
    }
    return rank > 0 ? (inverse, rank) : nil
  }
}
