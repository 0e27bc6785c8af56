import LinearAlgebra

/// Where uᵀ C u is lowest and highest over u ∈ {±1}^k, up to the sign of u and but for u = ±1.
///
/// The items are taken apart into a low part of up to eight and the rest, the last item fixed at +1:
///
///     uᵀ C u = a(u_low) + 2 w · u_low + b(u_rest),      w = C_(low,rest) u_rest
///
/// `a` is tabled once. The rest is stepped through in Gray's order, one sign at a time, which changes
/// `w` and `b` by one column; `2 w · u_low` is tabled by doubling, eight numbers at a time. A cut so
/// costs three additions and three comparisons, however many items.
struct SplitSweep {
  private let k: Int
  /// The lowest cut: bit i is set where u_i = −1.
  private(set) var lowest = 1
  /// The highest cut.
  private(set) var highest = 1
  /// The highest cut into halves, as equal as can be.
  private(set) var highestHalves = 1
  private var mostHalves = -Double.infinity
  private var least = Double.infinity
  private var most = -Double.infinity

  /// Looks at every cut of two items or more.
  init(_ c: Matrix) {
    k = c.rows
    precondition(k >= 2 && k < 60, "\(k) items")
    // The low part and at least the last item; a table needs three items to fill a vector of eight.
    if k < 4 { every(c) } else { tabled(c, low: min(k - 1, 8)) }
  }

  private mutating func see(_ value: Double, _ mask: Int) {
    if value < least { (least, lowest) = (value, mask) }
    if value > most { (most, highest) = (value, mask) }
    if value > mostHalves, isHalf(mask.nonzeroBitCount) {
      (mostHalves, highestHalves) = (value, mask)
    }
  }

  private func isHalf(_ turned: Int) -> Bool { turned == k / 2 || turned == k - k / 2 }

  /// One by one.
  private mutating func every(_ c: Matrix) {
    for mask in 1..<(1 << (c.rows - 1)) { see(Self.form(c, mask), mask) }
  }

  /// uᵀ C u.
  private static func form(_ c: Matrix, _ mask: Int) -> Double {
    var sum = 0.0
    for j in 0..<c.rows {
      for i in 0..<c.rows { sum += (mask >> i ^ mask >> j) & 1 == 1 ? -c[i, j] : c[i, j] }
    }
    return sum
  }

  /// a(u) of the first `low` items: each from that with its last item not yet turned.
  private static func forms(_ c: Matrix, _ low: Int) -> [SIMD8<Double>] {
    var a = [Double](repeating: 0, count: 1 << low)
    for j in 0..<low { for i in 0..<low { a[0] += c[i, j] } }
    for turned in 0..<low {
      for mask in 0..<(1 << turned) {
        var others = 0.0
        for j in 0..<low where j != turned {
          others += mask >> j & 1 == 1 ? -c[j, turned] : c[j, turned]
        }
        a[mask | 1 << turned] = a[mask] - 4 * others
      }
    }
    return (0..<(a.count / 8)).map { v in
      var row = SIMD8<Double>()
      for lane in 0..<8 { row[lane] = a[8 * v + lane] }
      return row
    }
  }

  private mutating func tabled(_ c: Matrix, low: Int) {
    let rest = c.rows - low
    let vectors = 1 << (low - 3)
    let a = Self.forms(c, low)

    // 0 where so many turned items of the rest make halves, far down where they do not.
    let halves = (0..<rest).map { turned in
      (0..<vectors).map { v in
        var row = SIMD8<Double>(repeating: 0)
        for lane in 0..<8 where !isHalf(turned + (v << 3 | lane).nonzeroBitCount) {
          row[lane] = -.infinity
        }
        return row
      }
    }

    // The rest at +1: 2 w and b.
    var signs = [Double](repeating: 1, count: rest)
    var w = (0..<low).map { i in (low..<c.rows).reduce(0.0) { $0 + 2 * c[i, $1] } }
    var inner = (low..<c.rows).map { i in (low..<c.rows).reduce(0.0) { $0 + c[i, $1] } }
    var b = inner.reduce(0, +)

    var table = [SIMD8<Double>](repeating: .zero, count: vectors)
    var high = 0
    for step in 0..<(1 << (rest - 1)) {
      if step > 0 {
        let turned = step.trailingZeroBitCount
        let item = low + turned
        let sign = signs[turned]
        b += 4 * (c[item, item] - sign * inner[turned])
        for i in 0..<low { w[i] -= 4 * sign * c[i, item] }
        for i in 0..<rest { inner[i] -= 2 * sign * c[low + i, item] }
        signs[turned] = -sign
        high ^= 1 << turned
      }
      Self.fill(&table, w)
      var lows = SIMD8<Double>(repeating: .infinity)
      var highs = SIMD8<Double>(repeating: -.infinity)
      // u = 1 is no cut: of the first block its first entry is left out.
      if step == 0 {
        for mask in 1..<(1 << low) {
          see(a[mask >> 3][mask & 7] + table[mask >> 3][mask & 7] + b, mask)
        }
        continue
      }
      var even = SIMD8<Double>(repeating: -.infinity)
      let ends = halves[high.nonzeroBitCount]
      for v in 0..<vectors {
        let value = a[v] + table[v]
        let halved = value + ends[v]
        lows.replace(with: value, where: value .< lows)
        highs.replace(with: value, where: value .> highs)
        even.replace(with: halved, where: halved .> even)
      }
      if lows.min() + b < least || highs.max() + b > most || even.max() + b > mostHalves {
        for mask in 0..<(1 << low) {
          see(a[mask >> 3][mask & 7] + table[mask >> 3][mask & 7] + b, mask | high << low)
        }
      }
    }
  }

  /// Σ_i w_i u_i for every u, u_i = −1 where bit i of its position is set.
  private static func fill(_ table: inout [SIMD8<Double>], _ w: [Double]) {
    let one = SIMD8<Double>(1, -1, 1, -1, 1, -1, 1, -1)
    let two = SIMD8<Double>(1, 1, -1, -1, 1, 1, -1, -1)
    let four = SIMD8<Double>(1, 1, 1, 1, -1, -1, -1, -1)
    var first = w[0] * one + w[1] * two + w[2] * four
    for i in 3..<w.count { first += w[i] }
    table[0] = first
    var filled = 1
    for i in 3..<w.count {
      let turned = SIMD8(repeating: 2 * w[i])
      for v in 0..<filled { table[filled + v] = table[v] - turned }
      filled *= 2
    }
  }
}
