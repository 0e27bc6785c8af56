/// The order of people: by service, then by id, whole numbers first and in their order, then all
/// others byte by byte.
struct IdOrder {
  private var services: [UInt32] = []
  /// A number that goes before another's where it is smaller: a whole number itself, or the first
  /// bytes of a text behind all numbers.
  private var heads: [UInt64] = []
  private let ids: IdTable
  private let hasServices: Bool

  init(_ ids: IdTable, hasServices: Bool) {
    self.ids = ids
    self.hasServices = hasServices
    if ids.isAscending { return }
    heads.reserveCapacity(ids.count)
    var texts: [ArraySlice<UInt8>] = []
    for number in 0..<ids.count {
      let key = ids.range(number)
      let id = hasServices ? Self.id(ids.bytes, key) : key
      heads.append(Self.head(ids.bytes.span.extracting(id)))
      if hasServices { texts.append(ids.bytes[key.lowerBound..<(id.lowerBound - 1)]) }
    }
    guard hasServices else { return }
    let sorted = Set(texts.map { Array($0) }).sorted { $0.lexicographicallyPrecedes($1) }
    let ranks = Dictionary(zip(sorted, 0...)) { first, _ in first }
    services = texts.map { UInt32(ranks[Array($0)] ?? 0) }
  }

  /// Numbers of the keys in order.
  func sorted() -> [UInt32] {
    let numbers = (0..<UInt32(ids.count)).map(\.self)
    if ids.isAscending { return numbers }
    var isSorted = true
    for number in 1..<max(1, ids.count) where !precedes(number - 1, number) {
      isSorted = false
      break
    }
    return isSorted ? numbers : numbers.sorted { precedes(Int($0), Int($1)) }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    if hasServices, services[left] != services[right] { return services[left] < services[right] }
    if heads[left] != heads[right] { return heads[left] < heads[right] }
    return Self.precedes(
      ids.bytes.span.extracting(ids.range(left)), ids.bytes.span.extracting(ids.range(right)))
  }

  private static func id(_ bytes: [UInt8], _ key: Range<Int>) -> Range<Int> {
    let end = bytes[key].firstIndex(of: 0) ?? key.lowerBound
    return (end + 1)..<key.upperBound
  }

  /// Whether one text goes before another, byte by byte.
  static func precedes(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    for at in 0..<min(left.count, right.count) where left[at] != right[at] {
      return left[at] < right[at]
    }
    return left.count < right.count
  }

  /// A number that is smaller for an id that goes before another, or the same.
  static func head(_ id: Span<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    var isNumber = id.count <= 18 && id.count > 0
    for at in id.indices where isNumber {
      let byte = id[at]
      isNumber = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      if isNumber { number = number * 10 + UInt64(byte - UInt8(ascii: "0")) }
    }
    if isNumber { return number }
    var head: UInt64 = 1
    for at in 0..<7 { head = head << 8 | (at < id.count ? UInt64(id[at]) : 0) }
    return head << 7 | 1 << 63
  }
}
