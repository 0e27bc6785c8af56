import Platform
import Synchronization

/// Where rows go: as they are, or as a table for people.
final class RowSink: Sendable {
  private struct Table {
    var text: ScreenTable
    /// The names of the columns, until the first rows come with which they are laid out.
    var head: [UInt8] = []
  }

  private let sink = ByteSink.standardOutput
  private let table: Mutex<Table?>
  /// Whether bytes are written as they come, and need not be looked at.
  let isPlain: Bool

  /// Opens the standard output.
  init(asTable isTable: Bool) {
    table = Mutex(isTable ? Table(text: ScreenTable(width: Screen.width)) : nil)
    isPlain = !isTable && !sink.isTerminal
  }

  /// Writes the line of names.
  func write(head bytes: [UInt8]) throws(SystemFailure) {
    let isKept = table.withLock { table in
      table?.head = bytes
      return table != nil
    }
    if !isKept { try sink.write(bytes) }
  }

  /// Writes rows, in the order in which it is called.
  func write(_ bytes: [UInt8]) throws(SystemFailure) {
    let lines = table.withLock { table -> [String]? in
      guard let head = table?.head else { return nil }
      table?.head = []
      // What this program wrote as CSV it can read; if not, it is shown as it is.
      return try? table?.text.lines(head + bytes)
    }
    if let lines {
      try Terminal.print(lines)
    } else {
      try sink.write(Terminal.shown(bytes, on: sink))
    }
  }

  /// Writes rows that are being made.
  func write(_ text: borrowing TextBuffer) throws(SystemFailure) {
    if isPlain { try sink.write(text) } else { try write(text.bytes()) }
  }

  /// Writes the names where no row came, and says what there was no room for.
  func finish() throws(SystemFailure) {
    let waits = table.withLock { $0?.head.isEmpty == false }
    if waits { try write([]) }
    let leftOut = table.withLock { $0?.text.leftOut ?? [] }
    guard !leftOut.isEmpty else { return }
    Terminal.say(
      Wrapped.lines(
        "No room here for \(Counted.words(leftOut.count, "more column")): "
          + leftOut.joined(separator: ", ") + ". --format csv has all.", first: "", rest: "  "))
  }
}
