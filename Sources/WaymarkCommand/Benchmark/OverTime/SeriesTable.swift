import Benchmarking
import Disclosure
import Results

/// A table with a row per period, or per person, in the order of time.
struct SeriesTable {
  private let table: RowTable
  /// The rows of the table that are taken.
  private let rows: [Int]
  private let options: SeriesOptions
  /// The names of the times.
  let times: [String]
  /// In which order they come.
  let order: PeriodOrder
  /// What to know of the order.
  let notes: [Note]

  /// Reads the table.
  ///
  /// - Throws: `RefusedInput` with `times.order` or `times.repeated`, and as `RowTable` does.
  init(
    _ path: String, _ options: SeriesOptions, _ cells: RowCellOptions, _ account: inout PanelAccount
  ) throws {
    let filter = options.filter
    let table = try RowTable(
      reading: [path], numbers: options.numbers,
      texts: [options.time] + (filter.map { [$0.column] } ?? []), cells)
    self.options = options
    self.table = table
    account.read(rows: table.rowsRead)
    try account.take(table.notes)
    rows = (0..<table.count).filter { row in
      filter.map { table.texts[1][row] == $0.text } ?? true
    }
    guard !rows.isEmpty else {
      throw table.nobody(
        filter.map { "No row has '\($0.text)' in '\($0.column)'." } ?? "No row has a time.")
    }
    times = rows.map { table.texts[0][$0] }
    order = PeriodOrder(times)
    notes =
      order.kind == .words
      ? [
        Note(
          "series.order-as-given",
          "The names of the times do not say which comes first: the rows are taken in the order in which they stand."
        )
      ] : []
    let troubles = [outOfOrder, options.chart.isOfPeople ? nil : repeated].compactMap(\.self)
    guard troubles.isEmpty else { throw RefusedInput(troubles) }
  }

  /// The file, as diagnostics name it.
  var file: String { table.file }

  /// Where a row stands.
  func place(_ row: Int, _ column: String? = nil) -> Place { table.place(rows[row], column) }

  /// A number of a row, by its position among those that are read.
  private func number(_ column: Int, _ row: Int) -> Double? { table.numbers[column][rows[row]] }

  private var outOfOrder: Diagnostic? {
    let places = zip(order.keys.indices, zip(order.keys, order.keys.dropFirst())).filter {
      $0.1.0 > $0.1.1
    }
    guard let first = places.first else { return nil }
    let more = places.count > 1 ? " So it is with \(places.count - 1) more." : ""
    return Diagnostic(
      .timesOrder, at: place(first.0 + 1, options.time),
      "The time of this row lies before that of the row above it.\(more)",
      help: "Sort the rows by time, the earliest first: a chart over time is read in that order.")
  }

  /// A period that is there twice.
  private var repeated: Diagnostic? {
    var seen: Set<String> = []
    let places = times.indices.filter { row in
      !seen.insert(order.keys.isEmpty ? times[row] : "\(order.keys[row])").inserted
    }
    guard let first = places.first else { return nil }
    let more = places.count > 1 ? " So it is with \(places.count - 1) more." : ""
    return Diagnostic(
      .timesRepeated, at: place(first, options.time),
      "The period of this row has a row already.\(more)",
      help:
        "Give each period one row: put its figures together first, or take the rows of one service with --only."
    )
  }

  /// The figures of periods.
  ///
  /// - Throws: `RefusedInput` with `benchmark.count`, `series.too-short` or `series.constant`.
  func series() throws(RefusedInput) -> ProcessSeries {
    let values = try figures()
    let known = values.compactMap(\.self)
    try requireTwo(known.count, "period", "figure")
    guard let first = known.first, known.contains(where: { $0 != first }) else {
      throw RefusedInput([
        Diagnostic(
          .seriesConstant, at: Place(file: table.file, field: options.numbers.first),
          "The figure is the same in all \(known.count) periods, so there are no ups and downs to judge by.",
          help:
            "Look at how it is collected: it may have been copied down. If it is right, say so in words."
        )
      ])
    }
    do throws(Withheld) {
      return try ProcessSeries(
        times.indices.map { row in
          .init(times[row], day: order.day(row), value: values[row])
        })
    } catch {
      throw BenchmarkRefusal.refused(error, at: Place(file: file), "No chart can be made.")
    }
  }

