/// Which cells an item of a file answers, by its name there.
///
/// Files list the items of a person in the same order again and again, so the name that followed the
/// last one before is tried first.
struct ItemNames: Sendable {
  /// The names, each once, in the order of the cells.
  let names: [String]
  /// By name the cells it answers: one for each scale that asks the item.
  let cells: [[Int]]

  private let bytes: [[UInt8]]
  private let positions: [String: Int]

  init(_ plan: ScorePlan) {
    var names: [String] = []
    var cells: [[Int]] = []
    var positions: [String: Int] = [:]
    for (cell, entry) in plan.cells.enumerated() {
      if let position = positions[entry.name] {
        cells[position].append(cell)
      } else {
        positions[entry.name] = names.count
        names.append(entry.name)
        cells.append([cell])
      }
    }
    self.names = names
    self.cells = cells
    self.positions = positions
    bytes = names.map { Array($0.utf8) }
  }

  /// Whether a field holds exactly a name.
  func matches(_ position: Int, _ field: ArraySlice<UInt8>) -> Bool {
    bytes[position].count == field.count && bytes[position].elementsEqual(field)
  }

  /// The position of a name, without spaces around it; nil for any other text.
  func position(of name: String) -> Int? { positions[name] }
}
