public import Results

/// How many cells of each column were read in another way than as a plain code: nothing is set aside
/// for it, and nothing is done without being said.
struct ReadingTally: Sendable, Hashable {
  private var labels: [Int]
  private var decimals: [Int]
  private var padded: [Int]
  /// Ids with spaces or tabs around them.
  var paddedIds = 0

  init(cells: Int) {
    labels = Array(repeating: 0, count: cells)
    decimals = labels
    padded = labels
  }

  /// Counts the manner in which a cell was read.
  mutating func add(_ manner: CellReading.Manner, cell: Int) {
    if manner.isEmpty { return }
    if manner.contains(.label) { labels[cell] += 1 }
    if manner.contains(.integralDecimal) { decimals[cell] += 1 }
    if manner.contains(.padded) { padded[cell] += 1 }
  }

  /// Adds what another part of the file came to.
  mutating func add(_ other: ReadingTally) {
    for cell in labels.indices {
      labels[cell] += other.labels[cell]
      decimals[cell] += other.decimals[cell]
      padded[cell] += other.padded[cell]
    }
    paddedIds += other.paddedIds
  }

  /// One note per column and manner, in the order of the columns.
  ///
  /// - Parameters:
  ///   - id: the column of ids.
  ///   - columns: the column of each cell.
  /// - Returns: the notes; none where every cell was a plain code.
  func notes(id: String, columns: [String]) -> [ReadingNote] {
    var notes: [ReadingNote] = []
    func note(_ code: DiagnosticCode, _ count: Int, _ column: String) {
      guard count > 0 else { return }
      // A column may answer items of several scales.
      if let same = notes.firstIndex(where: { $0.code == code && $0.column == column }) {
        notes[same].count = max(notes[same].count, count)
      } else {
        notes.append(ReadingNote(code: code, column: column, count: count))
      }
    }
    note(.keyPadded, paddedIds, id)
    for (cell, column) in columns.enumerated() {
      note(.responseLabelRead, labels[cell], column)
      note(.responseIntegralDecimal, decimals[cell], column)
      note(.responsePadded, padded[cell], column)
    }
    return notes
  }
}

/// So many cells of a column were read in another way than as a plain code.
public struct ReadingNote: Sendable, Hashable {
  /// Which way.
  public var code: DiagnosticCode
  /// The column.
  public var column: String
  /// How many cells.
  public var count: Int

  /// The note as a diagnostic.
  public func diagnostic(in file: String) -> Diagnostic {
    Self.diagnostic(code, count, at: Place(file: file, field: column))
  }

  /// What is said of a number of cells, in one column or in several.
  public static func diagnostic(_ code: DiagnosticCode, _ count: Int, at place: Place) -> Diagnostic
  {
    let (message, help) =
      switch code {
      case .responseLabelRead:
        (
          count == 1
            ? "1 answer was read by its wording." : "\(count) answers were read by their wording.",
          "Nothing need be done: each is the wording of one answer, in capitals or not."
        )
      case .responseIntegralDecimal:
        (
          count == 1
            ? "1 answer was a whole number written with a point, such as 3.0."
            : "\(count) answers were whole numbers written with a point, such as 3.0.",
          "Nothing need be done: 3.0 is 3."
        )
      case .keyPadded:
        (
          count == 1
            ? "1 id had spaces or tabs around it." : "\(count) ids had spaces or tabs around them.",
          "Nothing need be done: the id is what stands between them."
        )
      default:
        (
          count == 1
            ? "1 answer had spaces or tabs around it."
            : "\(count) answers had spaces or tabs around them.",
          "Nothing need be done: the answer is what stands between them."
        )
      }
    return Diagnostic(code, at: place, message, help: help)
  }
}
