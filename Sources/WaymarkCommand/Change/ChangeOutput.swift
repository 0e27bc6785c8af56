import ArgumentParser
import Documents
import Parallel
import Platform
import Results
import Tables

/// How results of both commands are written.
struct ChangeOutputOptions: ParsableArguments {
  @Option(
    help:
      "table or csv: a row per person; json: options, rows, summary and notes in one document. Otherwise $WAYMARK_FORMAT, or a table on a terminal and csv elsewhere."
  )
  var format: ChangeFormat?

  @Option(help: "A file for the summary as CSV; an earlier one is replaced.")
  var summary: String?

  @Option(help: "A file to list everything set aside in; an earlier one is replaced.")
  var problems: String?

  @Flag(help: "Exit with 65 when any row was set aside; results are written all the same.")
  var strict = false

  func validate() throws { _ = try form }

  /// How results are written.
  var form: ChangeFormat {
    get throws { try Settings.format(format, else: Screen.hasOutput ? .table : .csv) }
  }

  /// Starts the account of what is set aside.
  ///
  /// - Parameter read: the files that are read.
  /// - Returns: the account, with its list begun.
  /// - Throws: `OutputRefused` when a file asked for cannot be made, or is one of those or the other.
  func account(apartFrom read: [String]) throws -> PanelAccount {
    if let summary { try ByteSink.check(summary, apartFrom: read) }
    return try PanelAccount(
      problems: problems, apartFrom: read + (summary.map { [$0] } ?? []))
  }
}

/// The value of `--format`.
enum ChangeFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
}

/// The document or table that goes to the standard output.
struct ChangeOutput {
  /// Names it, for example `waymark-change/1`.
  let schema: String
  let options: [JSONValue.Member]
  let notes: [Note]
  /// What all people together come to; asked for when all rows are written, if at all.
  let summary: () -> JSONValue
  /// The same as a table.
  let table: () -> ResultTable

  /// People whose rows are made in one go: their text stays in the cache of the core that writes it.
  private static let stretch = 1024

  /// What one worker keeps from stretch to stretch.
  private struct Desk<Memory>: ~Copyable {
    var writer: RowWriter
    var memory: Memory
  }

  /// Writes rows that are made in stretches on several cores, and the rest around them.
  ///
  /// - Parameters:
  ///   - output: where to and how.
  ///   - columns: the names of the cells.
  ///   - count: people.
  ///   - memory: makes what is kept from stretch to stretch; no row depends on it.
  ///   - rows: writes the rows of a stretch of people.
  /// - Throws: `OutputRefused` when the summary cannot be made, before any row is written;
  ///   `SystemFailure` when they could not be written whole.
  func write<Memory>(
    _ output: ChangeOutputOptions, columns: [String], count: Int,
    memory: @Sendable () -> Memory,
    rows: @Sendable (Range<Int>, inout RowWriter, inout Memory) -> Void
  ) throws {
    let file: ByteSink? = if let path = output.summary { try ByteSink(creating: path) } else { nil }
    let asked = try output.form
    let sink = RowSink(asTable: asked == .table)
    let form: RowWriter.Form = asked == .json ? .json : .csv
    if form == .csv {
      try sink.write(head: RowWriter.head(columns))
    } else {
      try sink.write(jsonHead)
    }
    try workInTurns(count: (count + Self.stretch - 1) / Self.stretch) {
      Desk(writer: RowWriter(form, columns: columns), memory: memory())
    } make: { part, desk in
      desk.writer.clear()
      let first = part * Self.stretch
      rows(first..<min(count, first + Self.stretch), &desk.writer, &desk.memory)
    } hand: { desk throws(SystemFailure) in
      try sink.write(desk.writer.bytes)
    }
    if form == .json { try sink.write(jsonTail(summary())) }
    try sink.finish()
    guard let file else { return }
    try file.write(Array(CSVWriter.text(table()).utf8))
  }

  private var jsonHead: [UInt8] {
    Array(
      ("{\"schema\":\(JSONValue.string(schema).line),\"options\":"
        + "\(JSONValue.object(options).line),\"cases\":[\n").utf8)
  }

  private func jsonTail(_ summary: JSONValue) -> [UInt8] {
    let notes = JSONValue.array(
      notes.map {
        .object([.init("code", .string($0.code)), .init("message", .string($0.message))])
      })
    return Array("],\n\"summary\":\(summary.line),\n\"notes\":\(notes.line)}\n".utf8)
  }
}
