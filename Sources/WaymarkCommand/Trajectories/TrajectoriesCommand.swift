import ArgumentParser
import Models
import Platform
import Results
import Tables
import Trajectories

/// `waymark trajectories`: a mixed model of a table.
struct TrajectoriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trajectories",
    abstract: "Fits a model of how people change: what is typical, and how much people differ.",
    usage: "waymark trajectories FILE --formula \"y ~ t + (t | person)\" [options]",
    discussion: """
      Examples:
        waymark trajectories visits.csv --formula "score ~ month + (month | person)"
        waymark trajectories visits.csv --factor service --missing=-99 \\
          --formula "score ~ week * arm + (1 | service/person)" --format json
        waymark trajectories visits.csv --table components \\
          --formula "score ~ week + (1 | person) + (1 | worker)"
        waymark trajectories visits.csv --table intervals --bootstrap 1000 \\
          --formula "score ~ month + (month | person)"
        waymark trajectories visits.csv --classes 1..4 --membership "~ age" \\
          --formula "score ~ month + (month | person)" --format json
        waymark trajectories visits.csv --formula "score ~ visit * arm" \\
          --factor visit --residual unstructured:visit --within person

      Reads a table with a row per person and time. The formula is R's: 'score ~ month' is the \
      typical line, '(month | person)' lets everybody have a start and a slope of their own, \
      '(1 | service/person)' has people within services, '(1 | person) + (1 | worker)' two groups across \
      each other, and '||' leaves correlations out. Columns in which every cell is a number are numbers, \
      others are categories, of which the first is what the rest are compared with; a column behind '|' \
      is categories always. Rows with an empty cell in a column of the formula are left out and counted.

      Five tables come of it: the fixed effects with tests and intervals (term, estimate, std.error, \
      statistic, df, p.value, conf.low, conf.high), which go out unless --table names another; summary, \
      the fit in one row; components, what varies and how much; intervals, with --profile or --bootstrap; and where each person or group stands, \
      drawn towards the average as far as little is known of it. The latter are rows about people: for \
      inside use, not for sharing. --format json has everything in one document.

      The fit ends with a verdict: whether the best fit was found for certain, and which variances are \
      nought in these data. Few groups are told with what to do about it.

      --classes looks for kinds of journey: mixtures in which the intercept and some terms differ by class. \
      With random effects people differ within a class too; without, everybody in a class follows one line, \
      and --within names the column of persons. Searches start from many places; every optimum that was found \
      is told, and one with a class of almost nobody, or without end, is not given as the answer. Classes go \
      from the lowest mean level to the highest. --outcome binary and ordinal model 0 and 1, or ordered categories, \
      in log odds, with thresholds common to all classes, the first at 0. The recommendation may be one kind, with \
      people differing by degree, and it may be that these scores cannot tell. Classes say how likely, never which: \
      nobody is of a kind. --table profiles \
      says what the journeys of each class look like: its mean at each time with an interval, and what was seen \
      as means over everybody, weighted by how likely they are in the class, of ten people or more. --table grolts \
      is the checklist for reports of such classes, its twenty-one items filled in.

      \(ConsentWords.rows)

      Exit codes: 0 done; 64 the command line or the formula is wrong; 65 the data were refused; 66 a \
      file is missing; 73 a file cannot be made; 74 output could not be written.
      """)

  @Argument(help: "The table; '-' is the standard input.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "The model, in quotation marks: outcome ~ fixed + (random | group).", valueName: "formula"))
  var formula: String

  @OptionGroup(title: "How the model is fitted") var model: ModelOptions

  @OptionGroup(title: "Kinds of journey") var kinds: ClassOptions

  @OptionGroup(title: "What the columns hold") var data: ModelFileOptions

  @OptionGroup(title: "How the table is read") var reading: StreamOptions

  @OptionGroup(title: "What goes out") var output: ModelOutputOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func validate() throws {
    if output.table == .intervals, !model.intervals.areAsked {
      throw ValidationError("--table intervals goes with --profile or --bootstrap.")
    }
    let ofClasses: Set<ModelTable> = [
      .models, .landscape, .estimates, .cases, .profiles, .grolts, .relations,
    ]
    if let table = output.table {
      if kinds.classes != nil, !ofClasses.contains(table) {
        throw ValidationError(
          "--table \(table.rawValue) does not go with --classes, which has models, landscape, estimates, profiles, grolts, relations and cases."
        )
      }
      if kinds.classes == nil, ofClasses.subtracting([.estimates, .cases]).contains(table) {
        throw ValidationError("--table \(table.rawValue) goes with --classes.")
      }
    }
    if output.table == .relations, kinds.behind.isEmpty, kinds.later.isEmpty {
      throw ValidationError("--table relations goes with --behind or --later.")
    }
    if file == "-", !kinds.behind.isEmpty || !kinds.later.isEmpty {
      throw ValidationError(
        "--behind and --later read the table again: give a file in the place of '-'.")
    }
    guard kinds.classes != nil else {
      if model.residuals.within != nil, model.residuals.residual == nil {
        throw ValidationError("--within goes with --residual or --classes.")
      }
      return
    }
    if model.residuals.residual != nil || model.residuals.weights != nil {
      throw ValidationError("--residual and --weights do not go with --classes.")
    }
    if model.intervals.profile {
      throw ValidationError("--profile does not go with --classes.")
    }
    if model.intervals.bootstrap != nil, kinds.leaving != nil || kinds.services != nil {
      throw ValidationError(
        "With --classes, --bootstrap does not go with --leaving or --services.")
    }
    if model.intervals.bootstrap != nil, kinds.outcome != .gaussian {
      throw ValidationError("With --classes, --bootstrap goes with --outcome gaussian alone.")
    }
    if reading.stream == true {
      throw ValidationError("--stream keeps no rows, and --classes needs them: leave --stream out.")
    }
  }

  func run() throws {
    do {
      try Progress.during(
        reading: [file], then: "fitting the model", isSilent: Screen.hasOutput
      ) {
        if let range = kinds.classes?.range { try fitClasses(range) } else { try fit() }
      }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func fit() throws {
    let formula = try ModelRefusal.parsed(formula)
    var account = try PanelAccount(problems: output.problems, apartFrom: [file])
    let reading = TableReading(
      file: file, formula: formula,
      asked: try data.columns(formula, and: model.residuals.columns), stream: self.reading.stream,
      obstacle: StreamOptions.obstacle(formula, model, output))
    var table = try reading.table()
    account.read(rows: table.facts.rowsRead + table.facts.setAside)
    let missing = MissingCells.notes(table.facts)
    try account.take(table.facts.notes + missing)
    account.report()
    let refusal = ModelRefusal(formula, table.facts)
    try refusal.check()
    let (fit, intervals) = try fitted(&table, reading, refusal, formula)
    let notes =
      missing.map { Note($0.code.rawValue, $0.message) } + table.notes + fit.notes
      + SmallSampleRules(fit.groups).notes(fit.options) + (intervals?.notes ?? [])
    let results = ModelResults(
      fit: fit,
      categories: table.facts.columns.compactMap { column in
        column.levels.map { (column.name, $0) }
      }, notes: notes, intervals: intervals, isStreamed: table.isStreamed)
    switch try output.form {
    case .json: try ModelDocument(results).write()
    case .table where output.table == nil: try Terminal.print(ModelScreen(results).lines)
    case .table: try write(results, .csv, asTable: true)
    case .csv: try write(results, .csv)
    case .ndjson: try write(results, .json)
    }
    Terminal.say(notes.dropFirst(missing.count).map { "note: \($0.message)" })
    if output.strict && account.count > 0 { throw CommandFailure.strict }
  }

  /// The model fitted; to the rows where a large file's sums turn out not to be enough.
  private func fitted(
    _ table: inout ReadTable, _ reading: TableReading, _ refusal: ModelRefusal, _ formula: Formula
  ) throws(RefusedInput) -> (fit: MixedModelFit, intervals: ModelIntervals?) {
    let fitted = MixedModel(formula, options: model.options(formula, table.facts))
    do throws(ModelError) {
      return try table.fitted(fitted, model.intervals)
    } catch {
      guard case .notSummed(let reason) = error, reading.stream == nil else {
        throw refusal.refused(error)
      }
      table = try reading.whole(reason.message)
    }
    do throws(ModelError) {
      return try table.fitted(fitted, model.intervals)
    } catch {
      throw refusal.refused(error)
    }
  }

  private func write(
    _ results: ModelResults, _ form: RowWriter.Form, asTable: Bool = false
  ) throws(SystemFailure) {
    let sink = RowSink(asTable: asTable)
    let rows = ModelRows(output.table ?? .estimates, results)
    if form == .csv { try sink.write(head: RowWriter.head(rows.columns)) }
    try rows.write(form) { writer throws(SystemFailure) in
      try sink.write(writer.bytes)
    }
    try sink.finish()
  }
}
