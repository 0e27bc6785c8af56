import Results
import Tables

extension DataColumns {
  /// Tables of the same columns, one below the other; levels in the order of the first that has them.
  ///
  /// - Throws: `RefusedInput` with `column.not-a-number` where a column holds numbers in one and categories in
  ///   another.
  init(joining parts: [DataColumns]) throws(RefusedInput) {
    self = parts[0]
    for part in parts.dropFirst() {
      rows += part.rows
      rowsRead += part.rowsRead
      setAside += part.setAside
      notes += part.notes
      for (position, other) in part.columns.enumerated() {
        columns[position].missing += other.missing
        switch (columns[position].content, other.content) {
        case (.numbers(let mine), .numbers(let more)):
          columns[position].content = .numbers(mine + more)
        case (.categories(let codes, var levels), .categories(let more, let names)):
          var place = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices))
          for name in names where place[name] == nil {
            place[name] = levels.count
            levels.append(name)
          }
          columns[position].content = .categories(
            codes: codes + more.map { place[names[$0]] ?? 0 }, levels: levels)
        default:
          throw RefusedInput([
            Diagnostic(
              .columnNotANumber, at: Place(file: part.file, field: other.name),
              "'\(other.name)' holds numbers in one file and categories in another.",
              help: "Correct the cells, or name the column with --factor.")
          ])
        }
      }
    }
  }
}
