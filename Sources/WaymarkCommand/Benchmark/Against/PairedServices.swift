import Benchmarking
import Disclosure
import Distributions
import Results

/// The six numbers of each service, as they may be told.
struct PairedServices {
  /// A service, and its numbers or why there are none.
  struct Service {
    var name: String
    var n: Int?
    var summary: Result<PairedSummary, Withheld>
  }

  /// In the order of their names, or of the table.
  private(set) var services: [Service] = []
  /// The rules that people's figures went through; nil for published figures.
  private(set) var profile: DisclosureProfile?

  /// Reads a row per person.
  ///
  /// - Throws: `RefusedInput` as `RowTable` does, with `benchmark.repeated-person`, or with
  ///   `column.none-complete` when nobody has both scores.
  init(
    people files: [String], _ asked: PairedInputOptions, _ found: MeasureNameOptions.Found,
    _ profile: DisclosureProfile, _ cells: RowCellOptions, _ account: inout PanelAccount
  ) throws {
    let scores = [asked.pre, asked.post].compactMap(\.self)
    let texts = [asked.service, asked.person].compactMap(\.self)
    let table = try RowTable(reading: files, numbers: scores, texts: texts, cells)
    account.read(rows: table.rowsRead)
    try account.take(table.notes)
    if asked.person != nil { try table.requireOnce(texts.count - 1) }
    let (first, last) = (table.scores(0, found.attainable), table.scores(1, found.attainable))
    try account.take(first.outside + last.outside)
    var moments: [String: BivariateMoments] = [:]
    for row in 0..<table.count {
      guard let before = first.values[row], let after = last.values[row] else { continue }
      let name = asked.service == nil ? "all" : table.texts[0][row]
      moments[name, default: BivariateMoments()].add(before, after)
    }
    guard !moments.isEmpty else { throw table.nobody("Nobody has both scores.") }
    self.profile = profile
    let gate = PacketGate(profile, grid: nil)
    services = moments.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
      let own = moments[name] ?? BivariateMoments()
      let key = ServicePacket.Key(service: name, period: "", measure: found.measure)
      let packet = gate.judge(
        ServicePacket(key, n: own.n, scores: ServicePacket.Scores(own)))
      let summary = Result { () throws(Withheld) in
        if packet.packet.scores == nil, let reason = packet.reasons.first { throw reason }
        return try packet.packet.pairedSummary()
      }
      return Service(name: name, n: packet.packet.n, summary: summary)
    }
  }

  /// Reads a row per service.
  ///
  /// - Throws: `RefusedInput` as `RowTable` does.
  init(
    published file: String, _ asked: PairedInputOptions, _ cells: RowCellOptions,
    _ account: inout PanelAccount
  ) throws {
    let table = try RowTable(
      reading: [file], numbers: PairedInputOptions.columns, texts: [asked.unit], cells)
    account.read(rows: table.rowsRead)
    try account.take(table.notes)
    services = (0..<table.count).map { row in
      let n = table.count(0, row)
      let cells = table.numbers.dropFirst().map { $0[row] }
      return Service(
        name: table.texts[0][row], n: n,
        summary: Result { () throws(Withheld) in try Self.summary(n, cells) })
    }
  }

  private static func summary(_ n: Int?, _ cells: [Double?]) throws(Withheld) -> PairedSummary {
    guard let n, let firstMean = cells[0], let firstDeviation = cells[1], let secondMean = cells[2],
      let secondDeviation = cells[3]
    else {
      throw Withheld(
        "effect.impossible-summary",
        "The row does not tell all of n, means and standard deviations.",
        help: "Look at the table it comes from.")
    }
    guard let correlation = cells[4] ?? (firstDeviation == 0 || secondDeviation == 0 ? 0 : nil)
    else {
      throw Withheld(
        "effect.impossible-summary",
        "The row does not tell the correlation of the two scores, on which the error depends.",
        help: "Ask for it, or for the standard deviation of the changes.")
    }
    return try PairedSummary(
      n: n, firstMean: firstMean, firstDeviation: firstDeviation, secondMean: secondMean,
      secondDeviation: secondDeviation, correlation: correlation)
  }
}
