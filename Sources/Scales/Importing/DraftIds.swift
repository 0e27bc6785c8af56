import Documents
import Results

/// Ids of another format made fit for a scale file, each once; a changed one is told, because ids
/// are what columns of data are called.
struct DraftIds {
  let kind: String
  private let make: (String) -> String?
  private var made: [String: String] = [:]
  private var used: Set<String> = []

  /// Ids of items.
  static var items: DraftIds { DraftIds(kind: "item", make: Words.itemID) }

  /// Ids of scores.
  static var scores: DraftIds { DraftIds(kind: "score", make: Words.id) }

  private init(kind: String, make: @escaping (String) -> String?) {
    self.kind = kind
    self.make = make
  }

  /// Takes up an id; nil, and told, when it was there before.
  mutating func add(_ id: String, at place: Place, _ reading: Reading) -> String? {
    guard made[id] == nil else {
      reading.report(
        .importItem, at: place,
        "The \(kind) '\(Words.short(id))' is there twice; the second is left out.",
        help: "Give one of them another id in the file.")
      return nil
    }
    let name = unique(make(id) ?? kind)
    made[id] = name
    if name != id {
      reading.report(
        .importRenamed, at: place,
        "The \(kind) '\(Words.short(id))' is called '\(name)' in the draft.",
        help: kind == "item"
          ? "Ids are letters and digits with single dots, dashes or underlines; name its column when "
            + "you score."
          : "Ids of scores are small letters and digits with single dashes.")
    }
    return name
  }

  /// An id made of a name that is no id in the file and need not be unique there.
  mutating func name(_ name: String) -> String { unique(make(name) ?? kind) }

  private mutating func unique(_ base: String) -> String {
    var name = base
    var number = 2
    while !used.insert(name).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }

  /// What an id of the file has become; itself, where there is none, to be told as unknown.
  subscript(_ id: String) -> String { made[id] ?? id }
}