  private func figures() throws(RefusedInput) -> [Double?] {
    guard options.numerator != nil else { return times.indices.map { number(0, $0) } }
    let whole = options.denominator ?? options.expected ?? ""
    var troubles: [Diagnostic] = []
    func refuse(_ row: Int, _ column: String, _ words: String, _ help: String) {
      troubles.append(
        Diagnostic(.benchmarkCount, at: place(row, column), words, help: help))
    }
    let values = times.indices.map { row -> Double? in
      guard let part = number(0, row), let all = number(1, row) else { return nil }
      guard all > 0 else {
        refuse(
          row, whole, "There is nothing to divide by: '\(whole)' is not above zero.",
          "Leave both cells of the period empty where nobody was counted.")
        return nil
      }
      guard part >= 0 else {
        refuse(
          row, options.numerator ?? "", "A count is below zero.",
          "Look at the table that it comes from.")
        return nil
      }
      guard options.denominator == nil || part <= all else {
        refuse(
          row, options.numerator ?? "", "More are counted than there are in '\(whole)'.",
          "Look whether the two columns are of the same people; for a count over what was expected use --expected."
        )
        return nil
      }
      return told(part, of: all)
    }
    guard troubles.isEmpty else { throw RefusedInput(troubles) }
    return values
  }

  /// A share or a ratio; nil where the small-number rules withhold it.
  private func told(_ part: Double, of all: Double) -> Double? {
    guard !options.isUngated else { return part / all * options.per }
    guard let part = Int(exactly: part), let all = Int(exactly: all) else { return nil }
    return DisclosureGate(options.disclosure.profile).percentage(part, of: all).value.map {
      $0 / 100 * options.per
    }
  }

  /// The outcomes of people.
  ///
  /// - Throws: `RefusedInput` with `series.outcome` or `series.too-short`.
  func outcomes() throws(RefusedInput) -> [ExpectedOutcome] {
    var troubles: [Diagnostic] = []
    func refuse(_ row: Int, _ column: String, _ words: String, _ help: String) {
      troubles.append(
        Diagnostic(.seriesOutcome, at: place(row, column), words, help: help))
    }
    let outcomes = times.indices.map { row -> ExpectedOutcome in
      let outcome = number(0, row)
      if let outcome, outcome != 0, outcome != 1 {
        refuse(
          row, options.value ?? "", "An outcome is neither 0 nor 1.",
          "Write 1 where the outcome came, 0 where it did not, and leave the cell empty where that is not known."
        )
      }
      let chance = options.chance ?? number(1, row)
      if outcome != nil, chance.map({ !(0...1).contains($0) }) ?? true {
        refuse(
          row, options.expected ?? "", "The chance of an outcome is not a number from 0 to 1.",
          "Give the chance of each person's outcome as a share, from a reference model or stratum.")
      }
      return ExpectedOutcome(chance: chance ?? 0, happened: outcome.map { $0 == 1 })
    }
    guard troubles.isEmpty else { throw RefusedInput(troubles) }
    try requireTwo(outcomes.count { $0.happened != nil }, "person", "outcome")
    return outcomes
  }

  private func requireTwo(_ known: Int, _ row: String, _ what: String) throws(RefusedInput) {
    guard known < 2 else { return }
    throw RefusedInput([
      Diagnostic(
        .seriesTooShort, at: Place(file: table.file, field: options.numbers.first),
        "\(known == 0 ? "No \(row) has" : "Only one \(row) has") a known \(what), and a chart over time needs several.",
        help: "Show the \(what) as it is, and wait for more.")
    ])
  }

  /// The first row at or after a time.
  ///
  /// - Returns: its position; nil where there is none.
  func row(at time: String) -> Int? {
    if let row = times.firstIndex(of: time) { return row }
    guard let key = order.key(time) else { return nil }
    return order.keys.firstIndex { $0 >= key }
  }
}
