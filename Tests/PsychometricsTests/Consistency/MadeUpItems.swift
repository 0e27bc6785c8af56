import Distributions
import LinearAlgebra
import Psychometrics

/// Items that hang together by two factors, made up by chance.
enum MadeUpItems {
  /// The covariance of `k` items, exactly positive definite, with some covariances below zero.
  static func covariance(_ k: Int, seed: UInt64) -> ItemCovariance {
    var random = Xoshiro256(seed: seed)
    let first = (0..<k).map { _ in 0.3 + random.uniform() }
    let second = (0..<k).map { _ in random.normal() * 0.5 }
    var c = Matrix(rows: k, columns: k)
    for j in 0..<k {
      for i in 0..<k { c[i, j] = first[i] * first[j] + second[i] * second[j] }
      c[j, j] += 0.2 + random.uniform()
    }
    return ItemCovariance(c, n: 100)
  }

  /// Answers of one factor: f + error, of any number of persons.
  static func answers(_ n: Int, items k: Int, seed: UInt64, loading: Double = 1) -> [[Double]] {
    var random = Xoshiro256(seed: seed)
    return (0..<n).map { _ in
      let f = random.normal()
      return (0..<k).map { _ in loading * f + random.normal() }
    }
  }
}
