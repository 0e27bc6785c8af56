/// Numbers of which many are the same, as times are, so that a function of them is worked out once each.
struct RepeatedValues {
  /// The values, each at least once.
  private(set) var distinct: [Double] = []
  /// The place in `distinct` of each row's value.
  private var codes: [Int32]

  /// Finds what repeats. A value is forgotten when another takes its place in a small table; it is then
  /// worked out again.
  init(_ values: some Collection<Double>) {
    var table = Array(repeating: Int32(-1), count: 256)
    codes = Array(repeating: 0, count: values.count)
    for (i, value) in values.enumerated() {
      let slot = Int(truncatingIfNeeded: (value.bitPattern &* 0x9E37_79B9_7F4A_7C15) >> 56)
      let known = table[slot]
      if known >= 0, distinct[Int(known)] == value {
        codes[i] = known
      } else {
        let new = Int32(truncatingIfNeeded: distinct.count)
        distinct.append(value)
        table[slot] = new
        codes[i] = new
      }
    }
  }

  /// The columns of a function that appends `count` numbers for each value.
  func columns(_ count: Int, _ function: (Double, inout [Double]) -> Void) -> [[Double]] {
    var table: [Double] = []
    table.reserveCapacity(distinct.count * count)
    for value in distinct { function(value, &table) }
    return (0..<count).map { column in
      var result = Array(repeating: 0.0, count: codes.count)
      for i in result.indices { result[i] = table[Int(codes[i]) * count + column] }
      return result
    }
  }
}
