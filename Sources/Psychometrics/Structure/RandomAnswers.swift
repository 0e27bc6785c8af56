import Distributions
import LinearAlgebra

/// Answers with their eigenvalues, and sets of answers like them that have nothing to do with each other.
struct RandomAnswers: Sendable {
  let items: [[UInt8]]
  let options: ParallelAnalysis.Options

  /// Eigenvalues of the answers; nil where they have none.
  var observed: [Double]? {
    options.correlation == .polychoric
      ? eigenvalues(polychoric: items) : eigenvalues(numbers(items))
  }

  /// Eigenvalues of one set, from a stream of numbers of its own.
  func made(set: Int) -> [Double]? {
    var random = Xoshiro256(seed: options.seed, stream: UInt64(set))
    let n = items[0].count
    if options.reference == .normal {
      return Self.normal(items.count, n: n, &random).flatMap(eigenvalues)
    }
    var dealt = items
    for j in dealt.indices {
      for last in stride(from: n - 1, to: 0, by: -1) {
        dealt[j].swapAt(last, Int(random.next(upperBound: UInt64(last + 1))))
      }
    }
    return options.correlation == .polychoric
      ? eigenvalues(polychoric: dealt) : eigenvalues(numbers(dealt))
  }

  /// The correlations of `n` people's `k` normal numbers, drawn without the numbers: their cross-products are W = L Lᵀ,
  /// with L_jj² a χ² of n − 1 − j degrees of freedom and normal numbers below the diagonal. Nil where there are too few
  /// people.
  ///
  /// ### Source
  /// Bartlett, M. S. (1933). On the theory of statistical regression. *Proceedings of the Royal Society of Edinburgh,
  /// 53*, 260–283.
  static func normal(_ k: Int, n: Int, _ random: inout Xoshiro256) -> Matrix? {
    guard n > k else { return nil }
    var root = Matrix(rows: k, columns: k)
    for j in 0..<k {
      root[j, j] = random.chiSquared(degreesOfFreedom: Double(n - 1 - j)).squareRoot()
      for i in j + 1..<max(k, j + 1) { root[i, j] = random.normal() }
    }
    var products = root * root.transposed
    let scale = products.diagonal.map { $0.squareRoot() }
    for j in 0..<k {
      for i in 0..<k { products[i, j] = i == j ? 1 : products[i, j] / (scale[i] * scale[j]) }
    }
    return products
  }

  private func numbers(_ items: [[UInt8]]) -> [[Double]] { items.map { $0.map(Double.init) } }

  private func eigenvalues(polychoric items: [[UInt8]]) -> [Double]? {
    var counts = PairCounts(categories: items.map { Int($0.max() ?? 0) + 1 })
    counts.add(items)
    return PolychoricMatrix(counts).correlations.flatMap(eigenvalues)
  }

  private func eigenvalues(_ columns: [[Double]]) -> [Double]? {
    CorrelationOfColumns.pearson(columns).flatMap(eigenvalues)
  }

  private func eigenvalues(_ correlations: Matrix) -> [Double]? {
    Self.eigenvalues(correlations, options.basis)
  }

  /// Eigenvalues of correlations; nil where they have none of the kind asked.
  static func eigenvalues(
    _ correlations: Matrix, _ basis: ParallelAnalysis.Basis
  ) -> [Double]? {
    var matrix = correlations
    if basis == .commonFactors {
      guard let inverse = try? InvertedCorrelations(correlations).inverse else { return nil }
      for j in 0..<matrix.rows { matrix[j, j] = 1 - 1 / inverse[j, j] }
    }
    return (try? ComponentEigen(matrix))?.values
  }
}
