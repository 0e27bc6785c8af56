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
    if asked.person != nil { try table.requireOnce(texts.count - 1) }
    let scores = table.scores(0, attainable)
    try account.take(scores.outside)
    var values: [String: [Double]] = [:]
    for (row, value) in scores.values.enumerated() {
      guard let value else { continue }
      values[asked.service == nil ? "all" : table.texts[0][row], default: []].append(value)
    }
    guard !values.isEmpty else { throw table.nobody("Nobody has a score in '\(score)'.") }
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
        name: table.texts[0][row], n: table.count(0, row),
        mean: table.numbers[1][row], standardDeviation: table.numbers[2][row])
    }
  }
}
