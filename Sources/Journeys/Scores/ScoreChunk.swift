import Results
import Scoring
import Tables

/// What was read of a stretch of rows of a file of scores.
struct ScoreChunk: Sendable {
  var ids: IdTable
  /// Scores with the numbers of their persons in `ids`.
  var scores = ScoreRows()
  var troubles: [ScoreTrouble] = []
  /// What stood in the columns that say which score a row holds.
  var chosen: Set<[String]> = []
  /// Rows of what must not be compared with what was chosen, by its name.
  var notComparable: [String: Int] = [:]
  /// Persons whose id cannot be relied on, by their number.
  var damaged: Set<Int> = []
  var paddedIds = 0
  var paddedCells = 0
  var rows = 0
  var lineCount = 0
  /// The kinds of line ends.
  var lineEnds: LineEnds = []
  /// Bytes.
  var size = 0
  var refusal: RefusedInput?
}

/// Where the columns of a file stand.
struct ScorePlan: Sendable {
  let columns: ScoreColumns
  let file: String
  let fieldCount: Int
  let times: TimeCoding
  /// Per field its role and one, or 0: id, time, score, service, line, then the choices.
  let roles: [Int]
  let seed: UInt64
  /// The names of waves as bytes.
  let waves: [[UInt8]]
  let missing: [[UInt8]]
  /// The choices whose columns the file has.
  let choices: [ScoreColumns.Choice]

  /// Roles by number.
  static let (id, time, score, service, line, firstChoice) = (0, 1, 2, 3, 4, 5)

  init(
    _ columns: ScoreColumns, in header: CSVHeader, file: String, times: TimeCoding, seed: UInt64
  ) throws(RefusedInput) {
    self.columns = columns
    self.file = file
    self.times = times
    self.seed = seed
    fieldCount = header.names.count
    if case .waves(let names) = times { waves = names.map { Array($0.utf8) } } else { waves = [] }
    missing = columns.missingCodes.sorted().map { Array($0.utf8) }
    let taken = [columns.id, columns.time, columns.score, columns.service, columns.line]
    let choices = columns.choices.filter {
      !taken.contains($0.column) && ($0.isRequired || header.position(of: $0.column) != nil)
    }
    self.choices = choices
    let wanted: [(role: Int, name: String, option: String)] =
      [
        (Self.id, columns.id, "--id"), (Self.time, columns.time, "--time"),
        (Self.score, columns.score, "--score"),
      ] + (columns.service.map { [(Self.service, $0, "--service")] } ?? [])
      + (columns.line.map { [(Self.line, $0, "--line")] } ?? [])
      + choices.enumerated().map { (Self.firstChoice + $0, $1.column, "the choice of a score") }
    var roles = [Int](repeating: 0, count: header.names.count)
    var missing: [Diagnostic] = []
    for (role, name, option) in wanted {
      if let position = header.position(of: name), roles[position] == 0 {
        roles[position] = role + 1
      } else if header.position(of: name) == nil {
        let nearest = header.nearest(to: name).map { " Did you mean '\($0)'?" } ?? ""
        missing.append(
          header.obstacle(to: name)
            ?? Diagnostic(
              .csvMissingColumn, at: Place(file: file, line: header.line, field: name),
              "There is no column '\(name)'.\(nearest)",
              help: "Name the column with \(option)."))
      } else {
        missing.append(
          Diagnostic(
            .csvMissingColumn, at: Place(file: file, line: header.line, field: name),
            "The column '\(name)' is named for two things.",
            help: "Id, time, score and service are columns of their own."))
      }
    }
    guard missing.isEmpty else { throw RefusedInput(missing) }
    self.roles = roles
  }
  /// The scores that can be had.
  var attainable: ClosedRange<Double> {
    (columns.attainable ?? ScoreNumber.sizes).clamped(to: ScoreNumber.sizes)
  }

  /// A quick reader of rows where all that matters is an id and two numbers; nil where there is more.
  func plainScores() -> PlainScores? {
    guard case .numbers = times, choices.isEmpty, missing.isEmpty, columns.service == nil,
      columns.line == nil, let id = roles.firstIndex(of: Self.id + 1),
      let time = roles.firstIndex(of: Self.time + 1),
      let score = roles.firstIndex(of: Self.score + 1)
    else { return nil }
    return PlainScores(
      delimiter: columns.table.delimiter, fields: fieldCount, id: id, time: time, value: score,
      attainable: attainable)
  }
}
