/// Keys of people as bytes, numbered from 0 in the order in which they were first seen. Two are the
/// same when all their bytes are.
///
/// Open addressing with linear probing (Knuth, TAOCP 3, §6.4), at most half full; the bytes of all
/// keys stand one after the other in a single array, so a million of them are a few arrays.
struct IdTable: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each key ends.
  private var ends: [Int] = []
  /// Of each key.
  private var hashes: [UInt64] = []
  /// Per place the number of a key and one, or 0.
  private var places: [UInt32]
  private let seed: UInt64

  /// Starts empty.
  ///
  /// - Parameters:
  ///   - seed: of the hashes; nothing that goes out depends on it.
  ///   - capacity: places to begin with, a power of two.
  init(seed: UInt64, capacity: Int = 1 << 10) {
    self.seed = seed
    places = [UInt32](repeating: 0, count: capacity)
  }

  /// How many keys there are.
  var count: Int { ends.count }

  /// Where a key stands in `bytes`.
  func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  /// The hash of a key by its number.
  func hash(_ number: Int) -> UInt64 { hashes[number] }

  /// The number of the key that these bytes are; a new one when it was not seen before.
  mutating func number(of text: Span<UInt8>) -> (number: Int, isNew: Bool) {
    number(of: text, hash: Self.hash(text, seed: seed))
  }

  /// The same with the hash that another table with the same seed found.
  mutating func number(of text: Span<UInt8>, hash: UInt64) -> (number: Int, isNew: Bool) {
    if ends.count * 2 >= places.count { grow() }
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] > 0 {
      let number = Int(places[place]) - 1
      if hashes[number] == hash, isKey(number, text) { return (number, false) }
      place = (place + 1) & mask
    }
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
    hashes.append(hash)
    places[place] = UInt32(ends.count)
    return (ends.count - 1, true)
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

  private mutating func grow() {
    places = [UInt32](repeating: 0, count: places.count * 2)
    let mask = places.count - 1
    for number in ends.indices {
      var place = Int(truncatingIfNeeded: hashes[number]) & mask
      while places[place] > 0 { place = (place + 1) & mask }
      places[place] = UInt32(number + 1)
    }
  }
}
