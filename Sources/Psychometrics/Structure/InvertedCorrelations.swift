import LinearAlgebra
import Results

/// The inverse of a correlation matrix, or why there is none.
struct InvertedCorrelations {
  let inverse: Matrix
  let logDeterminant: Double

  init(_ correlations: Matrix) throws(Withheld) {
    precondition(correlations.rows == correlations.columns, "a matrix that is not square")
    guard correlations.rows >= 2 else {
      throw Withheld(
        "structure.one-item", "A single item has no structure.",
        help: "Look at a score of two items or more.")
    }
    let factor: Cholesky
    do {
      factor = try Cholesky(correlations)
    } catch {
      throw Self.singular
    }
    // A diagonal of the factor this small is what rounding leaves of nothing.
    guard factor.factor.diagonal.allSatisfy({ $0 * $0 > 1e-12 }) else { throw Self.singular }
    inverse = factor.inverse
    logDeterminant = factor.logDeterminant
  }

  static let singular = Withheld(
    "structure.singular",
    "The answers to one item follow from those to others, so the items cannot be told apart.",
    help: "Collect more people than there are items, and leave out copies and sums of other items.")
}
