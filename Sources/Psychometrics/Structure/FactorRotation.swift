import Distributions
public import LinearAlgebra
public import Results

/// Turns factors so that each item belongs to few of them; factors may then correlate.
///
///     Λ_rotated = A T⁻ᵀ,   Φ = TᵀT with ones on the diagonal,   Λ_rotated Φ Λ_rotatedᵀ = A Aᵀ
///
/// Direct oblimin (quartimin) makes ¼ Σ_{j≠l} Σ_i λ_ij² λ_il² small by gradient projection, from the unrotated
/// loadings and from random turns of them. Promax aims at the fourth powers of varimax loadings.
///
/// ### Source
/// Jennrich, R. I. (2002). A simple general method for oblique rotation. *Psychometrika, 67*(1), 7–19. Jennrich, R. I., &
/// Sampson, P. F. (1966). Rotation for simple loadings. *Psychometrika, 31*(3), 313–323 (oblimin). Kaiser, H. F.
/// (1958). The varimax criterion for analytic rotation in factor analysis. *Psychometrika, 23*(3), 187–200. Hendrickson,
/// A. E., & White, P. O. (1964). Promax: A quick method for rotation to oblique simple structure. *British Journal of
/// Statistical Psychology, 17*(1), 65–70.
///
/// ### Agrees with
/// R `GPArotation::oblimin`, `stats::promax`.
public struct FactorRotation: Sendable, Hashable, Codable {
  /// How factors are turned.
  public enum Method: String, Sendable, Hashable, Codable {
    /// Direct oblimin with γ = 0.
    case oblimin
    /// Promax with power 4.
    case promax
  }

  /// How they were turned.
  public let method: Method
  /// The pattern: loadings on correlated factors, k × m, those of the strongest first.
  public let loadings: Matrix
  /// The factors' correlations, m × m.
  public let correlations: Matrix
  /// How the search ended; certified and without a gradient for promax, which is no search. The gradient is that
  /// of the criterion along the allowed turns.
  public let convergence: Convergence

  /// Turns the loadings of uncorrelated factors.
  ///
  /// - Parameters:
  ///   - loadings: A, k × m.
  ///   - method: how. The default is oblimin.
  ///   - starts: random turns to begin from beside the loadings as they are. The default is 20.
  ///   - seed: of the random turns. The default is 1.
  /// - Returns: the turned factors.
  /// - Throws: `Withheld` where the factors collapse into each other.
  public static func rotate(
    _ loadings: Matrix, by method: Method = .oblimin, starts: Int = 20, seed: UInt64 = 1
  ) throws(Withheld) -> FactorRotation {
    let m = loadings.columns
    precondition(m >= 1 && loadings.rows >= m, "\(m) factors of \(loadings.rows) items")
    let whole = Convergence(stop: .tolerance, evaluations: 0, gradientNorm: 0, certified: true)
    guard m > 1 else {
      return FactorRotation(
        method: method, loadings: loadings, correlations: .identity(1), convergence: whole)
    }
    if method == .promax {
      guard let turned = Promax(loadings) else { throw collapsed }
      return FactorRotation(method, turned.loadings, turned.correlations, whole)
    }
    var best: Oblimin?
    var random = Xoshiro256(seed: seed)
    for start in 0...max(0, starts) {
      let turn = start == 0 ? Matrix.identity(m) : Self.randomTurn(m, &random)
      guard let found = Oblimin(loadings, from: turn) else { continue }
      if let now = best, now.value <= found.value { continue }
      best = found
    }
    guard let best else { throw collapsed }
    return FactorRotation(method, best.loadings, best.correlations, best.convergence)
  }

  private static let collapsed = Withheld(
    "structure.factors-collapse", "Two of the factors turn into the same one.",
    help: "Ask for fewer factors.")

  private init(
    method: Method, loadings: Matrix, correlations: Matrix, convergence: Convergence
  ) {
    self.method = method
    self.loadings = loadings
    self.correlations = correlations
    self.convergence = convergence
  }

  /// Puts the factors in order of what they explain, each adding up to something positive.
  private init(
    _ method: Method, _ loadings: Matrix, _ correlations: Matrix, _ convergence: Convergence
  ) {
    let (k, m) = (loadings.rows, loadings.columns)
    let structure = loadings * correlations
    let explained = (0..<m).map { innerProduct(loadings.column($0), structure.column($0)) }
    let order = (0..<m).sorted { explained[$0] > explained[$1] }
    let signs = order.map { loadings.column($0).reduce(0, +) < 0 ? -1.0 : 1 }
    var pattern = Matrix(rows: k, columns: m)
    var phi = Matrix(rows: m, columns: m)
    for (to, from) in order.enumerated() {
      for i in 0..<k { pattern[i, to] = signs[to] * loadings[i, from] }
      for (other, origin) in order.enumerated() {
        phi[other, to] = to == other ? 1 : signs[to] * signs[other] * correlations[origin, from]
      }
    }
    self.init(method: method, loadings: pattern, correlations: phi, convergence: convergence)
  }

  /// Columns of normal numbers made orthogonal.
  private static func randomTurn(_ m: Int, _ random: inout Xoshiro256) -> Matrix {
    var columns: [[Double]] = []
    while columns.count < m {
      var column = (0..<m).map { _ in random.normal() }
      for other in columns {
        let shared = innerProduct(column, other)
        for i in 0..<m { column[i] -= shared * other[i] }
      }
      let length = innerProduct(column, column).squareRoot()
      if length > 1e-3 { columns.append(column.map { $0 / length }) }
    }
    return Matrix(columns: columns, rows: m)
  }
}
