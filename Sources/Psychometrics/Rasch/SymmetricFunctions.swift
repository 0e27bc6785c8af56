/// Elementary symmetric functions of items: the coefficients of a product of polynomials.
///
///     Π_j (Σ_c ε_jc t^c) = Σ_r γ_r t^r,      ε_jc = exp β_jc
///
/// γ_r is the weight of all ways to a sum score of r. By convolution only, without division, so that
/// every term is a sum of positive ones and nothing cancels.
///
/// ### Source
/// Verhelst, N. D., Glas, C. A. W., & van der Sluis, A. (1984). Estimation problems in the Rasch model: The
/// basic symmetric functions. *Computational Statistics Quarterly*, 1, 245–262.
struct SymmetricFunctions {
  let items: [[Double]]
  private let before: [[Double]]
  private let after: [[Double]]

  init(_ items: [[Double]]) {
    self.items = items
    var before = [[1.0]]
    for item in items { before.append(Self.product(before[before.count - 1], item)) }
    var after = [[1.0]]
    for item in items.reversed() { after.append(Self.product(after[after.count - 1], item)) }
    self.before = before
    self.after = after.reversed()
  }

  /// γ of all items.
  var all: [Double] { before[items.count] }

  /// γ without item `j`.
  func without(_ j: Int) -> [Double] { Self.product(before[j], after[j + 1]) }

  /// γ without item `j` and each item after it, in order.
  func withoutPairs(_ j: Int) -> [[Double]] {
    var running = before[j]
    return (j + 1..<items.count).map { l in
      let pair = Self.product(running, after[l + 1])
      running = Self.product(running, items[l])
      return pair
    }
  }

  static func product(_ a: [Double], _ b: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: a.count + b.count - 1)
    for i in a.indices where a[i] != 0 {
      for j in b.indices { result[i + j] += a[i] * b[j] }
    }
    return result
  }
}
