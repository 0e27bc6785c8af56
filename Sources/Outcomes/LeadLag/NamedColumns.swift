/// Columns of numbers with their names, in order; a column that never varies is not taken.
package struct NamedColumns {
  private(set) var names: [String] = []
  private(set) var columns: [[Double]] = []

  /// Takes a column if it varies.
  mutating func add(_ name: String, _ column: [Double]) {
    guard let first = column.first, column.contains(where: { $0 != first }) else { return }
    names.append(name)
    columns.append(column)
  }

  /// Takes columns.
  mutating func add(_ others: NamedColumns) {
    for (name, column) in zip(others.names, others.columns) { add(name, column) }
  }

  /// The position of a name.
  func position(_ name: String) -> Int? { names.firstIndex(of: name) }
}
