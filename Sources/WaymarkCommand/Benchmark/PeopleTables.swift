import Benchmarking
import Models
import Platform
import Results
import Tables
import Trajectories

/// Tables with a row per person, read three times: who could have had an outcome, who has all that is
/// adjusted for, and who has the outcome too.
struct PeopleTables {
  /// Complete rows.
  let columns: DataColumns
  /// Complete rows that also have a category of a column, by the column.
  let categories: [(column: String, columns: DataColumns)]
  /// Who stands behind each service's outcome.
  let completions: [String: Completion]

  init(
    _ files: [String], _ formula: Formula, _ options: PeopleOptions, _ data: CellOptions,
    _ account: inout PanelAccount
  ) throws {
    let service = options.service ?? ""
    let own = [service, options.practitioner].compactMap(\.self)
    let asked = TableFrame.columns(formula, factors: Set(data.factor))
      .filter { !own.contains($0.name) }
    let groups = own.map { ColumnsAsked.Column($0, .categories) }
    let persons = options.person.map { [ColumnsAsked.Column($0, .categories)] } ?? []
    let outcome = formula.outcome
    var (eligible, first): ([String: Int], [String: Int]) = ([:], [:])
    var parts: [DataColumns] = []
    var byParts = options.by.map { _ in [DataColumns]() }
    var seen: Set<String> = []
    for file in files {
      let source = try SourceFile(whole: file)
      let everybody = try DataColumns(source, data.asked(groups.prefix(1) + persons))
      for name in everybody.texts(0) { eligible[name, default: 0] += 1 }
      if !persons.isEmpty { try Self.check(everybody, &seen) }
      let started = try DataColumns(
        source, data.asked(groups + asked.filter { $0.name != outcome }))
      for name in started.texts(0) { first[name, default: 0] += 1 }
      let complete = try DataColumns(source, data.asked(groups + asked))
      account.read(rows: complete.rowsRead + complete.setAside)
      try account.take(complete.notes + MissingCells.notes(complete))
      parts.append(complete)
      for (position, column) in options.by.enumerated() {
        let more = asked.filter { $0.name != column } + [.init(column, .categories)]
        byParts[position].append(try DataColumns(source, data.asked(more)))
      }
    }
    columns = try DataColumns(joining: parts)
    var categories: [(column: String, columns: DataColumns)] = []
    for (column, parts) in zip(options.by, byParts) {
      categories.append((column, try DataColumns(joining: parts)))
    }
    self.categories = categories
    var paired: [String: Int] = [:]
    for name in columns.texts(0) { paired[name, default: 0] += 1 }
    completions = Dictionary(
      uniqueKeysWithValues: eligible.compactMap { name, count in
        (try? Completion(
          eligible: count, first: first[name] ?? 0, paired: paired[name] ?? 0)).map { (name, $0) }
      })
  }

  /// Nobody has two rows.
  private static func check(_ everybody: DataColumns, _ seen: inout Set<String>)
    throws(RefusedInput)
  {
    for person in everybody.texts(1) where !seen.insert(person).inserted {
      throw RefusedInput([
        Diagnostic(
          .benchmarkRepeatedPerson,
          at: Place(file: everybody.file, field: everybody.columns[1].name),
          "Somebody has more than one row, so people would be counted by how often they were seen.",
          help:
            "Keep one row per person, with the first and the last score; 'waymark trajectories' takes all rows."
        )
      ])
    }
  }
}
