import Distributions

/// Ranks of services over some draws.
///
/// Values are put in order by their distance from a centre in single precision: by the upper 22 bits in two
/// passes of 11 (a radix sort, whatever the values), and the few that are alike in those by their full value.
enum RankDraws {
  /// Ranks from 1: for each service in its order its ranks over the draws.
  static func draw(
    _ effects: [Double], _ errors: [Double], centre: Double, count: Int, from stream: Xoshiro256
  ) -> [UInt16] {
    var stream = stream
    let k = effects.count
    let means = effects.map { $0 - centre }
    var values = Array(repeating: 0.0, count: k)
    var (keys, other) = (values.map { _ in UInt64(0) }, values.map { _ in UInt64(0) })
    var counts = Array(repeating: Int32(0), count: 2 * digits)
    var ranks = Array(repeating: UInt16(0), count: count * k)
    for draw in 0..<count {
      stream.fillNormal(&values)
      for j in 0..<k { values[j] = means[j] + errors[j] * values[j] }
      key(values, &keys, &counts)
      pass(keys, &other, &counts, digit: 0)
      pass(other, &keys, &counts, digit: 1)
      order(&keys, by: values)
      let start = draw &* k
      for position in 0..<k {
        ranks[start &+ service(keys[position])] = UInt16(truncatingIfNeeded: position &+ 1)
      }
    }
    return turned(ranks, draws: count)
  }

  /// Rows and columns exchanged, some services at a time.
  private static func turned(_ ranks: [UInt16], draws: Int) -> [UInt16] {
    let k = ranks.count / draws
    var result = Array(repeating: UInt16(0), count: ranks.count)
    for first in stride(from: 0, to: k, by: 32) {
      let last = min(k, first &+ 32)
      for draw in 0..<draws {
        for j in first..<last { result[j &* draws &+ draw] = ranks[draw &* k &+ j] }
      }
    }
    return result
  }

  /// Keys that sort as the values do: 22 bits of them above the service's position; and how often each digit
  /// occurs.
  private static func key(_ values: [Double], _ keys: inout [UInt64], _ counts: inout [Int32]) {
    for digit in counts.indices { counts[digit] = 0 }
    for j in values.indices {
      let bits = Float(values[j]).bitPattern
      // The order of floating-point numbers: negative ones turned round, the others above them.
      let mask = UInt32(bitPattern: Int32(bitPattern: bits) >> 31) | 0x8000_0000
      let key = (bits ^ mask) >> 10
      keys[j] = UInt64(key) << 32 | UInt64(truncatingIfNeeded: j)
      counts[Int(key & 0x7ff)] &+= 1
      counts[digits &+ Int(key >> 11)] &+= 1
    }
  }

  /// One pass: every key to its place among the keys with its digit.
  private static func pass(
    _ keys: [UInt64], _ sorted: inout [UInt64], _ counts: inout [Int32], digit: Int
  ) {
    let (shift, base) = (UInt64(32 &+ 11 &* digit), digit &* digits)
    var start: Int32 = 0
    for index in base..<base &+ digits {
      let here = counts[index]
      counts[index] = start
      start &+= here
    }
    for key in keys {
      let index = base &+ Int(key >> shift & 0x7ff)
      sorted[Int(counts[index])] = key
      counts[index] &+= 1
    }
  }

  /// Puts runs of equal keys in the order of their values: short ones by insertion.
  private static func order(_ sorted: inout [UInt64], by values: [Double]) {
    var start = 0
    while start &+ 1 < sorted.count {
      let key = sorted[start] >> 32
      guard sorted[start &+ 1] >> 32 == key else {
        start &+= 1
        continue
      }
      var end = start &+ 2
      while end < sorted.count, sorted[end] >> 32 == key { end &+= 1 }
      if end &- start > longestInsertion {
        sorted[start..<end].sort { isBefore($0, $1, values) }
      } else {
        for next in start &+ 1..<end {
          let item = sorted[next]
          var place = next
          while place > start, isBefore(item, sorted[place &- 1], values) {
            sorted[place] = sorted[place &- 1]
            place &-= 1
          }
          sorted[place] = item
        }
      }
      start = end
    }
  }

  private static func isBefore(_ a: UInt64, _ b: UInt64, _ values: [Double]) -> Bool {
    let (left, right) = (values[service(a)], values[service(b)])
    return left == right ? a < b : left < right
  }

  /// The service's position in a key.
  private static func service(_ key: UInt64) -> Int { Int(key & 0xffff_ffff) }

  private static let digits = 2_048
  private static let longestInsertion = 16
}
