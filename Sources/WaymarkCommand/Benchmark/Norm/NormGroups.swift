import Benchmarking
import Disclosure
import Distributions
import Results

/// Number, mean and spread of the scores of each service, as they may be told.
struct NormGroups {
  /// A service.
  struct Group {
    var name: String
    /// People whose scores these are; nil where that is withheld, or is no count.
    var n: Int?
    var mean: Double?
    var standardDeviation: Double?
    /// Why figures are missing; nil where they are not.
    var reason: String?
  }

  /// In the order of their names, or of the table.
  private(set) var groups: [Group] = []
  /// The rules that people's figures went through; nil for published figures.
  private(set) var profile: DisclosureProfile?

  /// Reads a row per person.
  ///
  /// - Throws: `RefusedInput` as `RowTable` does, with `benchmark.repeated-person`, or with
  ///   `column.none-complete` when nobody has a score.
  init(
    people files: [String], _ asked: NormInputOptions, attainable: ClosedRange<Double>?,
    _ profile: DisclosureProfile, _ cells: RowCellOptions, _ account: inout PanelAccount
  ) throws {
    let score = asked.score ?? ""
    let texts = [asked.service, asked.person].compactMap(\.self)
    let table = try RowTable(reading: files, numbers: [score], texts: texts, cells)
    account.read(rows: table.rowsRead)
    try account.take(table.notes)
    if asked.person != nil { try Self.checkOnce(table, column: texts.count - 1, texts) }
    var values: [String: [Double]] = [:]
    var outside: [Diagnostic] = []
    for row in 0..<table.count {
      guard let value = table.numbers[0][row] else { continue }
      guard attainable?.contains(value) ?? true else {
        outside.append(
          Diagnostic(
            .scoreOutOfRange, at: table.place(row, score),
            "The score lies outside those that can be had.",
            help: "Look whether it is of another scale or metric."))
        continue
      }
      values[asked.service == nil ? "all" : table.texts[0][row], default: []].append(value)
    }
    try account.take(outside)
    guard !values.isEmpty else {
      throw RefusedInput([
        Diagnostic(
          .columnNoneComplete, at: Place(file: files[0], field: score),
          "Nobody has a score in '\(score)'.",
          help:
            "Look whether it is the right column, and whether --missing names a text that does mean something."
        )
      ])
    }
    let names = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let summaries = names.map { name in
      let moments = SampleMoments(values[name] ?? [])
      return SampleSummary(
        n: moments?.n ?? 0, mean: moments?.mean ?? .nan,
        standardDeviation: moments?.standardDeviation)
    }
    let isGated = profile.id != DisclosureProfile.ungated.id
    let released = try DisclosureGate(profile).summaries(summaries, everybody: nil).groups
    self.profile = profile
    groups = names.indices.map { place in
      let (found, plain) = (released[place], summaries[place])
      guard isGated else {
        return Group(
          name: names[place], n: plain.n, mean: plain.mean,
          standardDeviation: plain.standardDeviation)
      }
      return Group(
        name: names[place], n: found.n.value, mean: found.mean.value,
        standardDeviation: found.standardDeviation.value,
        reason: (found.n.reason ?? found.mean.reason)?.reason)
    }
  }

  /// Reads a row per service.
  ///
  /// - Throws: `RefusedInput` as `RowTable` does.
  init(
    published file: String, _ asked: NormInputOptions, _ cells: RowCellOptions,
    _ account: inout PanelAccount
  ) throws {
    let table = try RowTable(
      reading: [file], numbers: [asked.n, asked.mean, asked.sd], texts: [asked.unit], cells)
    account.read(rows: table.rowsRead)
    try account.take(table.notes)
    groups = (0..<table.count).map { row in
      Group(
        name: table.texts[0][row], n: PublishedTable.count(table.numbers[0][row]),
        mean: table.numbers[1][row], standardDeviation: table.numbers[2][row])
    }
  }

  /// Nobody has two rows.
  static func checkOnce(_ table: RowTable, column: Int, _ names: [String]) throws(RefusedInput) {
    var seen: Set<String> = []
    for row in 0..<table.count where !seen.insert(table.texts[column][row]).inserted {
      throw RefusedInput([
        Diagnostic(
          .benchmarkRepeatedPerson, at: table.place(row, names[column]),
          "Somebody has more than one row, so people would be counted by how often they were seen.",
          help:
            "Keep one row per person, with the first and the last score; 'waymark trajectories' takes all rows."
        )
      ])
    }
  }
}
