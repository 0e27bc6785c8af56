public import LinearAlgebra
import Parallel
public import Results

/// The polychoric correlations of all pairs of items.
///
/// Each pair has its own people and its own thresholds, so the whole need not be the correlations of any
/// people at all; whether it could be is said.
public struct PolychoricMatrix: Sendable, Hashable {
  /// A pair of items with what came of it.
  public struct Pair: Sendable, Hashable {
    /// The first item, from 0.
    public let first: Int
    /// The second item.
    public let second: Int
    /// The correlation, or why there is none.
    public let result: Result<Polychoric, Withheld>
  }

  /// Items.
  public let k: Int
  /// The pairs, in the order (0, 1), (0, 2), …, (1, 2), ….
  public let pairs: [Pair]
  /// The correlations, k × k; nil where a pair has none.
  public let correlations: Matrix?
  /// The smallest eigenvalue of the correlations.
  public let smallestEigenvalue: Double?

  /// Whether the correlations could be those of some people: the smallest eigenvalue is above rounding.
  public var isPositiveDefinite: Bool {
    guard let smallestEigenvalue else { return false }
    return smallestEigenvalue > Double(k) * 1e-14
  }

  /// The pairs whose likelihood rises all the way to −1 or 1.
  public var atEnds: [Pair] {
    pairs.filter { pair in
      if case .success(let found) = pair.result { return found.verdict != .inside }
      return false
    }
  }

  /// The first reason for a pair without a correlation.
  public var withheld: Withheld? {
    for pair in pairs {
      if case .failure(let reason) = pair.result { return reason }
    }
    return nil
  }

  /// Estimates all pairs, which cores share.
  ///
  /// - Parameters:
  ///   - counts: the tables.
  ///   - emptyCell: what is done to an empty cell. The default is nothing.
  public init(_ counts: PairCounts, emptyCell: Polychoric.EmptyCell = .asCounted) {
    let k = counts.k
    let positions = (0..<k).flatMap { i in (i + 1..<max(k, i + 1)).map { (i, $0) } }
    let pairs = mapInOrder(count: positions.count) { at in
      let (i, j) = positions[at]
      return Pair(first: i, second: j, result: Self.attempt(counts.table(i, j), emptyCell))
    }
    var matrix = Matrix.identity(k)
    var isWhole = true
    for pair in pairs {
      if case .success(let found) = pair.result {
        matrix[pair.first, pair.second] = found.correlation
        matrix[pair.second, pair.first] = found.correlation
      } else {
        isWhole = false
      }
    }
    self.k = k
    self.pairs = pairs
    correlations = isWhole ? matrix : nil
    smallestEigenvalue = isWhole ? (try? SymmetricEigen(matrix))?.values.first : nil
  }

  private static func attempt(
    _ table: PairTable, _ emptyCell: Polychoric.EmptyCell
  ) -> Result<Polychoric, Withheld> {
    do {
      return .success(try Polychoric.estimate(table, emptyCell: emptyCell))
    } catch {
      return .failure(error)
    }
  }
}
