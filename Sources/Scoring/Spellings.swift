/// What is known of the texts of one column by their bytes, so that a spelling that comes again is not
/// looked into again. Memory is bounded: only so many spellings are kept, and none that is long.
struct Spellings<Value: Sendable>: Sendable {
  private struct Entry {
    var hash: UInt64
    var start: Int
    var count: Int
    var value: Value
  }

  private static var mostEntries: Int { 512 }
  private static var longest: Int { 128 }

  private var text: [UInt8] = []
  private var entries: [Entry] = []
  /// By the last bits of the hash: the number of an entry, from 1. Twice as many as entries at least.
  private var slots = [UInt16](repeating: 0, count: 64)

  /// What is known of some bytes; nil when nothing is.
  func value(_ bytes: [UInt8], _ range: Range<Int>) -> Value? {
    guard range.count <= Self.longest, !entries.isEmpty else { return nil }
    let hash = Self.hash(bytes, range)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash && isSame(entry, bytes, range) { return entry.value }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Keeps what was found out about some bytes, if there is room.
  mutating func learn(_ value: Value, _ bytes: [UInt8], _ range: Range<Int>) {
    guard range.count <= Self.longest, entries.count < Self.mostEntries else { return }
    let entry = Entry(
      hash: Self.hash(bytes, range), start: text.count, count: range.count, value: value)
    text += bytes[range]
    entries.append(entry)
    if entries.count * 2 > slots.count {
      slots = [UInt16](repeating: 0, count: slots.count * 2)
      for number in entries.indices { place(number) }
    } else {
      place(entries.count - 1)
    }
  }

  private mutating func place(_ number: Int) {
    var slot = Int(truncatingIfNeeded: entries[number].hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt16(number + 1)
  }

  private func isSame(_ entry: Entry, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard entry.count == range.count else { return false }
    for offset in 0..<entry.count
    where text[entry.start + offset] != bytes[range.lowerBound + offset] {
      return false
    }
    return true
  }

  /// FNV-1a, with the high bits brought down.
  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return hash ^ hash >> 32
  }
}
