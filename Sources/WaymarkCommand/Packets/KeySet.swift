/// Numbers that were seen, in as little memory as goes: open addressing with linear probing, at most
/// half full (Knuth, TAOCP 3, §6.4). The numbers are hashes, so their own bits say where they go.
struct KeySet: Sendable {
  private var places = [UInt64](repeating: 0, count: 1024)
  /// Whether nought was seen, which an empty place looks like.
  private var hasNought = false
  private(set) var count = 0

  /// Takes in a number.
  ///
  /// - Returns: whether it was seen for the first time.
  mutating func insert(_ key: UInt64) -> Bool {
    guard key != 0 else {
      defer { hasNought = true }
      return !hasNought
    }
    if count * 2 >= places.count { grow() }
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: key >> 8) & mask
    while places[place] != 0 {
      if places[place] == key { return false }
      place = (place + 1) & mask
    }
    places[place] = key
    count += 1
    return true
  }

  private mutating func grow() {
    let old = places
    places = [UInt64](repeating: 0, count: old.count * 2)
    let mask = places.count - 1
    for key in old where key != 0 {
      var place = Int(truncatingIfNeeded: key >> 8) & mask
      while places[place] != 0 { place = (place + 1) & mask }
      places[place] = key
    }
  }
}
