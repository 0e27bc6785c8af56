/// The rows that patterns have in common, one after another: each stands for as many as there are persons.
struct MomentRows {
  /// The key columns. Other columns hold numbers of no meaning, none of which occurs twice.
  let frame: ModelFrame
  /// How many rows each stands for.
  let counts: [Double]
  /// Where each pattern's rows begin.
  let starts: [Int]
  /// The columns that make a person.
  let grouping: [String]
  /// Persons, and their rows.
  let persons: Int
  let rows: Int

  init(_ moments: PersonMoments) throws(ModelError) {
    var columns: [String: ModelFrame.Column] = [:]
    var (counts, starts): ([Double], [Int]) = ([], [])
    for pattern in moments.patterns {
      starts.append(counts.count)
      counts += Array(repeating: Double(pattern.persons), count: pattern.rows)
    }
    let plan = moments.plan
    for (place, column) in plan.keys.enumerated() {
      let values = moments.patterns.flatMap { $0.keys[place] }
      columns[column.name] =
        column.isCategories
        ? .factor(codes: values.map { Int($0) }, levels: moments.levels[column.name] ?? [])
        : .numeric(values)
    }
    for column in plan.columns where column.role != .key {
      columns[column.name] = .numeric(counts.indices.map { Double($0) })
    }
    frame = try ModelFrame(columns)
    (self.counts, self.starts) = (counts, starts)
    (grouping, persons, rows) = (plan.grouping, moments.persons, moments.rows)
    guard rows > 0 else { throw .noRows }
  }
}
