public import LinearAlgebra
public import Results

/// What the agreement of items rests on: their covariance matrix and the number of persons.
///
///     C_ij = Σ_a (x_ai − x̄_i)(x_aj − x̄_j) / (n − 1),   s = Σ_ij C_ij,   t = Σ_i C_ii
///
/// `s` is the variance of the sum of the items.
public struct ItemCovariance: Sendable, Hashable, Codable {
  /// C, k × k.
  public let matrix: Matrix
  /// Persons.
  public let n: Int

  /// Takes a covariance matrix with divisor n − 1.
  ///
  /// - Parameters:
  ///   - matrix: k × k, symmetric and finite.
  ///   - n: persons, 0 or more.
  public init(_ matrix: Matrix, n: Int) {
    precondition(matrix.rows == matrix.columns, "\(matrix.rows) × \(matrix.columns) is not square")
    precondition(n >= 0 && matrix.elements.allSatisfy(\.isFinite), "a covariance that is no number")
    self.matrix = matrix
    self.n = n
  }

  /// The covariance of the answers of everybody who answered every item.
  ///
  /// - Parameter answers: a list of k answers per person, nil where there is none.
  /// - Returns: their covariance.
  /// - Throws: `Withheld` where fewer than two people answered everything.
  public static func complete(_ answers: [[Double?]]) throws(Withheld) -> ItemCovariance {
    let rows = ItemDeviations.completeRows(answers)
    guard rows.count >= 2 else {
      throw Withheld(
        "alpha.too-few-persons", "Fewer than two people answered every item.",
        help: "Collect more responses on the first occasion.")
    }
    return ItemDeviations(rows).covariance
  }

  /// Items.
  public var k: Int { matrix.rows }

  /// s, the variance of the sum of the items.
  public var total: Double { matrix.elements.reduce(0, +) }

  /// t, the sum of the items' variances.
  public var trace: Double { matrix.diagonal.reduce(0, +) }

  /// Σ_j C_ij by item: the covariance of each item with the sum.
  public var rowSums: [Double] {
    (0..<k).map { i in (0..<k).reduce(0) { $0 + matrix[i, $1] } }
  }

  /// The items that everybody answered alike, by position.
  public var constantItems: [Int] { matrix.diagonal.indices.filter { !(matrix[$0, $0] > 0) } }

  /// Pairs of items of which one follows from the other without error.
  public var copies: [(first: Int, second: Int)] {
    (0..<k).flatMap { i in
      (i + 1..<max(k, i + 1)).compactMap { j in
        let product = matrix[i, i] * matrix[j, j]
        // r² = 1 but for rounding.
        return product > 0 && matrix[i, j] * matrix[i, j] > (1 - 1e-12) * product ? (i, j) : nil
      }
    }
  }

  /// The same with every item divided by its standard deviation, R.
  ///
  /// - Throws: `Withheld` where an item has no spread.
  public func standardised() throws(Withheld) -> ItemCovariance {
    let constant = constantItems
    guard constant.isEmpty else {
      throw Withheld(
        "consistency.constant-item",
        "Everybody gave the same answer to \(Self.named(constant)), so it correlates with nothing.",
        help: "Look at how the item was asked and coded, or leave it out of this table.")
    }
    let scale = matrix.diagonal.map { $0.squareRoot() }
    var correlations = matrix
    for j in 0..<k {
      for i in 0..<k {
        correlations[i, j] =
          i == j ? 1 : min(1, max(-1, matrix[i, j] / (scale[i] * scale[j])))
      }
    }
    return ItemCovariance(correlations, n: n)
  }

  /// The same without one item.
  public func without(_ item: Int) -> ItemCovariance {
    precondition(matrix.diagonal.indices.contains(item), "item \(item) of \(k)")
    let kept = (0..<k).filter { $0 != item }
    return ItemCovariance(
      Matrix(columns: kept.map { j in kept.map { matrix[$0, j] } }, rows: k - 1), n: n)
  }

  /// Throws where no agreement can be told: fewer than two items or persons, or a sum without spread.
  package func checked() throws(Withheld) {
    guard k >= 2 else {
      throw Withheld(
        "alpha.one-item", "A score of one item has no agreement between items.",
        help: "Take the reliability from a study that asked the item twice.")
    }
    guard n >= 2 else {
      throw Withheld(
        "alpha.too-few-persons", "Fewer than two people answered every item.",
        help: "Collect more responses on the first occasion.")
    }
    // Items that cancel exactly leave rounding of their size behind.
    let size = matrix.elements.reduce(0) { $0 + abs($1) }
    guard total > 1e-13 * size, size > 0 else {
      throw Withheld(
        "alpha.no-spread", "Everybody has the same score, so items cannot agree or disagree.",
        help: "Look at the answers: they may have been copied down.")
    }
  }

  /// Positions as people count them: `item 3`, `items 1 and 4`.
  package static func named(_ items: [Int]) -> String {
    let numbers = items.map { String($0 + 1) }
    guard let last = numbers.last else { return "no item" }
    return numbers.count == 1
      ? "item \(last)" : "items \(numbers.dropLast().joined(separator: ", ")) and \(last)"
  }
}
