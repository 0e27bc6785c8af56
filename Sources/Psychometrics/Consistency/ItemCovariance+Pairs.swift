import LinearAlgebra
public import Results

extension ItemCovariance {
  /// The covariance of each two items over the persons who answered both:
  ///
  ///     C_ij = Σ_a (x_ai − x̄_i(j)) (x_aj − x̄_j(i)) / (n_ij − 1)
  ///
  /// with means over the same persons. ``n`` is the smallest number of persons behind any two items, so
  /// that no interval rests on more people than there were. Where many answers are missing the matrix
  /// need not be that of any set of answers; coefficients that need it to be are then withheld.
  ///
  /// ### Agrees with
  /// R `cov(x, use = "pairwise")`, on which `psych::alpha` rests; psych's intervals take the number of
  /// rows instead.
  ///
  /// - Parameter answers: a list of k answers per person, nil where there is none.
  /// - Returns: the covariance.
  /// - Throws: `Withheld` where two items have fewer than two persons in common.
  public static func pairwise(_ answers: [[Double?]]) throws(Withheld) -> ItemCovariance {
    let k = answers.first?.count ?? 0
    precondition(answers.allSatisfy { $0.count == k }, "answers to different items")
    var matrix = Matrix(rows: k, columns: k)
    var fewest = answers.count
    for j in 0..<k {
      for i in j..<k {
        var pairs: [[Double]] = []
        for row in answers {
          if let a = row[i], let b = row[j] { pairs.append([a, b]) }
        }
        guard pairs.count >= 2 else {
          throw Withheld(
            "consistency.too-few-pairs",
            i == j
              ? "Fewer than two people answered \(named([i]))."
              : "Fewer than two people answered both of \(named([j, i])).",
            help: "Collect more responses, or leave out items that were hardly ever asked together."
          )
        }
        fewest = min(fewest, pairs.count)
        matrix[i, j] = ItemDeviations(pairs).covariance.matrix[1, 0]
      }
    }
    matrix.mirrorLowerTriangle()
    return ItemCovariance(matrix, n: fewest)
  }
}
