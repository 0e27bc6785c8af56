import Results
import Scales
import Tables

extension RecordReading {
  /// Two days of which the second is none before the first.
  ///
  /// - Returns: nil for the last where it is empty, or after the day of reckoning: on that day it is still so.
  mutating func days(_ row: RecordRow) throws(RowTrouble) -> (from: Int, to: Int?) {
    let from = try begun(row, .from)
    guard let to = try row.day(.to, dates) else { return (from, nil) }
    try Self.inOrder(row, from, to, .to)
    guard to > until else { return (from, to) }
    notes.append(
      Diagnostic(
        .recordAfterUntil, at: row.place(.to),
        "The last day is after \(DayNumber.text(until)), up to which this run looks: on that day it is "
          + "still so.",
        help: "Nothing need be done, unless the date is wrong.", severity: .note))
    return (from, nil)
  }

  /// A day that is not after the day of reckoning.
  func begun(_ row: RecordRow, _ column: RecordColumn) throws(RowTrouble) -> Int {
    let day = try row.neededDay(column, dates)
    guard day > until else { return day }
    throw row.trouble(
      .recordAfterUntil, column,
      "The day is after \(DayNumber.text(until)), up to which this run looks.",
      help: "Correct it, or look up to a later day ('until:' under 'records:').")
  }

  static func inOrder(
    _ row: RecordRow, _ from: Int, _ to: Int, _ column: RecordColumn
  ) throws(RowTrouble) {
    guard to < from else { return }
    throw row.trouble(
      .recordOrder, column, "The day under '\(column.rawValue)' is before the one under 'from'.",
      help: "Correct one of them.")
  }

  mutating func support(_ row: RecordRow) throws(RowTrouble) -> Placed<SupportSpell> {
    let ended = try row.word(.ended, SupportSpell.Ending.self)
    let toldBy = try row.word(.toldBy, Teller.self)
    if ended != nil, row.filled(.to) == nil {
      throw row.trouble(
        .recordMissingCell, .to, "The row says why support ended, and not when.",
        help: "Fill in the last day, or leave 'ended' empty while support goes on.")
    }
    let (from, to) = try days(row)
    return Placed(
      SupportSpell(
        service: people.service(row.text(.service)), from: from, to: to,
        ended: to == nil ? nil : ended, toldBy: to == nil ? nil : toldBy),
      row.place(.from))
  }

  mutating func worker(_ row: RecordRow) throws(RowTrouble) -> Placed<WorkerSpell> {
    let (from, to) = try days(row)
    return Placed(
      WorkerSpell(worker: row.filled(.worker), from: from, to: to), row.place(.from))
  }

  mutating func outcome(_ row: RecordRow, _ record: inout GatheredRecord) throws(RowTrouble) {
    let known = rules.states.keys.sorted() + rules.levels.keys.sorted() + rules.counts.sorted()
    let indicator = try row.listed(.outcome, among: known, .recordUnknownIndicator)
    if rules.counts.contains(indicator) {
      _ = try row.needed(.state)
      let count = try row.number(.state, in: 0...1e9, .recordRatingRange)
      let toldBy = try row.word(.toldBy, Teller.self)
      let (from, to) = try days(row)
      guard let count else { return }
      record.counts[indicator, default: []].append(
        Placed(CountSpell(count, from: from, to: to, toldBy: toldBy), row.place(.from)))
      return
    }
    let ids = rules.states[indicator]?.ids ?? rules.levels[indicator] ?? []
    let text = try row.listed(
      .state, among: ids + StateIndicator.reserved, .recordUnknownWord)
    let toldBy = try row.word(.toldBy, Teller.self)
    let state: StateSpell.State =
      ids.contains(text) ? .named(text) : text == "unknown" ? .unknown : .notApplicable
    let (from, to) = try days(row)
    record.states[indicator, default: []].append(
      Placed(StateSpell(state, from: from, to: to, toldBy: toldBy), row.place(.from)))
  }
}
