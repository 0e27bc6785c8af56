package import Results

/// What is odd about the form of a file that is read all the same.
package struct TableNotes: Sendable, Hashable {
  /// The kinds of line ends.
  package var lineEnds: LineEnds = []
  /// Whether blank lines are worth a word; they are not where rows were left out.
  package var tellsBlankLines = true
  /// Blank lines with a row after them.
  package private(set) var blankLines = 0
  /// The first of them.
  package private(set) var firstBlankLine: Int?
  /// Blank lines so far that have no row after them.
  private var pending = 0
  private var firstPending: Int?

  /// Nothing odd yet.
  package init() {}

  /// Takes in a blank line.
  package mutating func takeBlankLine(_ line: Int) {
    pending += 1
    if firstPending == nil { firstPending = line }
  }

  /// Takes in that there is a row.
  package mutating func takeRow() {
    guard pending > 0 else { return }
    blankLines += pending
    if firstBlankLine == nil { firstBlankLine = firstPending }
    pending = 0
    firstPending = nil
  }

  /// Takes in the stretch that follows; its lines are counted from one.
  ///
  /// - Parameters:
  ///   - next: the notes on the stretch.
  ///   - line: lines before it.
  ///   - hasRows: whether there is a row in it.
  package mutating func append(_ next: TableNotes, after line: Int, hasRows: Bool) {
    lineEnds.formUnion(next.lineEnds)
    if hasRows { takeRow() }
    blankLines += next.blankLines
    if firstBlankLine == nil { firstBlankLine = next.firstBlankLine.map { $0 + line } }
    pending += next.pending
    if firstPending == nil { firstPending = next.firstPending.map { $0 + line } }
  }

  /// The notes as diagnostics, in the order of their codes.
  package func diagnostics(file: String) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if blankLines > 0 && tellsBlankLines {
      let words = blankLines == 1 ? "A blank line stands" : "\(blankLines) blank lines stand"
      notes.append(
        Diagnostic(
          .csvBlankRows, at: Place(file: file, line: firstBlankLine),
          "\(words) between the rows; nothing was read from there.",
          help: "Look whether rows were lost there, or a second table begins."))
    }
    if lineEnds.areMixed {
      notes.append(
        Diagnostic(
          .csvMixedLineEnds, at: Place(file: file),
          "Lines end in different ways (\(lineEnds.names.joined(separator: ", "))); "
            + "each was taken as a line end.",
          help: "Look whether parts of several files were put together."))
    }
    return notes
  }
}
