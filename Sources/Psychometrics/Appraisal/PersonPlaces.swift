/// People by their id, numbered as they come.
///
/// Ids are looked up by a number made of them, which is quicker to find among a million than a text; the few that share
/// one with another are looked up by themselves.
struct PersonPlaces: Sendable {
  private var places: [Int: Int] = [:]
  private var others: [String: Int] = [:]
  private var ids: [String] = []

  /// The place of a person; nil of one who has not come.
  func place(_ id: String) -> Int? {
    guard let first = places[id.hashValue] else { return nil }
    return ids[first] == id ? first : others[id]
  }

  /// Takes in a person who has not come, and gives their place.
  mutating func add(_ id: String) -> Int {
    let place = ids.count
    ids.append(id)
    if places[id.hashValue] == nil {
      places[id.hashValue] = place
    } else {
      others[id] = place
    }
    return place
  }
}
