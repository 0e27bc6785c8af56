import LinearAlgebra
import Testing

@Suite("Pivoted QR and symmetric eigenvalues")
struct PivotedQRTests {
  @Test("least squares on an exact line returns the line")
  func exactLine() throws {
    let x = Matrix(columns: [[1, 1, 1, 1], [0, 1, 2, 3]], rows: 4)
    let fit = try PivotedQR(x).leastSquares([5, 7, 9, 11])
    #expect(abs(fit.coefficients[0] - 5) < 1e-13)
    #expect(abs(fit.coefficients[1] - 2) < 1e-13)
    #expect(fit.residuals.allSatisfy { abs($0) < 1e-13 })
  }

  @Test("the determinant is that of the cross-products")
  func determinant() throws {
    let x = Matrix(columns: [[1, 1, 1, 1], [0, 1, 2, 3]], rows: 4)
    // |XᵀX| = 4·14 − 6² = 20.
    #expect(abs(PivotedQR(x).logDeterminant - 2.995732273553991) < 1e-13)
  }

  @Test("units do not change the rank", arguments: [1e-9, 1, 1e6, 1e12])
  func unitsDoNotMatter(_ unit: Double) {
    let columns = [[1, 1, 1], [0, unit, 2 * unit], [unit, 3 * unit, 5 * unit]]
    let x = Matrix(columns: columns, rows: 3)
    #expect(PivotedQR(x).rank == 2)
  }

  @Test("dependent columns are refused with their rank")
  func dependent() {
    let x = Matrix(columns: [[1, 1, 1], [2, 2, 2]], rows: 3)
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1, columns: 2)) {
      _ = try PivotedQR(x).leastSquares([1, 2, 3])
    }
  }

  @Test("no columns leave the outcome as it is")
  func noColumns() throws {
    let fit = try PivotedQR(Matrix(rows: 2, columns: 0)).leastSquares([1, 2])
    #expect(fit.residuals == [1, 2])
  }

  @Test("eigenvalues of a two by two matrix are those of its quadratic equation")
  func eigenvalues() throws {
    let eigen = try SymmetricEigen(Matrix(rows: 2, columns: 2, elements: [2, 1, 1, 2]))
    #expect(abs(eigen.values[0] - 1) < 1e-14 && abs(eigen.values[1] - 3) < 1e-14)
  }
}
