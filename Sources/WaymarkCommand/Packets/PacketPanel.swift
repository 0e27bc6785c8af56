import Benchmarking
import Distributions
import Journeys
import Platform
import Results
import Tables

/// Gathers packets from files with a row per person and time: the first and the last score of everybody.
struct PacketPanel {
  private let options: PacketColumnOptions
  private var gathering: ScoreGathering

  init(_ options: PacketColumnOptions, range: PacketRange?) {
    self.options = options
    var columns = ScoreColumns(
      id: options.person ?? "", time: options.time ?? "", score: options.score ?? "")
    columns.service = options.service
    columns.times = options.waves.map {
      .waves($0.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }
    columns.attainable = range.map { $0.lowest...$0.highest }
    columns.missingCodes = options.missingTexts
    columns.table = options.table.layout
    gathering = ScoreGathering(columns)
  }

  /// Reads a file.
  mutating func read(_ path: String) throws(RefusedInput) {
    try gathering.read(try OpenedTable(reading: path, options.table.layout))
  }

  /// What was gathered.
  ///
  /// - Parameter file: what to call the files where they are meant together.
  /// - Returns: the scores, and the sums by service.
  /// - Throws: `RefusedInput` with `packet.split-person` when somebody has scores in two services, or as
  ///   `ScoreGathering` does.
  consuming func finished(
    file: String
  ) throws(RefusedInput) -> (panel: ScorePanel, tally: PacketTally) {
    let panel = try gathering.panel()
    var tally = PacketTally()
    var keys: Set<[UInt8]> = []
    for person in 0..<panel.count {
      let scores = panel.scores(person)
      guard keys.insert(Array(panel.id(person))).inserted else { throw Self.split(file, options) }
      var cell = PacketTally.Cell()
      cell.persons = 1
      if let first = scores.first, let last = scores.last {
        cell.first = 1
        if first < last { cell.moments.add(panel.values[first], panel.values[last]) }
      }
      tally.add(
        cell,
        at: PacketTally.Place(
          service: String(decoding: panel.service(person), as: UTF8.self),
          period: options.periodName ?? ""))
    }
    return (panel, tally)
  }

  private static func split(_ file: String, _ options: PacketColumnOptions) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .packetSplitPerson, at: Place(file: file, field: options.person),
        "Somebody has scores in two services: counted in both, people would weigh more than they are.",
        help:
          "Give all rows of a person one service, by a rule that you can name: the first, or the one that was there longest."
      )
    ])
  }
}
