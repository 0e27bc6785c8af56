import ArgumentParser
import Platform
import Results
import Scales
import Scoring

/// `waymark score`: survey files in, scores out, as a stream.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Scores survey files as a stream: rows in, scores on the standard output.",
    discussion: """
      Memory does not grow with the file, and '-' reads the standard input. Keys, ranges and missing \
      rules come from the scale alone. Rows without an id or of a wrong length are set aside; an \
      answer that the item does not allow is set aside, and the scores that need it are missing, \
      with the reason. What was set aside is told on the standard error output, without anybody's \
      values. Repeated rows are not looked for.

      A cell holds the code of an answer or its wording, as the definition, or a file given with \
      --labels, has it: the whole of it, upper and lower case apart. How many cells were read by \
      their wording, and how many with a point as in 3.0, is told; nothing else is made to fit.

      Columns are called as the items are, unless --columns, --pattern or --map say otherwise.

      Exit codes: 0 done, also when the reader of a pipe has gone; 64 the command line is wrong; 65 \
      the data or a definition were refused; 66 a file is missing; 73 the file of problems cannot \
      be made; 74 output could not be written.
      """)

  @Argument(help: "Survey files with one line of column names; '-' is the standard input.")
  var files: [String]

  @OptionGroup var mapping: ColumnOptions

  @OptionGroup var answers: AnswerOptions

  @OptionGroup var output: ScoreOutputOptions

  @OptionGroup var catalog: CatalogOptions

  @OptionGroup var diagnostics: DiagnosticOptions

  func run() throws {
    do {
      try score()
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func score() throws {
    let definitions = try mapping.scale.map { id in
      try Scale(reading: try catalog.catalog.file(of: id, askedAt: Place(file: "--scale")))
    }
    let scales = try answers.applied(to: definitions)
    let columns = try mapping.columns(of: scales)
    let options = output.options(mapping, answers)
    var account = try StreamAccount(problems: output.problems)
    var sink = ByteSink.standardOutput
    try sink.write(ScoreStream.head(scales, options))
    for file in files {
      var stream = try ScoreStream(try ByteSource(reading: file), columns, options)
      account.begin(stream.fileName)
      do {
        while let batch = try stream.next() {
          for text in batch.texts { try sink.write(Terminal.shown(text, on: sink)) }
          try account.take(batch.setAside) { stream.diagnostic($0) }
        }
      } catch {
        try account.take(stream.notes)
        account.report(rows: stream.rowCount)
        throw error
      }
      account.rows += stream.rowCount
      try account.take(stream.notes)
    }
    account.report()
    if output.strict && account.count > 0 { throw CommandFailure.strict }
  }
}
