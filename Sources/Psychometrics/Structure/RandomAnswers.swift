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
      var columns = [[Double]](repeating: [Double](repeating: 0, count: n), count: items.count)
      for j in columns.indices { random.fillNormal(&columns[j]) }
      return eigenvalues(columns)
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
    var matrix = correlations
    if options.basis == .commonFactors {
      guard let inverse = try? InvertedCorrelations(correlations).inverse else { return nil }
      for j in 0..<matrix.rows { matrix[j, j] = 1 - 1 / inverse[j, j] }
    }
    return (try? ComponentEigen(matrix))?.values
  }
}
