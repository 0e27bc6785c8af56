/// People by their id, numbered as they come.
///
/// Ids are looked up by a number made of them, in a table with room for twice as many: a million people are found about
/// as quickly as they are read. Of numbers alike the ids decide.
struct PersonPlaces: Sendable {
  private var ids: [String] = []
  private var hashes: [Int] = []
  /// By place in the table a person and one; 0 for none.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  /// The place of a person; nil of one who has not come.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - hash: a number that is always the same for the same id.
  /// - Returns: the place.
  func place(_ id: String, hash: Int) -> Int? {
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if hashes[place] == hash, ids[place] == id { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
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
    var slot = hashes[place] & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(place + 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: 4 * slots.count)
    for place in ids.indices { enter(place) }
  }
}
