import ArgumentParser
import Journeys
import Tables

/// The files of scores that a rule pack is applied to, and what their columns hold.
struct RulesInputOptions: ParsableArguments {
  @Argument(help: "The id of a rule pack, or its file (a name with '/' or '.json').")
  var pack: String

  @Argument(
    help: "Files of scores, as 'waymark score' writes them; '-' is the standard input.")
  var files: [String]

  @Option(help: "Column of the person's id.")
  var id = "id"

  @Option(help: "Column of the time: numbers, dates as yyyy-mm-dd, or words named with --waves.")
  var time: String

  @Option(help: "Column of the number.")
  var score = "value"

  @Option(help: "Column of the service; then service and id together are the person.")
  var service: String?

  @Option(help: "The words that times are, in their order: Baseline,Review.")
  var waves: String?

  @Option(help: "Today as yyyy-mm-dd: later dates are set aside.")
  var today: String?

  @Option(
    parsing: .unconditional,
    help: "Texts that stand for no score, beside the empty cell: NA,-99.")
  var missing: String?

  @Option(
    help:
      "Of a pack whose measures stand in place of each other, the scales that you use: core-10.")
  var only: String?

  @Option(help: "Coverage of the intervals.")
  var level = 0.95

  @OptionGroup(title: "How the table stands in its file") var table: TableOptions

  @OptionGroup(title: "Where things are") var catalog: CatalogOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func validate() throws {
    if let today, DayNumber.value(Array(today.utf8)[...]) == nil {
      throw ValidationError("--today is a day, as yyyy-mm-dd.")
    }
    let names = waveNames ?? []
    if waves != nil && (names.isEmpty || names.contains("") || Set(names).count < names.count) {
      throw ValidationError("--waves names every wave once: Baseline,Review.")
    }
    guard level > 0, level < 1 else { throw ValidationError("--level lies between 0 and 1.") }
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("The standard input can be read once only.")
    }
  }

  /// The names of the waves.
  private var waveNames: [String]? {
    waves?.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// The scales named with `--only`.
  var chosen: [String]? { only?.split(separator: ",").map(String.init) }

  /// The columns, the same for every measure but for the choice of its rows.
  var columns: ScoreColumns {
    var columns = ScoreColumns(id: id, time: time, score: score)
    columns.service = service
    columns.times = waveNames.map { .waves($0) }
    columns.today = today.flatMap { DayNumber.value(Array($0.utf8)[...]) }
    columns.missingCodes = Set((missing ?? "").split(separator: ",").map(String.init))
    columns.table = table.layout
    return columns
  }
}
