/// When people could have been lost, and whether they were.
///
/// The schedule is the different values of the column of times. A person can be lost at every occasion after
/// their first row up to the one after their last; a gap before a later row is no loss. Whoever is there at the
/// end of the schedule was not lost.
struct ClassOccasions: Sendable {
  /// Columns of occasions, centred and scaled, the column of ones first.
  let columns: ClassCovariates
  let leaving: ClassLeaving

  /// Reads it.
  ///
  /// - Parameters:
  ///   - terms: of the hazard; the first column that they name is that of times. Others must not change within
  ///     persons, since nothing else is known of an occasion without a row.
  ///   - frame: the table.
  ///   - codes: whose each row is.
  ///   - persons: how many there are.
  /// - Throws: `LatentClassError`, where there are no times, people were seen at fewer than half of the times
  ///   between their first and last, or nobody was lost, or everybody at once.
  init(
    _ terms: [Formula.Term], _ frame: ModelFrame, codes: [Int], persons: Int
  ) throws(LatentClassError) {
    let asked = terms.filter { !$0.variables.isEmpty }
    let names = asked.flatMap(\.columns)
    guard let time = names.first, case .numeric(let times)? = frame.columns[time] else {
      throw .noSchedule
    }
    for name in names where name != time {
      guard try !ClassTerms.changesWithin(name, frame, codes) else { throw .changesWithin(name) }
    }
    let schedule = Set(times).sorted()
    let position = Dictionary(uniqueKeysWithValues: zip(schedule, schedule.indices))
    var first = Array(repeating: schedule.count, count: persons)
    var (last, row) = (Array(repeating: -1, count: persons), Array(repeating: 0, count: persons))
    for (place, person) in codes.enumerated() {
      let at = position[times[place]] ?? 0
      first[person] = min(first[person], at)
      last[person] = max(last[person], at)
      row[person] = place
    }
    // Times that are hardly anybody else's are no occasions.
    let spans = zip(first, last).reduce(0) { $0 + $1.1 - $1.0 + 1 }
    guard 2 * codes.count >= spans else { throw .noOccasions(time) }
    var (counts, left, at, rows): ([Int], [Double], [Double], [Int]) = ([], [], [], [])
    for person in 0..<persons {
      let end = min(last[person] + 1, schedule.count - 1)
      for occasion in first[person] + 1..<max(first[person] + 1, end + 1) {
        left.append(occasion > last[person] ? 1 : 0)
        at.append(schedule[occasion])
        rows.append(row[person])
      }
      counts.append(max(0, end - first[person]))
    }
    let lost = left.reduce(0, +)
    guard lost > 0, lost < Double(left.count) else { throw .nobodyLost }
    columns = try ClassCovariates(
      Self.raw(asked, frame, names: Set(names), time: time, at: at, rows: rows), count: left.count)
    leaving = ClassLeaving(counts: counts, columns: columns.columns, left: left)
  }

  /// The columns that the terms make of the occasions, without that of ones.
  private static func raw(
    _ terms: [Formula.Term], _ frame: ModelFrame, names: Set<String>, time: String, at: [Double],
    rows: [Int]
  ) throws(LatentClassError) -> [(name: String, values: [Double])] {
    var columns: [String: ModelFrame.Column] = [:]
    for (name, column) in frame.columns where names.contains(name) {
      switch column {
      case .numeric(let values): columns[name] = .numeric(rows.map { values[$0] })
      case .factor(let codes, let levels):
        columns[name] = .factor(codes: rows.map { codes[$0] }, levels: levels)
      }
    }
    columns[time] = .numeric(at)
    do throws(ModelError) {
      let occasions = try ModelFrame(columns)
      let design = try Design([.intercept] + terms, occasions)
      let made = try design.columns(in: occasions)
      return zip(design.names, made).dropFirst().map { ($0, $1) }
    } catch {
      throw .model(error)
    }
  }
}
