import Benchmarking
import Platform
import Results
import Synchronization
import Tables

/// Gathers packets from files with a row per person, in a stream.
final class PacketGathering: Sendable {
  private struct State {
    var tally = PacketTally()
    var keys = KeySet()
    var leftOut: (service: Int, person: Int) = (0, 0)
    var levels: Set<String> = []
    var outside: [Diagnostic] = []
  }

  private let plan: PacketPart.Plan
  private let state = Mutex(State())

  init(_ columns: PacketColumnOptions, range: PacketRange?) {
    plan = PacketPart.Plan(columns, range: range)
  }

  /// What was gathered so far.
  var tally: PacketTally { state.withLock { $0.tally } }

  /// Reads a file.
  ///
  /// - Parameter path: the file; `-` is the standard input.
  /// - Returns: rows that were read, and what is worth knowing.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…`, `column.not-a-number`, `packet.category`,
  ///   `packet.split-person`, or `text.invisible-character` for the name of a service.
  func read(_ path: String) throws(RefusedInput) -> (rows: Int, notes: [Diagnostic]) {
    let stream = try RowStream(reading: path, plan.asked)
    let file = stream.file
    let plan = plan
    let before = state.withLock { $0.leftOut }
    let read = try stream.read(
      { PacketPart($0, plan) },
      then: { part, lines throws(RefusedInput) in try self.take(part, lines, file) })
    let (after, outside) = state.withLock { state in
      defer { state.outside = [] }
      return (state.leftOut, state.outside)
    }
    let notes = [
      (after.service - before.service, plan.service),
      (after.person - before.person, plan.person),
    ].filter { $0.0 > 0 }.map { Self.leftOut($0.0, of: read.rows, column: $0.1, in: file) }
    return (read.rows, read.notes + notes + outside)
  }

  private func take(_ part: PacketPart, _ lines: Int, _ file: String) throws(RefusedInput) {
    let trouble = state.withLock { state -> Diagnostic? in
      for (place, cell) in part.cells {
        guard state.tally.add(cell, at: place) else { continue }
        if let name = [place.service, place.period].first(where: Self.hidesSomething) {
          return Self.invisible(name, file)
        }
      }
      for name in part.levels.subtracting(state.levels).sorted() where Self.hidesSomething(name) {
        return Self.invisible(name, file)
      }
      state.levels.formUnion(part.levels)
      state.leftOut.service += part.leftOut.service
      state.leftOut.person += part.leftOut.person
      state.outside += part.outside.map { Self.outside($0, lines, file) }
      for (key, line) in part.keys where !state.keys.insert(key) {
        return Self.split(
          Place(file: file, line: lines + line, field: plan.person), plan)
      }
      return part.trouble.map { Self.told($0, lines, file) }
    }
    if let trouble { throw RefusedInput([trouble]) }
  }

  private static func hidesSomething(_ name: String) -> Bool {
    HiddenCharacters.first(in: name) != nil
  }

  private static func split(_ place: Place, _ plan: PacketPart.Plan) -> Diagnostic {
    Diagnostic(
      .packetSplitPerson, at: place,
      "The person of this row has another row\(plan.period == nil ? "" : " in the same period"), in this service or another: "
        + "counted twice, people would weigh more than they are.",
      help:
        "Keep one row for each person, by a rule that you can name: the first service, or the one that was there longest. "
        + "With --time and --score, several rows of a person are brought together.")
  }

  private static func told(
    _ trouble: PacketPart.Trouble, _ lines: Int, _ file: String
  ) -> Diagnostic {
    let place = Place(file: file, line: lines + trouble.line, field: trouble.column)
    switch trouble.kind {
    case .notANumber:
      return Diagnostic(
        .columnNotANumber, at: place,
        "Column '\(trouble.column)' holds numbers, and this cell something else.",
        help:
          "If the text means that nothing was measured, name it with --missing; otherwise write it with digits and a point."
      )
    case .category:
      return Diagnostic(
        .packetCategory, at: place,
        "This cell has none of the words that say whether somebody changed.",
        help: "The words are: recovered, improved, unchanged, deteriorated; or an empty cell.")
    }
  }

  private static func outside(
    _ found: (line: Int, column: String), _ lines: Int, _ file: String
  ) -> Diagnostic {
    Diagnostic(
      .scoreOutOfRange, at: Place(file: file, line: lines + found.line, field: found.column),
      "The score lies outside those that can be had.",
      help: "Look whether it is of another scale or metric.")
  }

  private static func leftOut(
    _ count: Int, of rows: Int, column: String, in file: String
  ) -> Diagnostic {
    Diagnostic(
      .columnMissingCells, at: Place(file: file, field: column),
      "\(Counted.words(count, "row has", "rows have")) nothing in '\(column)'; of \(rows) rows they are left out.",
      help: "Ask why it is empty: without them a service may look better or worse than it is.")
  }

  private static func invisible(_ name: String, _ file: String) -> Diagnostic {
    let hidden = HiddenCharacters.first(in: name)?.value ?? 0
    return Diagnostic(
      .textInvisibleCharacter, at: Place(file: file),
      "There is a character in the name of a service, period or stratum that nobody sees: "
        + "\(HiddenCharacters.name(hidden)). With it the name is another one than it looks like.",
      help: "Write the name again by hand, or have the export cleaned.", severity: .error)
  }
}
