import Glibc
import LinearAlgebra
import Optimization
import Results

/// The search for uniquenesses: what is made small, with its slope.
struct UniquenessSearch {
  let correlations: Matrix
  let factors: Int
  let method: FactorSolution.Method

  /// What goes with given uniquenesses.
  struct Point {
    var value: Double
    var gradient: [Double]
    /// k × m, each column adding up to something positive.
    var loadings: Matrix
  }

  func minimum(from start: [Double]) -> BoundedMinimizer.Minimum? {
    let k = correlations.rows
    let problem = BoundedProblem(
      lower: Array(repeating: FactorExtraction.least, count: k),
      upper: Array(repeating: 1, count: k), value: { at($0)?.value },
      gradient: { x in at(x).map { ($0.value, $0.gradient) } })
    var minimizer = BoundedMinimizer()
    minimizer.options.gradientTolerance = 1e-9
    minimizer.options.newtonLimit = 100
    let polished = minimizer.polish(problem, from: start)
    if let polished, polished.convergence.certified { return polished }
    return minimizer.minimize(problem, from: polished?.parameters ?? start) ?? polished
  }

  func at(_ psi: [Double]) -> Point? {
    let k = correlations.rows
    var matrix = correlations
    let roots = psi.map { $0.squareRoot() }
    if method == .maximumLikelihood {
      for j in 0..<k {
        for i in 0..<k { matrix[i, j] /= roots[i] * roots[j] }
      }
    } else {
      for j in 0..<k { matrix[j, j] -= psi[j] }
    }
    guard let eigen = try? ComponentEigen(matrix) else { return nil }
    var loadings = Matrix(rows: k, columns: factors)
    for m in 0..<factors {
      let length = max(0, eigen.values[m] - (method == .maximumLikelihood ? 1 : 0)).squareRoot()
      let vector = eigen.vectors[m]
      let scaled = (0..<k).map { i in
        vector[i] * length * (method == .maximumLikelihood ? roots[i] : 1)
      }
      let sign = scaled.reduce(0, +) < 0 ? -1.0 : 1
      for i in 0..<k { loadings[i, m] = sign * scaled[i] }
    }
    let excess = (0..<k).map { i in
      (0..<factors).reduce(psi[i] - correlations[i, i]) { $0 + loadings[i, $1] * loadings[i, $1] }
    }
    if method == .maximumLikelihood {
      var value = 0.0
      for e in eigen.values[factors...] {
        guard e > 0 else { return nil }
        value += e - log(e) - 1
      }
      return Point(
        value: value, gradient: zip(excess, psi).map { $0 / ($1 * $1) }, loadings: loadings)
    }
    var value = 0.0
    for (rank, e) in eigen.values.enumerated() where rank >= factors || e < 0 { value += e * e / 2 }
    return Point(value: value, gradient: excess, loadings: loadings)
  }
}
