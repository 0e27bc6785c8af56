import ArgumentParser
import Platform
import Results

/// How an answer is written.
struct AnswerOutputOptions: ParsableArguments {
  /// The value of `--table`.
  enum Table: String, ExpressibleByArgument, CaseIterable {
    case cases
    case summary
  }

  @Option(
    help:
      "table: the answer on a screen; csv or ndjson: the rows of one table; json: everything in one document. Otherwise $WAYMARK_FORMAT, or a table on a terminal and csv elsewhere."
  )
  var format: ModelFormat?

  @Option(
    help: ArgumentHelp(
      "Which table goes out: row by row, or everything in one row.", valueName: "table"))
  var table: Table?

  @Option(help: "A file to list everything set aside in; an earlier one is replaced.")
  var problems: String?

  @Flag(help: "Exit with 65 when any row was set aside; results are written all the same.")
  var strict = false

  func validate() throws {
    if table != nil, try form == .json {
      throw ValidationError("--format json has every table; leave --table out.")
    }
  }

  private var form: ModelFormat {
    get throws { try Settings.format(format, else: Screen.hasOutput ? .table : .csv) }
  }

  /// Reads files, makes an answer of them, and writes it to the standard output.
  ///
  /// - Parameters:
  ///   - files: what is read.
  ///   - others: files that are written beside it.
  ///   - make: makes the answer.
  /// - Throws: `CommandFailure`.
  func write(
    reading files: [String], beside others: [String] = [],
    _ make: (inout PanelAccount) throws -> BenchmarkAnswer
  ) throws {
    do {
      var account = try PanelAccount(problems: problems, apartFrom: files + others)
      let answer = try make(&account)
      account.report()
      try write(answer)
      Terminal.say(answer.notes.map { "note: \($0.message)" })
      if strict && account.count > 0 { throw CommandFailure.strict }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func write(_ answer: BenchmarkAnswer) throws {
    switch try form {
    case .json: try ByteSink.standardOutput.write(Array(answer.document.utf8))
    case .table where table == nil: try Terminal.print(answer.screen)
    case .table: try asked(answer).write(.csv, asTable: true)
    case .csv: try asked(answer).write(.csv)
    case .ndjson: try asked(answer).write(.json)
    }
  }

  private func asked(_ answer: BenchmarkAnswer) -> ResultTable {
    table == .summary ? answer.summary : answer.cases
  }
}
