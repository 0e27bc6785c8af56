import Change
import Journeys
import Platform
import Scales
import Scoring

/// The rows of `--events`: what happened on the way, person after person, in the order of time.
struct JourneyEventRows {
  let panel: ScorePanel
  let direction: ScoreDefinition.Direction
  let yardstick: JourneyYardstick?
  /// A longer stretch without a score is a gap; nil where gaps are not asked for.
  let gap: Double?
  /// Whether sudden gains and losses are asked for.
  let suddenGains: Bool

  private struct Row {
    var kind: String
    var from: Int
    var at: Int
    var size: Double?
    var standing: String?
  }

  /// The names of the cells.
  var columns: [String] {
    ["person"] + (panel.hasServices ? ["service"] : []) + [
      "kind", "from_time", "at_time", "length", "from", "to", "size", "standing",
    ]
  }

  /// Writes all of them.
  ///
  /// - Parameter path: a file; an earlier one is replaced.
  /// - Throws: `SystemFailure` when they could not be written whole.
  func write(to path: String) throws {
    let sink = try ByteSink(creating: path)
    try sink.write(RowWriter.head(columns))
    var writer = RowWriter(.csv, columns: columns)
    for person in 0..<panel.count {
      for row in rows(panel.scores(person)) { write(row, of: person, to: &writer) }
      guard writer.bytes.count > Self.enough || person == panel.count - 1 else { continue }
      try sink.write(writer.bytes)
      writer.clear()
    }
  }

  private static let enough = 1 << 16

  private func rows(_ scores: Range<Int>) -> [Row] {
    let first = scores.lowerBound
    guard scores.count > 1 else { return [] }
    let values = Array(panel.values[scores])
    var rows = gaps(scores)
    if let threshold = yardstick?.covering(scores.count).threshold {
      let heights = values.map { $0 * direction.sign }
      rows += JourneyEvents.events(heights, threshold: threshold).map {
        Row(
          kind: $0.kind.rawValue, from: first + $0.reference, at: first + $0.at, size: $0.size,
          standing: $0.standing.rawValue)
      }
    }
    if suddenGains, let sem = yardstick?.standardError {
      let cutOff = SuddenGain.cutOff(standardErrorOfMeasurement: sem)
      rows += SuddenGain.all(values, direction: direction, cutOff: cutOff).map {
        Row(
          kind: $0.kind == .gain ? "sudden-gain" : "sudden-loss", from: first + $0.at,
          at: first + $0.at + 1, size: $0.size, standing: $0.isReversed ? "reversed" : "kept")
      }
    }
    return rows.sorted { ($0.at, $0.kind) < ($1.at, $1.kind) }
  }

  private func gaps(_ scores: Range<Int>) -> [Row] {
    guard let gap else { return [] }
    return scores.dropFirst().compactMap { at in
      panel.times[at] - panel.times[at - 1] > gap
        ? Row(kind: "gap", from: at - 1, at: at, size: nil, standing: "returned") : nil
    }
  }

  private func write(_ row: Row, of person: Int, to writer: inout RowWriter) {
    writer.text(panel.id(person))
    if panel.hasServices { writer.text(panel.service(person)) }
    writer.word(row.kind)
    writer.time(panel.times[row.from], panel.coding)
    writer.time(panel.times[row.at], panel.coding)
    writer.number(panel.times[row.at] - panel.times[row.from])
    writer.number(panel.values[row.from])
    writer.number(panel.values[row.at])
    writer.number(row.size)
    writer.word(row.standing)
    writer.end()
  }
}
