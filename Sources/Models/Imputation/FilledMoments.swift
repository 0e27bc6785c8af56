import Distributions
import LinearAlgebra

/// Means and covariances of a normal distribution.
struct NormalModel {
  var mean: [Double]
  var covariance: Matrix
}

/// Number, means and sums of squares and products about them, of rows whose gaps are filled.
struct FilledMoments {
  let n: Int
  let mean: [Double]
  /// S, k × k.
  let scatter: Matrix

  init(_ sample: IncompleteSample, _ rows: [[Double]]) {
    let k = sample.k
    n = sample.completeCount + rows.count
    var sums = sample.sums
    var products = sample.products
    for row in rows {
      for j in 0..<k {
        sums[j] += row[j]
        for i in j..<k { products[i, j] += row[i] * row[j] }
      }
    }
    mean = sums.map { [n] in $0 / Double(n) }
    for j in 0..<k {
      for i in j..<k { products[i, j] -= sums[i] * mean[j] }
    }
    products.mirrorLowerTriangle()
    scatter = products
  }

  /// Draws covariances and means.
  ///
  /// With S = L Lᵀ and A lower triangular, A_ii² ~ χ²(n − 1 − i), A_ij ~ N(0, 1) below (Bartlett):
  ///
  ///     B = A⁻¹ Lᵀ,   Σ = Bᵀ B ~ W⁻¹(n − 1, S),   μ = ȳ + Bᵀ z / √n
  ///
  /// ### Source
  /// Odell, P. L., & Feiveson, A. H. (1966). A numerical procedure to generate a sample covariance
  /// matrix. *Journal of the American Statistical Association*, 61(313), 199–203.
  func draw(using generator: inout some RandomNumberGenerator) throws(ImputationError)
    -> NormalModel
  {
    let k = mean.count
    var lower = scatter.elements
    guard SmallCholesky.factor(&lower, k), hasSpread(lower) else { throw .noSpread }
    var bartlett = [Double](repeating: 0, count: k * k)
    for j in 0..<k {
      bartlett[j * k + j] =
        generator.chiSquared(degreesOfFreedom: Double(n - 1 - j)).squareRoot()
      for i in j + 1..<k { bartlett[j * k + i] = generator.normal() }
    }
    var b = [Double](repeating: 0, count: k * k)
    for j in 0..<k {
      for i in 0...j { b[j * k + i] = lower[i * k + j] }
    }
    SmallCholesky.forward(bartlett, &b, k, columns: k)
    let root = Matrix(rows: k, columns: k, elements: b)
    let draws = (0..<k).map { _ in generator.normal() / Double(n).squareRoot() }
    return NormalModel(
      mean: zip(mean, root.transposed * draws).map { $0 + $1 }, covariance: root.transposed * root)
  }

  /// Whether every pivot is above rounding, seen beside its column's own sum of squares.
  private func hasSpread(_ lower: [Double]) -> Bool {
    let k = mean.count
    return (0..<k).allSatisfy { lower[$0 * k + $0] * lower[$0 * k + $0] > 1e-10 * scatter[$0, $0] }
  }
}
