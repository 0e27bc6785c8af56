import ArgumentParser
import Documents
import Parallel
import Platform
import Results
import Tables

/// How results of both commands are written.
struct ChangeOutputOptions: ParsableArguments {
  @Option(help: "csv: a row per person; or json: options, rows, summary and notes in one document.")
  var format: ChangeFormat = .csv

  @Option(help: "A file for the summary as CSV; an earlier one is replaced.")
  var summary: String?

  @Option(help: "A file to list everything set aside in; an earlier one is replaced.")
  var problems: String?

  @Flag(help: "Exit with 65 when any row was set aside; results are written all the same.")
  var strict = false

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
  case csv
  case json
}

/// The document or table that goes to the standard output.
struct ChangeOutput {
  /// Names it, for example `waymark-change/1`.
  let schema: String
  let options: [JSONValue.Member]
  let summary: JSONValue
  let table: ResultTable
  let notes: [Note]

  /// Writes rows that are made in stretches on several cores, and the rest around them.
  ///
  /// - Parameters:
  ///   - output: where to and how.
  ///   - columns: the names of the cells.
  ///   - count: people.
  ///   - rows: writes the rows of a stretch of people; `isLast` says of a person that no row follows.
  /// - Throws: `SystemFailure` when they could not be written whole.
  func write(
    _ output: ChangeOutputOptions, columns: [String], count: Int,
    rows: @Sendable (Range<Int>, inout RowWriter) -> Void
  ) throws {
    var sink = ByteSink.standardOutput
    let form: RowWriter.Form = output.format == .json ? .json : .csv
    switch form {
    case .csv: try sink.write(RowWriter.head(columns))
    case .json:
      let head =
        "{\"schema\":\(JSONValue.string(schema).line),\"options\":\(JSONValue.object(options).line),"
        + "\"cases\":[\n"
      try sink.write(Array(head.utf8))
    }
    let size = 32_768
    let perWave = 8
    var start = 0
    while start < count {
      let stretches = min(perWave, (count - start + size - 1) / size)
      let from = start
      let texts = mapInOrder(count: stretches) { stretch in
        let first = from + stretch * size
        var writer = RowWriter(form, columns: columns)
        rows(first..<min(count, first + size), &writer)
        return writer.bytes
      }
      for text in texts { try sink.write(Terminal.shown(text, on: sink)) }
      start += stretches * size
    }
    if form == .json {
      let notes = JSONValue.array(
        notes.map {
          .object([.init("code", .string($0.code)), .init("message", .string($0.message))])
        })
      let tail = "],\n\"summary\":\(summary.line),\n\"notes\":\(notes.line)}\n"
      try sink.write(Array(tail.utf8))
    }
    guard let path = output.summary else { return }
    var file = try ByteSink(creating: path)
    try file.write(Array(CSVWriter.text(table).utf8))
  }
}
