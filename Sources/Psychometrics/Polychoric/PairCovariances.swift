public import LinearAlgebra
public import Results

/// Means and covariances of items, from the tables of their pairs: exact, and of one size however many people
/// there are.
///
///     C_ij = [Σ_ab n_ab x_a y_b − n x̄ ȳ] / (n − 1)
///
/// over those who answered both items, n, x̄ and ȳ among them; a mean is over all who answered the item.
///
/// ### Agrees with
/// R `cov(x, use = "pairwise")`.
public struct PairCovariances: Sendable, Hashable {
  /// C, k × k. Where answers are missing it need not be that of any people.
  public let matrix: Matrix
  /// The mean of each item.
  public let means: [Double]
  /// The fewest people behind two items.
  public let fewest: Int
  /// Whether everybody counted answered everything.
  public let isComplete: Bool
}

extension PairCounts {
  /// Means and covariances.
  ///
  /// - Parameter points: what each category counts, by item; nil for the codes themselves.
  /// - Returns: the covariances.
  /// - Throws: `Withheld` where fewer than two people answered two of the items.
  public func covariances(points: [[Double]]? = nil) throws(Withheld) -> PairCovariances {
    let points = points ?? categories.map { (0..<$0).map(Double.init) }
    precondition(points.map(\.count) == categories, "points of other categories")
    var matrix = Matrix(rows: k, columns: k)
    var means: [Double] = []
    var fewest = rows
    var isComplete = true
    for i in 0..<k {
      let single = PairTable(rows: categories[i], columns: 1, counts: singles[i])
      isComplete = isComplete && single.total == rows
      means.append(Self.mean(singles[i], points[i]))
      for j in i..<k {
        let table = i == j ? single : table(i, j)
        let n = table.total
        fewest = min(fewest, n)
        guard n >= 2 else {
          throw Withheld(
            "pairs.too-few-persons", "Fewer than two people answered the same two items.",
            help: "Collect more answers, or leave out items that few people answered.")
        }
        let (x, y) = (points[i], points[j])
        let first = Self.mean(table.rowTotals, x)
        let second = i == j ? first : Self.mean(table.columnTotals, y)
        var sum = 0.0
        for a in x.indices {
          if i == j {
            sum += Double(single[a, 0]) * (x[a] - first) * (x[a] - first)
          } else {
            for b in y.indices { sum += Double(table[a, b]) * (x[a] - first) * (y[b] - second) }
          }
        }
        matrix[j, i] = sum / Double(n - 1)
      }
    }
    matrix.mirrorLowerTriangle()
    return PairCovariances(matrix: matrix, means: means, fewest: fewest, isComplete: isComplete)
  }

  private static func mean(_ counts: [Int], _ points: [Double]) -> Double {
    var (n, sum) = (0, 0.0)
    for (count, point) in zip(counts, points) {
      n += count
      sum += Double(count) * point
    }
    return n > 0 ? sum / Double(n) : 0
  }
}
