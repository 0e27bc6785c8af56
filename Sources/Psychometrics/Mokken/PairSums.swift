import Results

/// Covariances of pairs of items beside the largest that the margins allow.
struct PairSums {
  let k: Int
  /// By pair in the order (0, 1), (0, 2), … (1, 2), …
  private(set) var pairs: [One] = []

  struct One {
    let first: Int
    let second: Int
    let n: Int
    let means: (Double, Double)
    let covariance: Double
    let coupling: ComonotoneCoupling
    /// ψ² of H_ij summed over people, before division.
    let square: Double

    /// What an answer adds to cov and cov^max.
    func influence(_ x: Int, _ y: Int) -> (covariance: Double, largest: Double) {
      (
        (Double(x) - means.0) * (Double(y) - means.1) - covariance,
        coupling.first[x] + coupling.second[y]
      )
    }

    var hasSpread: Bool { coupling.largest > 1e-13 }
  }

  init(items k: Int, _ table: (Int, Int) -> [[Int]]) throws(Withheld) {
    self.k = k
    guard k >= 2 else { throw Self.oneItem }
    for i in 0..<k {
      for j in i + 1..<k { pairs.append(try Self.pair(i, j, table(i, j))) }
    }
    guard pairs.contains(where: \.hasSpread) else { throw Self.noSpread }
  }

  private static func pair(_ i: Int, _ j: Int, _ table: [[Int]]) throws(Withheld) -> One {
    let width = table.first?.count ?? 0
    precondition(table.allSatisfy { $0.count == width && $0.allSatisfy { $0 >= 0 } }, "no table")
    let x = table.map { $0.reduce(0, +) }
    let y = (0..<width).map { v in table.reduce(0) { $0 + $1[v] } }
    let n = x.reduce(0, +)
    guard n >= 2 else { throw tooFewPersons }
    let means = (
      Double(x.indices.reduce(0) { $0 + $1 * x[$1] }) / Double(n),
      Double(y.indices.reduce(0) { $0 + $1 * y[$1] }) / Double(n)
    )
    var covariance = 0.0
    for u in x.indices {
      for v in y.indices {
        covariance += Double(table[u][v]) * (Double(u) - means.0) * (Double(v) - means.1)
      }
    }
    covariance /= Double(n)
    let bare = One(
      first: i, second: j, n: n, means: means, covariance: covariance,
      coupling: ComonotoneCoupling(x, y), square: 0)
    var square = 0.0
    if bare.hasSpread {
      let h = covariance / bare.coupling.largest
      for u in x.indices {
        for v in y.indices where table[u][v] > 0 {
          let added = bare.influence(u, v)
          let one = added.covariance - h * added.largest
          square += Double(table[u][v]) * one * one
        }
      }
    }
    return One(
      first: i, second: j, n: n, means: means, covariance: covariance, coupling: bare.coupling,
      square: square)
  }

  /// Standard errors of items and of the scale.
  struct Errors {
    var items: [Double?]
    var scale: Double?
  }

  var errorsOfPairs: Errors { Errors(items: Array(repeating: nil, count: k), scale: nil) }

  /// Σ cov and Σ cov^max over the pairs of an item, or over all.
  func ratio(_ item: Int?) -> (covariance: Double, largest: Double) {
    pairs.reduce(into: (0, 0)) { sum, pair in
      guard item.map({ pair.first == $0 || pair.second == $0 }) ?? true else { return }
      sum.covariance += pair.covariance
      sum.largest += pair.coupling.largest
    }
  }

  /// Standard errors from whole patterns.
  func errors(_ patterns: [[Int]], _ counts: [Int]) -> Errors {
    let ratios = (0..<k).map { ratio($0) } + [ratio(nil)]
    let h = ratios.map { $0.largest > 1e-13 ? $0.covariance / $0.largest : 0 }
    var squares = Array(repeating: 0.0, count: k + 1)
    for (pattern, count) in zip(patterns, counts) {
      var covariance = Array(repeating: 0.0, count: k + 1)
      var largest = Array(repeating: 0.0, count: k + 1)
      for pair in pairs {
        let added = pair.influence(pattern[pair.first], pattern[pair.second])
        for place in [pair.first, pair.second, k] {
          covariance[place] += added.covariance
          largest[place] += added.largest
        }
      }
      for place in 0...k {
        let one = covariance[place] - h[place] * largest[place]
        squares[place] += Double(count) * one * one
      }
    }
    let n = Double(counts.reduce(0, +))
    let errors = (0...k).map { place -> Double? in
      ratios[place].largest > 1e-13
        ? squares[place].squareRoot() / (n * ratios[place].largest) : nil
    }
    return Errors(items: Array(errors.dropLast()), scale: errors[k])
  }

  static let oneItem = Withheld(
    "mokken.one-item", "A scale of one item has no order of items to keep.",
    help: "Take the scalability of a scale with more items.")
  static let tooFewPersons = Withheld(
    "mokken.too-few-persons", "Fewer than two people answered the items.",
    help: "Collect more responses on the first occasion.")
  static let noSpread = Withheld(
    "mokken.no-spread", "Fewer than two items have answers that differ between people.",
    help: "Look at the answers: they may have been copied down.")
}
