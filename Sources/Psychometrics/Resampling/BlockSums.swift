import LinearAlgebra

/// Numbers of people, sums and sums of products of columns, block by block of people.
///
///     N = Σ m n,   x̄ = Σ m s / N,   C = (Σ m P − N x̄ x̄ᵀ) / (N − 1)
///
/// of blocks that each count m times. Columns are taken less the first row, so that what everybody has leaves
/// nothing, not even rounding.
struct BlockSums: Sendable {
  let columns: Int
  private(set) var counts: [Int]
  /// s, block after block.
  private var sums: [Double]
  /// The lower triangle of P, row after row, block after block.
  private var products: [Double]
  private let triangle: Int

  init(columns: Int, blocks: Int) {
    self.columns = columns
    triangle = columns * (columns + 1) / 2
    counts = Array(repeating: 0, count: blocks)
    sums = Array(repeating: 0, count: blocks * columns)
    products = Array(repeating: 0, count: blocks * triangle)
  }

  /// Adds a person, given as deviations.
  mutating func add(_ row: [Double], to block: Int) {
    counts[block] += 1
    var at = block * triangle
    for i in 0..<columns {
      let value = row[i]
      sums[block * columns + i] += value
      for j in 0...i { products[at + j] += value * row[j] }
      at += i + 1
    }
  }

  /// The blocks with people.
  var filled: [Int] { counts.indices.filter { counts[$0] > 0 } }

  /// The moments of all blocks, each as often as said; nil for fewer than two people.
  func drawn(_ times: [Int], from origin: [Double]) -> DrawnMoments? {
    var n = 0
    var sum = [Double](repeating: 0, count: columns)
    var product = [Double](repeating: 0, count: triangle)
    for (block, count) in times.enumerated() where count > 0 && counts[block] > 0 {
      n += count * counts[block]
      let weight = Double(count)
      let (first, second) = (block * columns, block * triangle)
      for i in 0..<columns { sum[i] += weight * sums[first + i] }
      for i in 0..<triangle { product[i] += weight * products[second + i] }
    }
    return moments(n, sum, product, sizes: product, from: origin)
  }

  /// The moments of all blocks but one, for each block with people; nil for fewer than two people.
  func leftOut(from origin: [Double]) -> [DrawnMoments?] {
    var whole = (
      n: 0, sum: [Double](repeating: 0, count: columns),
      product: [Double](repeating: 0, count: triangle)
    )
    for block in counts.indices {
      whole.n += counts[block]
      for i in 0..<columns { whole.sum[i] += sums[block * columns + i] }
      for i in 0..<triangle { whole.product[i] += products[block * triangle + i] }
    }
    return filled.map { block in
      var (sum, product) = (whole.sum, whole.product)
      for i in 0..<columns { sum[i] -= sums[block * columns + i] }
      for i in 0..<triangle { product[i] -= products[block * triangle + i] }
      return moments(
        whole.n - counts[block], sum, product, sizes: whole.product, from: origin)
    }
  }

  /// Moments of people, whose rounding is measured by sums of products of these sizes.
  private func moments(
    _ n: Int, _ sum: [Double], _ product: [Double], sizes: [Double], from origin: [Double]
  ) -> DrawnMoments? {
    guard n >= 2 else { return nil }
    let people = Double(n)
    let means = sum.map { $0 / people }
    var covariance = Matrix(rows: columns, columns: columns)
    var (at, isFlat) = (0, [Bool]())
    for i in 0..<columns {
      let own = product[at + i] - sum[i] * means[i]
      // What is left of equal answers is rounding of their size.
      isFlat.append(own <= 1e-13 * sizes[at + i])
      for j in 0...i where !isFlat[i] && !isFlat[j] {
        covariance[i, j] = (product[at + j] - sum[i] * means[j]) / (people - 1)
      }
      at += i + 1
    }
    covariance.mirrorLowerTriangle()
    return DrawnMoments(
      n: n, means: zip(means, origin).map { $0 + $1 }, covariance: covariance)
  }
}
