import LinearAlgebra
import Testing

@Suite("Cholesky factorization")
struct CholeskyTests {
  /// L = [2 0 0; 6 1 0; −8 5 3], so L·Lᵀ below, |A| = 36.
  let matrix = Matrix(rows: 3, columns: 3, elements: [4, 12, -16, 12, 37, -43, -16, -43, 98])

  @Test("the factor is the one a hand calculation gives")
  func factorByHand() throws {
    let factor = try Cholesky(matrix).factor
    #expect(factor.elements == [2, 6, -8, 0, 1, 5, 0, 0, 3])
  }

  @Test("a matrix times its inverse is the identity")
  func inverse() throws {
    let product = matrix * (try Cholesky(matrix).inverse)
    for i in 0..<3 {
      for j in 0..<3 {
        // Condition number about 1e4, so twelve digits remain.
        #expect(abs(product[i, j] - (i == j ? 1 : 0)) < 1e-11)
      }
    }
  }

  @Test("the determinant is the squared product of the diagonal")
  func determinant() throws {
    // log 36 to the rounding of three logarithms.
    #expect(abs(try Cholesky(matrix).logDeterminant - 3.58351893845611) < 1e-13)
  }

  @Test("a leading block and its Schur complement share the determinant")
  func blocks() throws {
    let whole = try Cholesky(matrix)
    let parts = whole.leading(2).logDeterminant + whole.schurComplement(after: 2).logDeterminant
    #expect(abs(whole.logDeterminant - parts) < 1e-14)
  }

  @Test("solving undoes multiplying")
  func solving() throws {
    let x = [1.0, -2, 3]
    let solved = try Cholesky(matrix).solve(matrix * x)
    for (a, b) in zip(solved, x) { #expect(abs(a - b) < 1e-11) }
  }

  @Test("the first pivot that fails is named")
  func failingPivot() {
    let indefinite = Matrix(rows: 2, columns: 2, elements: [1, 2, 2, 1])
    #expect(throws: LinearAlgebraError.notPositiveDefinite(pivot: 1)) {
      _ = try Cholesky(indefinite)
    }
  }

  @Test("entries that are not numbers are refused", arguments: [Double.nan, .infinity])
  func notFinite(_ entry: Double) {
    #expect(throws: LinearAlgebraError.self) {
      _ = try Cholesky(Matrix(rows: 2, columns: 2, elements: [1, entry, entry, entry]))
    }
  }

  @Test("plain loops agree with LAPACK")
  func smallBlocks() throws {
    var a = matrix.elements
    #expect(SmallCholesky.factor(&a, 3))
    let factor = try Cholesky(matrix).factor
    for j in 0..<3 {
      for i in j..<3 { #expect(abs(a[j * 3 + i] - factor[i, j]) < 1e-14) }
    }
    var x = matrix * [1, -2, 3]
    SmallCholesky.forward(a, &x, 3, columns: 1)
    SmallCholesky.backward(a, &x, 3, columns: 1)
    for (found, expected) in zip(x, [1.0, -2, 3]) { #expect(abs(found - expected) < 1e-11) }
  }
}
