import ArgumentParser
import Platform
import Psychometrics
import Results
import Scales
import Scoring
import Tables

/// `waymark appraise`: whether a scale measures well enough here, and whether it can measure change.
struct AppraiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appraise",
    abstract: "Appraises a scale by its answers: does it measure well enough here?",
    usage: "waymark appraise FILE… --scale ID [options]",
    discussion: """
      Examples:
        waymark appraise survey.csv --scale trust-in-support
        waymark appraise survey.csv --scale swemwbs --mic 3 --table coefficients
        waymark appraise twice.csv --scale swemwbs --occasion wave --occasions A,B --retest
        waymark appraise survey.csv --scale swemwbs --occasion wave --occasions First,Review
        waymark appraise survey.csv --scale swemwbs --group language --expect loneliness=-1..-0.3

      Reads answers as 'waymark score' does, a row per person, or per person and occasion. What comes \
      out is a card: for each property of a scale a grade, the figures behind it, a sentence, and what \
      to collect next. A grade is given on the whole interval: + where all of it clears the bar, - \
      where all of it misses, ? where it lies on both sides, or where there is nothing to go by.

      With few people little is told, and that is said. Below fifteen there \
      are counts and nothing else; omega comes from fifty on; the verdict on whether the items measure \
      one thing from a hundred, or seven for each item where that is more; answers as ordered steps from two hundred; \
      groups from a hundred each, and item by item from two hundred each; one ruler on two occasions \
      from five hundred.

      With --occasion the same people are looked at twice. Under --retest no change was expected \
      between, and what differs is error; otherwise it is asked whether one person's change can be told \
      from another's. Nothing is turned round: an item that runs against the others is named.

      --table measures is a table from raw scores to measures; in --format json it stands as a scale \
      file has it, and needs but its source.

      Exit codes: 0 done; 64 the command line is wrong; 65 the data or a definition were refused; 66 a \
      file is missing; 73 a list asked for cannot be made; 74 output could not be written.
      """)

  @Argument(help: "Files of answers with one line of column names; '-' is the standard input.")
  var files: [String]

  @OptionGroup(title: "What is appraised") var asked: AppraiseOptions

  @OptionGroup(title: "Which column answers which item") var items: ItemColumnOptions

  @OptionGroup(title: "What a row is") var table: TableOptions

  @OptionGroup(title: "What a cell may hold") var cells: AnswerOptions

  @OptionGroup(title: "What goes out") var output: AppraiseOutputOptions

  @OptionGroup(title: "Where things are") var catalog: CatalogOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func run() throws {
    do {
      try Progress.during(
        reading: files, then: "appraising", isSilent: Screen.hasOutput
      ) { try appraise() }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func appraise() throws {
    let catalog = catalog.catalog
    let scale = try Scale(
      reading: try catalog.file(of: asked.scale, askedAt: Place(file: "--scale")))
    let target = try ScaleTarget(scale, score: asked.scoreID, metric: nil)
    let columns = try items.columns(of: [scale], catalog, cells)
    guard let nobody = AppraisedAnswers(score: target.position, of: columns[0].scale) else {
      throw ValidationError(
        "'\(target.definition.id)' is no sum or mean of items: there are no items to look at.")
    }
    let read =
      files + [asked.parentAnswers].compactMap(\.self) + cells.labels
      + (items.mapping.map { [$0] } ?? [])
    var account = try StreamAccount(problems: output.problems, apartFrom: read)
    let beside = AppraisedColumns(asked, missing: cells.missingCodes)
    var gathered = AppraisedFiles(nobody, beside, occasions: asked.names)
    for file in files {
      try take(file, columns, score: target.position, beside.names, &gathered, &account)
    }
    var options = ScaleAppraisal.Options()
    (options.importantChange, options.isRetest) = (asked.mic, asked.retest)
    options.expectations = asked.expectations
    options.declaration = ScaleDeclaration(columns[0].scale, score: target.position)
    (options.level, options.seed) = (asked.level, asked.seed)
    let (parent, parentNotes) = try parent(
      of: columns[0].scale, target, gathered.answers, catalog, &account)
    let appraisal = ScaleAppraisal(gathered.answers, parent: parent, options: options)
    let notes = gathered.notes + parentNotes + appraisal.notes
    switch try output.form {
    case .json:
      try AppraisalDocument(
        scale: scale.id, target: target, findings: AppraisalFindings(appraisal), notes: notes
      ).write()
    case .table where output.table == nil:
      try Terminal.print(AppraisalScreen(appraisal: appraisal).lines)
    case .csv, .table:
      try AppraisalTables(findings: AppraisalFindings(appraisal)).table(output.table ?? .card)
        .write(.csv, asTable: try output.form == .table)
    }
    account.report()
    Terminal.say(notes.map { "note: \($0.message)" })
    if output.strict && account.count > 0 { throw CommandFailure.strict }
  }

  /// Other people's answers to the scale that this one was adapted from; nil where no file has them.
  private func parent(
    of scale: Scale, _ target: ScaleTarget, _ adapted: AppraisedAnswers, _ catalog: ScaleCatalog,
    _ account: inout StreamAccount
  ) throws -> (answers: ParentAnswers?, notes: [Note]) {
    guard let file = asked.parentAnswers else { return (nil, []) }
    guard let id = asked.parentScale ?? scale.lineage.adaptedFrom else {
      throw ValidationError(
        "The file of '\(scale.id)' does not say what it was adapted from: name it with --parent-scale."
      )
    }
    let parent = try Scale(
      reading: try catalog.file(of: id, askedAt: Place(file: "--parent-scale")))
    let score = parent.scores.count == 1 ? nil : target.definition.id
    let other = try ScaleTarget(parent, score: score, metric: nil)
    let columns = try items.columns(of: [parent], catalog, cells)
    guard let nobody = AppraisedAnswers(score: other.position, of: columns[0].scale) else {
      throw ValidationError(
        "'\(other.definition.id)' of '\(parent.id)' is no sum or mean of items: there are no items to look at."
      )
    }
    var gathered = AppraisedFiles(nobody, AppraisedColumns(), occasions: nil)
    try take(file, columns, score: other.position, [], &gathered, &account)
    let parentAnswers = ParentAnswers(
      gathered.answers, of: columns[0].scale, adapted: adapted, scale)
    return (
      parentAnswers,
      gathered.notes.map { Note($0.code, "Of the parent's answers: \($0.message)") }
    )
  }

  private func take(
    _ file: String, _ columns: [SurveyMapping.ScaleColumns], score: Int, _ kept: [String],
    _ gathered: inout AppraisedFiles, _ account: inout StreamAccount
  ) throws {
    var options = ScoreStream.Options()
    options.id = asked.id
    options.table = table.layout
    options.missingCodes = cells.missingCodes
    options.kept = kept
    options.tallies = false
    options.keyedScore = score
    let opened = try OpenedTable(reading: file, options.table)
    options.table = opened.layout
    let declared = try columns.map { try $0.declaring(opened.columns, in: file) }
    let notes = opened.notes
    var stream = try ScoreStream(opened.text(), declared, options)
    account.begin(stream.fileName)
    while let batch = try stream.next() {
      try account.take(batch.setAside) { stream.diagnostic($0) }
      for rows in batch.rows { gathered.take(rows) }
    }
    account.rows += stream.rowCount
    try account.take(stream.readings)
    try account.take(stream.notes + notes)
  }
}
