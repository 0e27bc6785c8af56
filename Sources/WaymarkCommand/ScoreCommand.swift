import ArgumentParser
import Platform
import Psychometrics
import Results
import Scales
import Scoring
import Tables

/// `waymark score`: survey files in, scores out, as a stream.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Scores survey files as a stream: rows in, scores on the standard output.",
    usage: "waymark score FILE… --scale ID… [options]",
    discussion: """
      Examples:
        waymark score survey.csv --scale swemwbs > scores.csv
        waymark score survey.csv --scale swemwbs --pattern 'w{n}' --keep wave
        waymark score survey.csv --scale phq-9 --scale gad-7 --problems aside.csv
        zcat old.csv.gz | waymark score - --scale swls --format ndjson

      Memory does not grow with the file, except with --long-input; '-' reads the standard input, and \
      what is compressed with gzip is decompressed as it comes. Keys, ranges and missing \
      rules come from the scale alone. Rows without an id or of a wrong length are set aside; an \
      answer that the item does not allow is set aside, and the scores that need it are missing, \
      with the reason. What was set aside is told on the standard error output, without anybody's \
      values. Repeated rows are not looked for. Answers to which a scale file says that they call \
      for a conversation are counted there too; --attention FILE lists where they stand. Then the answers of each file are audited as a whole: \
      items that go the wrong way, data reversed already, codes shifted by one, copied answers, heaps \
      at an end, alpha far below the published one. It warns and changes nothing; --no-audit leaves \
      it out.

      A cell holds the code of an answer or its wording, as the definition, or a file given with \
      --labels, has it: the whole of it, in capitals or not. How many cells were read by \
      their wording, and how many with a point as in 3.0, is told; nothing else is made to fit.

      Columns are called as the items are, unless --columns, --pattern, --mapping or --map say \
      otherwise; of those, the later one counts.

      \(ConsentWords.rows)

      Exit codes: 0 done, also when the reader of a pipe has gone; 64 the command line is wrong; 65 \
      the data or a definition were refused; 66 a file is missing; 73 a list or table asked for \
      cannot be made; 74 output could not be written.
      """)

  @Argument(help: "Survey files with one line of column names; '-' is the standard input.")
  var files: [String]

  @OptionGroup var mapping: ColumnOptions

  @OptionGroup(title: "What a cell may hold") var answers: AnswerOptions

  @OptionGroup(title: "What goes out") var output: ScoreOutputOptions

  @OptionGroup(title: "Where things are") var catalog: CatalogOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func run() throws {
    do {
      try Progress.during(
        reading: files, then: "scoring", isSilent: Screen.hasOutput
      ) { try score() }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func score() throws {
    let catalog = catalog.catalog
    let scales = try mapping.scale.map { id in
      try Scale(reading: try catalog.file(of: id, askedAt: Place(file: "--scale")))
    }
    let columns = try mapping.items.columns(of: scales, catalog, answers)
    let options = try output.options(mapping, answers)
    if let name = ScoreStream.clash(scales, options) {
      throw ValidationError("--keep: the output has a column '\(name)' already.")
    }
    let read = files + answers.labels + (mapping.items.mapping.map { [$0] } ?? [])
    var account = try ScoreAccount(output, columns.map(\.scale), apartFrom: read)
    let sink = RowSink(asTable: try output.form == .table)
    try sink.write(head: ScoreStream.head(scales, options))
    for file in files {
      let table = try OpenedTable(reading: file, options.table)
      var options = options
      options.table = table.layout
      let notes = table.notes
      var columns = columns
      for position in columns.indices {
        columns[position] = try columns[position].declaring(table.columns, in: file)
      }
      if options.answerRows == nil {
        try write(try ScoreStream(table.text(), columns, options), columns, to: sink, &account)
      } else {
        try write(try AnswerStream(table.text(), columns, options), columns, to: sink, &account)
      }
      try account.setAside.take(notes)
    }
    try sink.finish()
    account.report()
    try account.prorating.report()
    if output.strict && account.setAside.count > 0 { throw CommandFailure.strict }
  }

  private func write<File: ScoredFile & ~Copyable>(
    _ file: consuming File, _ columns: [SurveyMapping.ScaleColumns], to sink: RowSink,
    _ account: inout ScoreAccount
  ) throws {
    var file = file
    account.setAside.begin(file.fileName)
    do {
      while let batch = try file.next() {
        for text in batch.texts { try sink.write(text) }
        try account.setAside.take(batch.setAside) { file.diagnostic($0) }
        try account.attention.take(batch.attention, in: file.fileName) { file.item(of: $0).item }
        account.prorating.take(batch.responses)
      }
    } catch {
      try account.setAside.take(file.readings)
      account.report(rows: file.rowCount)
      throw error
    }
    account.setAside.rows += file.rowCount
    try account.setAside.take(file.readings)
    try account.setAside.take(file.notes)
    for (scale, tally) in zip(columns, file.tallies()) {
      try account.setAside.take(
        BatchAudit(tally, of: scale.scale, file: file.fileName, columns: scale.columns).findings)
    }
  }
}

/// What is said on the standard error output when the files have been read.
private struct ScoreAccount: ~Copyable {
  var setAside: StreamAccount
  var attention: AttentionAccount
  var prorating: ProratingAccount

  /// Starts all of them.
  ///
  /// - Throws: `OutputRefused` when a file asked for cannot be made, or is one that is `read`.
  init(_ output: ScoreOutputOptions, _ scales: [Scale], apartFrom read: [String]) throws {
    var others = read
    let setAside = try StreamAccount(problems: output.problems, apartFrom: others)
    others += output.problems.map { [$0] } ?? []
    let attention = try AttentionAccount(list: output.attention, apartFrom: others)
    others += output.attention.map { [$0] } ?? []
    let prorating = try ProratingAccount(
      table: output.checkProrating, seed: output.seed, scales, apartFrom: others)
    self.setAside = setAside
    self.attention = attention
    self.prorating = prorating
  }

  /// Says it.
  ///
  /// - Parameter more: rows of a file that could not be read to its end.
  func report(rows more: Int = 0) {
    setAside.report(rows: more)
    attention.report()
  }
}
