/// An outcome of ordered categories read from a column: the levels of a factor in their order, or the
/// different values of a column of numbers, ascending.
struct OrderedOutcome {
  /// The category of each row, from 0.
  let codes: [Int]
  /// The categories that occur, in order.
  let categories: [String]
  /// Levels of the column that no row has.
  let unused: [String]

  /// More categories than this are better modelled as a number: each has a threshold of its own.
  static let limit = 50

  init(_ name: String, _ frame: ModelFrame, _ effects: GroupEffects) throws(ModelError) {
    (codes, categories) = try frame.levels(of: name)
    if case .factor(_, let levels) = try frame.column(name) {
      let occurring = Set(categories)
      unused = levels.filter { !occurring.contains($0) }
    } else {
      unused = []
    }
    guard categories.count >= 2 else { throw .constantOutcome(name) }
    guard categories.count <= Self.limit else {
      throw .generalized(
        .tooManyCategories(name, categories: categories.count, limit: Self.limit))
    }
    var first: [Int?] = Array(repeating: nil, count: effects.levels.count)
    var changes = false
    for (row, level) in effects.codes.enumerated() {
      if let before = first[level], before != codes[row] { changes = true }
      first[level] = codes[row]
    }
    guard changes else {
      throw .generalized(.outcomeNeverChanges(name, group: effects.group))
    }
  }
}
