import Results
import Tables

/// What came of a chunk of rows that hold one answer each. Lines are counted from the chunk's first.
struct AnswerChunk: Sendable {
  /// Rows that follow each other and have the same id and kept columns.
  struct Sitting: Sendable {
    /// The beginning of its rows of output, in `leads`.
    var lead: Range<Int>
    /// The line of its first row.
    var line: Int
    /// Its answers, in `answers`.
    var answers: Range<Int>
  }

  /// One answer.
  struct Answer: Sendable {
    var cell: Int
    var code: UInt32
    var line: Int
    var column: Int
  }

  var rows = 0
  var lines = 0
  var leads: [UInt8] = []
  var sittings: [Sitting] = []
  var answers: [Answer] = []
  var setAside: [SetAside] = []
  var others = OtherItems()
  /// What is odd about its form.
  var form = TableNotes()
  /// How cells were read in another way than as plain codes.
  var reading: ReadingTally
  /// Numbers in the place of an answer that are none of the item's codes, by cell.
  var outside: [(cell: Int, code: Int)] = []
  /// Why the chunk could not be read to its end.
  var refusal: RefusedInput?
}

/// Rows about items that nobody asked for: how many, and the first of each name.
struct OtherItems: Sendable {
  /// Rows with one name.
  struct Entry: Sendable {
    var rows: Int
    var line: Int
  }

  private static let mostNames = 1000

  private(set) var byName: [String: Entry] = [:]
  /// Rows of names beyond the first thousand.
  private(set) var further = 0

  /// All rows.
  var rows: Int { byName.values.reduce(further) { $0 + $1.rows } }

  /// Counts rows of a name.
  mutating func add(_ name: String, rows: Int = 1, line: Int) {
    if byName[name] != nil {
      byName[name]?.rows += rows
    } else if byName.count < Self.mostNames {
      byName[name] = Entry(rows: rows, line: line)
    } else {
      further += rows
    }
  }

  /// Adds those of a later chunk, before which there are so many lines.
  mutating func add(_ later: OtherItems, linesBefore: Int) {
    for (name, entry) in later.byName.sorted(by: { $0.value.line < $1.value.line }) {
      add(name, rows: entry.rows, line: entry.line + linesBefore)
    }
    further += later.further
  }
}
