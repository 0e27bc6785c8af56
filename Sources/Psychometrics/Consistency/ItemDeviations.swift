import LinearAlgebra

/// The answers of persons less the mean of each item: what the intervals rest on that do not suppose
/// normal scores.
public struct ItemDeviations: Sendable, Hashable {
  /// A row per person, k deviations each.
  public let rows: [[Double]]
  /// Items.
  public let k: Int

  /// Takes complete answers, a list of `k` per person.
  public init(_ answers: [[Double]]) {
    k = answers.first?.count ?? 0
    precondition(answers.allSatisfy { [k] in $0.count == k }, "answers to different items")
    precondition(answers.allSatisfy { $0.allSatisfy(\.isFinite) }, "an answer that is no number")
    // Less the first person's, so that an answer everybody gave leaves nothing, not even rounding.
    let first = answers.first ?? []
    var centred = answers.map { row in row.indices.map { row[$0] - first[$0] } }
    let n = Double(answers.count)
    // The second sweep removes what rounding left in the mean.
    for _ in 0..<2 {
      var means = [Double](repeating: 0, count: k)
      for row in centred { for j in 0..<k { means[j] += row[j] / n } }
      for i in centred.indices { for j in 0..<k { centred[i][j] -= means[j] } }
    }
    rows = centred
  }

  /// Persons.
  public var n: Int { rows.count }

  /// Covariances with divisor n − 1; of two persons or more.
  public var covariance: ItemCovariance {
    precondition(n >= 2, "\(n) persons")
    var matrix = Matrix(rows: k, columns: k)
    for row in rows {
      for j in 0..<k {
        for i in j..<k { matrix[i, j] += row[i] * row[j] }
      }
    }
    for j in 0..<k { for i in j..<k { matrix[i, j] /= Double(n - 1) } }
    matrix.mirrorLowerTriangle()
    return ItemCovariance(matrix, n: n)
  }

  /// The answers of those who answered every item.
  package static func completeRows(_ answers: [[Double?]]) -> [[Double]] {
    answers.compactMap { row in
      let given = row.compactMap(\.self)
      return given.count == row.count ? given : nil
    }
  }
}
