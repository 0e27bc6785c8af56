/// People by their id, numbered as they come.
///
/// Ids are looked up by a number made of them, in a table with room for twice as many: a million people are found about
/// as quickly as they are read. Of numbers alike the ids decide.
struct PersonPlaces: Sendable {
  private var ids: [String] = []
  private var hashes: [Int] = []
  /// By place in the table a person and one, and above them the upper half of the person's number, so that hardly
  /// another person's id is looked at; 0 for nobody.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)

  /// The place of a person; nil of one who has not come.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - hash: a number that is always the same for the same id.
  /// - Returns: the place.
  func place(_ id: String, hash: Int) -> Int? {
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] ^ Self.tag(hash) < 1 << 32 {
        let place = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if ids[place] == id { return place }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// About how many of these have not come. To look for all of them at once is quicker than one after the other, and
  /// what is found stays at hand for that.
  func likelyNew(_ hashes: [Int]) -> Int {
    hashes.reduce(0) { slots[$1 & (slots.count - 1)] == 0 ? $0 + 1 : $0 }
  }

  /// Takes in a person who has not come, and gives their place.
  mutating func add(_ id: String, hash: Int) -> Int {
    if 2 * (ids.count + 1) > slots.count { grow() }
    ids.append(id)
    hashes.append(hash)
    enter(ids.count - 1)
    return ids.count - 1
  }

  private mutating func enter(_ place: Int) {
    let hash = hashes[place]
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Self.tag(hash) | UInt64(place + 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: 4 * slots.count)
    for place in ids.indices { enter(place) }
  }

  private static func tag(_ hash: Int) -> UInt64 {
    UInt64(bitPattern: Int64(hash)) & 0xFFFF_FFFF_0000_0000
  }
}
