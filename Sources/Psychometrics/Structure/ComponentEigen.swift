import LinearAlgebra
import Results

/// Eigenvalues and eigenvectors with the largest first.
struct ComponentEigen {
  let values: [Double]
  let vectors: [[Double]]

  init(_ matrix: Matrix) throws(Withheld) {
    guard matrix.rows >= 2 else {
      throw Withheld(
        "structure.one-item", "A single item has no structure.",
        help: "Look at a score of two items or more.")
    }
    let eigen: SymmetricEigen
    do {
      eigen = try SymmetricEigen(matrix)
    } catch {
      throw InvertedCorrelations.singular
    }
    values = eigen.values.reversed()
    vectors = eigen.values.indices.reversed().map { eigen.vectors.column($0) }
  }
}
