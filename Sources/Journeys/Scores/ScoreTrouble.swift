public import Results
import Scoring
import Tables

/// A row of a file of scores that cannot be used, told in few bytes: a file may be full of them.
public struct ScoreTrouble: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case ragged(fields: UInt32)
    case noID
    case id(IdTrouble)
    case noTime
    case time(TimeTrouble)
    case notANumber(Shape)
    case outOfRange
    case conflict(first: UInt32)
    case copied(first: UInt32)
  }

  /// Lines counted through all files, from 1.
  var line: UInt32
  var column: UInt32
  let kind: Kind

  init(line: Int, column: Int, _ kind: Kind) {
    self.line = UInt32(clamping: line)
    self.column = UInt32(clamping: column)
    self.kind = kind
  }

  /// The code it has as a diagnostic.
  public var code: DiagnosticCode {
    switch kind {
    case .ragged: .csvRaggedRow
    case .noID: .keyMissing
    case .id(let trouble): trouble.code
    case .noTime: .occasionMissing
    case .time(let trouble): trouble.code
    case .notANumber: .scoreNotANumber
    case .outOfRange: .scoreOutOfRange
    case .conflict: .scoreConflict
    case .copied: .scoreRepeat
    }
  }

  /// The whole diagnostic. Nobody's value is in it.
  ///
  /// - Parameters:
  ///   - files: where the lines of each file begin.
  ///   - columns: the columns as they were named.
  ///   - fields: how many the header has.
  /// - Returns: code, place, words and way out.
  func diagnostic(_ files: FileLines, _ columns: ScoreColumns, fields: Int) -> Diagnostic {
    var place = files.place(line)
    place.column = column == 0 ? nil : Int(column)
    switch kind {
    case .ragged(let found):
      return Diagnostic(
        code, at: place, "The row has \(found) fields where the header has \(fields).",
        help: "Look for a delimiter or a line end inside a text that is not in quotation marks.")
    case .noID:
      place.field = columns.id
      return Diagnostic(
        code, at: place, "The row has no person id.",
        help: "Fill in the id, or leave the row out.")
    case .id(let trouble):
      place.field = columns.id
      return trouble.diagnostic(at: place)
    case .noTime:
      place.field = columns.time
      return Diagnostic(
        code, at: place, "The row has a score and no time.",
        help: "Fill in when it was given; without it nobody knows what came first.")
    case .time(let trouble):
      place.field = columns.time
      return trouble.diagnostic(at: place)
    case .notANumber(let shape):
      place.field = columns.score
      return Diagnostic(
        code, at: place, "The score is not a number (\(shape.words)).",
        help: "Write it with digits and a point; name texts that stand for no score with --missing."
      )
    case .outOfRange:
      place.field = columns.score
      return Diagnostic(
        code, at: place, "The score lies outside those that can be had.",
        help: "Look whether it is of another scale or metric, or correct --attainable.")
    case .conflict(let first):
      return Diagnostic(
        code, at: place,
        "\(files.lines(first, line)) give one person different scores at one time.",
        help: "Keep the right one; none of them is used. If they are of two scores, choose one.")
    case .copied(let first):
      return Diagnostic(
        code, at: place, "\(files.lines(first, line)) give one person the same score at one time.",
        help: "Nothing needs to be done: the score counts once.")
    }
  }
}

extension TimeTrouble {
  /// The code it has as a diagnostic.
  var code: DiagnosticCode {
    switch self {
    case .unknown: .occasionUnknown
    case .impossible: .dateImpossible
    case .ambiguous: .dateAmbiguous
    case .form: .dateForm
    case .shortYear: .dateShortYear
    case .serial: .dateSerial
    case .zone: .dateZone
    case .future: .dateFuture
    }
  }

  /// The trouble as a diagnostic, without the time.
  func diagnostic(at place: Place) -> Diagnostic {
    let (message, help) = words
    return Diagnostic(code, at: place, message, help: help)
  }

  private var words: (message: String, help: String) {
    switch self {
    case .unknown:
      (
        "The time is none that this file's times are made of.",
        "Times are numbers, dates as yyyy-mm-dd, or the words given in order with --waves."
      )
    case .impossible: ("The calendar has no such day.", "Correct the date.")
    case .ambiguous:
      (
        "The date can be read with the day first or with the month first.",
        "Write dates as yyyy-mm-dd; export the file again with that form."
      )
    case .form:
      ("The date is not written as yyyy-mm-dd.", "Export the file again with dates in that form.")
    case .shortYear:
      ("The year of the date has two digits.", "Write dates as yyyy-mm-dd, with all four.")
    case .serial:
      (
        "A number stands where others have dates; it may be a spreadsheet's count of days.",
        "Format the column as dates, yyyy-mm-dd, before the file is exported."
      )
    case .zone:
      (
        "The time of day has a zone, so that the day is another one elsewhere.",
        "Write the day alone, as yyyy-mm-dd, as the person lived it."
      )
    case .future:
      ("The date lies after the day given with --today.", "Correct the date, or --today.")
    }
  }
}

/// Where the lines of each file begin, in a count that goes on from file to file.
struct FileLines: Sendable, Hashable {
  private(set) var names: [String] = []
  /// Lines before each file.
  private var before: [Int] = []

  /// Goes on with a file.
  mutating func begin(_ name: String, after lines: Int) {
    names.append(name)
    before.append(lines)
  }

  /// File and line of a line in that count.
  func place(_ line: UInt32) -> Place {
    let line = Int(line)
    guard let file = before.lastIndex(where: { $0 < max(1, line) }) else {
      return Place(file: names.first ?? "")
    }
    return Place(file: names[file], line: max(1, line) - before[file])
  }

  /// The line in one of the files; nil when it is of another.
  func line(_ line: UInt32, file: Int) -> Int? {
    let end = file + 1 < before.count ? before[file + 1] : Int.max
    return line > 0 && Int(line) > before[file] && Int(line) <= end ? Int(line) - before[file] : nil
  }

  /// `Lines 3 and 7`, with the file of the first where it is another one.
  func lines(_ first: UInt32, _ second: UInt32) -> String {
    let (one, other) = (place(first), place(second))
    let file = one.file == other.file ? "" : " of \(one.file)"
    return "Lines \(one.line ?? 0)\(file) and \(other.line ?? 0)"
  }
}
