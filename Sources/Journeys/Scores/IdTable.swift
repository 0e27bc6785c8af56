/// Keys of people as bytes, numbered from 0 in the order in which they were first seen. Two are the
/// same when all their bytes are.
///
/// Open addressing with linear probing (Knuth, TAOCP 3, §6.4), at most half full; the bytes of all
/// keys stand one after the other in a single array, so a million of them are a few arrays. Many files
/// hold people in the order of their ids: as long as each key goes behind the one before, it is new for
/// certain, and nothing is searched or hashed.
struct IdTable: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each key ends.
  private var ends: [Int] = []
  /// Whether every key so far goes behind the one before, in the order of ids.
  private(set) var isAscending: Bool
  /// Of each key; none while keys ascend.
  private var hashes: [UInt64] = []
  /// Per place the number of a key and one, or 0; none while keys ascend.
  private var places: [UInt32] = []
  private let seed: UInt64
  private var lastHead: UInt64 = 0

  /// Starts empty.
  ///
  /// - Parameters:
  ///   - seed: of the hashes; nothing that goes out depends on it.
  ///   - isOrdered: whether keys are ids, whose order is known.
  init(seed: UInt64, isOrdered: Bool) {
    self.seed = seed
    isAscending = isOrdered
    if !isOrdered { index() }
  }

  /// How many keys there are.
  var count: Int { ends.count }

  /// Where a key stands in `bytes`.
  func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  /// The number of the key that these bytes are; a new one when it was not seen before.
  mutating func number(of text: Span<UInt8>) -> (number: Int, isNew: Bool) {
    if isAscending {
      let head = IdOrder.head(text)
      if goesBehindLast(text, head) {
        append(text)
        lastHead = head
        return (ends.count - 1, true)
      }
      if isKey(ends.count - 1, text) { return (ends.count - 1, false) }
      index()
    }
    return number(of: text, hash: Self.hash(text, seed: seed))
  }

  /// Takes in the keys of another table with the same seed.
  ///
  /// - Returns: by the number of a key there its number here.
  mutating func merge(_ other: IdTable) -> [UInt32] {
    if isAscending, other.isAscending, other.count > 0, let numbers = joined(other) {
      return numbers
    }
    var numbers: [UInt32] = []
    numbers.reserveCapacity(other.count)
    for number in 0..<other.count {
      let key = other.bytes.span.extracting(other.range(number))
      let isHashed = !isAscending && !other.isAscending
      let found =
        isHashed ? self.number(of: key, hash: other.hashes[number]) : self.number(of: key)
      numbers.append(UInt32(found.number))
    }
    return numbers
  }

  /// Adds keys that all go behind those that are here; the first may be the last one here. Nil when
  /// they do not.
  private mutating func joined(_ other: IdTable) -> [UInt32]? {
    let first = other.bytes.span.extracting(other.range(0))
    let isShared = count > 0 && isKey(count - 1, first)
    guard isShared || goesBehindLast(first, IdOrder.head(first)) else { return nil }
    let start = isShared ? count - 1 : count
    let shift = bytes.count - (isShared ? first.count : 0)
    bytes.append(contentsOf: other.bytes[(isShared ? first.count : 0)...])
    for end in other.ends.dropFirst(isShared ? 1 : 0) { ends.append(end + shift) }
    lastHead = other.lastHead
    return (start..<(start + other.count)).map { UInt32($0) }
  }

  private func goesBehindLast(_ text: Span<UInt8>, _ head: UInt64) -> Bool {
    guard let last = ends.indices.last, head == lastHead else {
      return ends.isEmpty || head > lastHead
    }
    return IdOrder.precedes(bytes.span.extracting(range(last)), text)
  }

  /// The same with the hash of the text.
  private mutating func number(
    of text: Span<UInt8>, hash: UInt64
  ) -> (number: Int, isNew: Bool) {
    if ends.count * 2 >= places.count { grow(to: places.count * 2) }
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] > 0 {
      let number = Int(places[place]) - 1
      if hashes[number] == hash, isKey(number, text) { return (number, false) }
      place = (place + 1) & mask
    }
    append(text)
    hashes.append(hash)
    places[place] = UInt32(ends.count)
    return (ends.count - 1, true)
  }

  private mutating func append(_ text: Span<UInt8>) {
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
  }

  /// Whether a key is these bytes.
  func isKey(_ number: Int, _ text: Span<UInt8>) -> Bool {
    let range = range(number)
    guard range.count == text.count else { return false }
    var at = range.lowerBound
    for index in text.indices {
      if bytes[at] != text[index] { return false }
      at += 1
    }
    return true
  }

  // FNV-1a with a seed, and a last stirring so that the low bits depend on all others.
  private static func hash(_ text: Span<UInt8>, seed: UInt64) -> UInt64 {
    var hash = seed ^ 0xCBF2_9CE4_8422_2325
    for index in text.indices {
      hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3
    }
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return hash ^ (hash >> 32)
  }

  /// Makes all keys be found by their hashes from now on.
  private mutating func index() {
    isAscending = false
    for number in ends.indices {
      hashes.append(Self.hash(bytes.span.extracting(range(number)), seed: seed))
    }
    var size = 1 << 10
    while size <= 2 * ends.count { size *= 2 }
    grow(to: size)
  }

  private mutating func grow(to size: Int) {
    places = [UInt32](repeating: 0, count: size)
    let mask = size - 1
    for number in ends.indices {
      var place = Int(truncatingIfNeeded: hashes[number]) & mask
      while places[place] > 0 { place = (place + 1) & mask }
      places[place] = UInt32(number + 1)
    }
  }
}
