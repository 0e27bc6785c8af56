import Models

/// The rows of a table by the values of one column, in the order of its levels; all of them without one.
struct GroupedRows {
  /// One value and its rows.
  struct Group {
    var label: String?
    var rows: [Int]
  }

  private(set) var groups: [Group] = []

  init(_ frame: ModelFrame, by name: String?) throws(ModelError) {
    guard let name else {
      groups = [Group(label: nil, rows: Array(0..<frame.rows))]
      return
    }
    switch frame.columns[name] {
    case nil: throw .absentColumn(name)
    case .factor(let codes, let levels):
      groups = levels.map { Group(label: $0, rows: []) }
      for (row, code) in codes.enumerated() { groups[code].rows.append(row) }
    case .numeric(let values):
      var rows: [Double: [Int]] = [:]
      for (row, value) in values.enumerated() { rows[value, default: []].append(row) }
      groups = rows.sorted { $0.key < $1.key }.map {
        Group(label: Int(exactly: $0.key).map(String.init) ?? "\($0.key)", rows: $0.value)
      }
    }
    groups.removeAll { $0.rows.isEmpty }
  }
}

extension ModelFrame.Column {
  /// The values of some rows.
  func picked(_ rows: [Int]) -> ModelFrame.Column {
    switch self {
    case .numeric(let values): .numeric(rows.map { values[$0] })
    case .factor(let codes, let levels): .factor(codes: rows.map { codes[$0] }, levels: levels)
    }
  }

  /// The value of one row, again and again.
  func repeated(_ row: Int, count: Int) -> ModelFrame.Column {
    picked(Array(repeating: row, count: count))
  }
}
