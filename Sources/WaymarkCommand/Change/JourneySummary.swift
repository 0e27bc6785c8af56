import Change
import Documents
import Journeys
import Platform
import Reports
import Results
import Tables

/// How many journeys look like what, once all of them were written.
struct JourneySummary {
  private let counts: [(pattern: JourneyDescription.Pattern, count: Int)]
  private let persons: Int
  private let noScore: Int
  private let noBaseline: Int?
  private let attained: AttainedRate?
  private let error: MeasurementError?
  private let yardstick: JourneyYardstick?

  init(_ rows: JourneyRows, _ input: ChangeInput, _ attained: AttainedRate?) {
    error = input.error
    yardstick = rows.yardstick
    counts = rows.patterns.all
    persons = rows.panel.count
    noBaseline = input.noBaseline
    noScore = rows.panel.count - rows.persons.count - (input.noBaseline ?? 0)
    self.attained = attained
  }

  /// People with a journey.
  private var described: Int { persons - noScore - (noBaseline ?? 0) }

  /// A row per pattern, in the order in which they are defined.
  var table: ResultTable {
    func row(
      _ part: String, _ name: String, _ count: ResultTable.Cell, of: ResultTable.Cell = .missing,
      _ estimate: Double? = nil, _ error: Double? = nil
    ) -> [ResultTable.Cell] {
      [.text(part), .text(name), count, of, .number(estimate), .number(error)]
    }
    var rows = [
      row("count", "persons", .integer(persons)), row("count", "noScore", .integer(noScore)),
    ]
    if let noBaseline { rows.append(row("count", "noBaseline", .integer(noBaseline))) }
    rows += counts.map {
      row("pattern", $0.pattern.rawValue, .integer($0.count), of: .integer(described))
    }
    if let attained {
      let draws = ResultTable.Cell.integer(attained.draws)
      rows += [
        row("chance", "any-pair", .missing, of: draws, attained.anyPair, attained.standardError),
        row("chance", "first-to-last", .missing, of: draws, attained.firstToLast),
      ]
    }
    return ResultTable(
      columns: ["part", "name", "count", "of", "estimate", "std.error"], rows: rows)
  }

  /// The same as JSON.
  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("persons", .integer(persons)), .init("noScore", .integer(noScore)),
    ]
    if let noBaseline { members.append(.init("noBaseline", .integer(noBaseline))) }
    members.append(
      .init("patterns", .object(counts.map { .init($0.pattern.rawValue, .integer($0.count)) })))
    members.append(
      .init(
        "chance",
        attained.map {
          .object([
            .init("anyPair", .number($0.anyPair)), .init("firstToLast", .number($0.firstToLast)),
            .init("std.error", .number($0.standardError)), .init("draws", .integer($0.draws)),
            .init("seed", .integer(Int($0.seed))), .init("model", .string(AttainedRate.model)),
          ])
        } ?? .null))
    return .object(members)
  }

  /// A few lines for whoever sits before it.
  var words: [String] {
    var lines = [
      "\(Counted.words(persons, "person", "people")), \(noScore) without any score"
        + (noBaseline.map { ", \($0) without one at the baseline" } ?? "")
    ]
    if let error, let yardstick {
      lines += [
        "error of measurement: \(error.words)",
        "first and last score differ beyond it by more than \(NumberText.shown(yardstick.pairThreshold)) "
          + "points, any two of \(yardstick.plannedOccasions) occasions by more than "
          + NumberText.shown(yardstick.threshold),
      ]
    }
    lines += counts.filter { $0.count > 0 }.map {
      "\($0.count) of \(described): \($0.pattern.text)"
    }
    if let attained {
      let share = NumberText.shown(attained.anyPair * 100, places: 1)
      lines.append(
        "chance alone shows a difference beyond error somewhere in the journeys of \(share) of 100 "
          + "people who do not change (simulated on the scores there are)")
    }
    return lines
  }
}
