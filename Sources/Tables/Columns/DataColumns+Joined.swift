public import Results

extension DataColumns {
  /// Tables of the same columns, one below the other, as one file of all their rows would be read.
  ///
  /// - Parameter parts: at least one; columns in the same order.
  /// - Throws: `RefusedInput` with `column.not-a-number` where a column holds numbers in one and categories in
  ///   another.
  public init(joining parts: [DataColumns]) throws(RefusedInput) {
    precondition(!parts.isEmpty, "no tables")
    self = parts[0]
    guard parts.count > 1 else { return }
    for part in parts.dropFirst() {
      rows += part.rows
      rowsRead += part.rowsRead
      setAside += part.setAside
      notes += part.notes
      for (position, other) in part.columns.enumerated() {
        columns[position].missing += other.missing
        guard let content = columns[position].content.joined(with: other.content) else {
          throw RefusedInput([
            Diagnostic(
              .columnNotANumber, at: Place(file: part.file, field: other.name),
              "'\(other.name)' holds numbers in one file and categories in another.",
              help: "Correct the cells, or name the column with --factor.")
          ])
        }
        columns[position].content = content
      }
    }
    for position in columns.indices {
      columns[position].content = columns[position].content.inOrder
    }
  }
}

extension DataColumns.Content {
  /// The rows of both; nil where they are not of one kind. Levels come in the order in which they are met.
  fileprivate func joined(with other: DataColumns.Content) -> DataColumns.Content? {
    switch (self, other) {
    case (.numbers(let mine), .numbers(let more)): return .numbers(mine + more)
    case (.categories(let codes, var levels), .categories(let more, let names)):
      var place = Dictionary(
        levels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      for name in names where place[name] == nil {
        place[name] = levels.count
        levels.append(name)
      }
      return .categories(codes: codes + more.map { place[names[$0]] ?? 0 }, levels: levels)
    default: return nil
    }
  }

  /// Levels in the order that one file would give them.
  fileprivate var inOrder: DataColumns.Content {
    guard case .categories(let codes, let levels) = self else { return self }
    let order = LevelOrder.sorted(levels)
    var place = order
    for (position, level) in order.enumerated() { place[level] = position }
    return .categories(codes: codes.map { place[$0] }, levels: order.map { levels[$0] })
  }
}
