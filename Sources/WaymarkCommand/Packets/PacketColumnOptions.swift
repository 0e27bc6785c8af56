import ArgumentParser
import Tables

/// Which columns of the rows hold what.
struct PacketColumnOptions: ParsableArguments {
  @Option(help: "Column of the service.")
  var service: String

  @Option(help: "Column of the earlier score, in files with a row per person.")
  var pre: String?

  @Option(help: "Column of the later score, in such files.")
  var post: String?

  @Option(
    help: ArgumentHelp(
      "Column of the person's id. In files with a row per person every id is then looked for a second time, with 16 to 32 bytes of memory for each; without it every row counts as another person."
    ))
  var person: String?

  @Option(
    help:
      "In files with a row per person and time instead: column of the time. With --plan: a column of the plan that is the same for many people, such as the month."
  )
  var time: String?

  @Option(help: "The same: column of the score. First and last of a person are compared.")
  var score: String?

  @Option(help: "The same: the words that times are, in their order: Baseline,Review.")
  var waves: String?

  @Option(help: "Column of the period, in files with a row per person.")
  var period: String?

  @Option(help: "The period of all rows, such as 2026Q3.")
  var periodName: String?

  @Option(
    help: ArgumentHelp(
      "Column of what 'waymark change' says of the person: recovered, improved, unchanged, deteriorated.",
      valueName: "column"))
  var category: String?

  @Option(
    help: ArgumentHelp(
      "A column for case-mix, such as age group or gender; may be given again, and people are then counted by all of them together.",
      valueName: "column"))
  var stratum: [String] = []

  @Flag(help: "Every row is somebody who could have had scores: count them as eligible.")
  var eligible = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Texts that stand for an empty cell, beside NA and nothing at all: -99,refused.",
      valueName: "texts"))
  var missing: String?

  @OptionGroup(title: "A model in the place of two scores") var planned: PacketPlanOptions

  @OptionGroup(title: "How the table stands in its file") var table: TableOptions

  func validate() throws {
    guard planned.plan == nil else { return try validatePlan() }
    guard planned.factor.isEmpty, planned.constant.isEmpty else {
      throw ValidationError("--factor and --constant go with --plan.")
    }
    if isLong {
      guard time != nil, score != nil else {
        throw ValidationError("A file with a row per person and time has --time and --score.")
      }
      guard person != nil else {
        throw ValidationError("Name the column of the person's id with --person.")
      }
      guard pre == nil, post == nil, period == nil, category == nil, stratum.isEmpty, !eligible
      else {
        throw ValidationError(
          "--pre, --post, --period, --category, --stratum and --eligible are for files with a row per person."
        )
      }
    } else {
      guard pre != nil, post != nil else {
        throw ValidationError(
          "Name the two scores with --pre and --post; or time and score with --time and --score.")
      }
      guard waves == nil else { throw ValidationError("--waves goes with --time.") }
    }
    guard period == nil || periodName == nil else {
      throw ValidationError("--period names a column, --period-name the period of all rows.")
    }
    let names = [service, pre, post, person, period, category].compactMap(\.self) + stratum
    if Set(names).count < names.count {
      throw ValidationError("A column is named twice.")
    }
    if let waves {
      let names = waves.split(separator: ",", omittingEmptySubsequences: false)
      if names.contains("") || Set(names).count < names.count {
        throw ValidationError("--waves names every wave once: Baseline,Review.")
      }
    }
  }

  private func validatePlan() throws {
    guard let person else {
      throw ValidationError("Name the column of the person's id with --person.")
    }
    guard pre == nil, post == nil, score == nil, waves == nil, period == nil, category == nil,
      stratum.isEmpty, !eligible
    else {
      throw ValidationError(
        "--plan names the columns: leave out --pre, --post, --score, --waves, --period, --category, --stratum and --eligible."
      )
    }
    guard person != service, time != person, time != service else {
      throw ValidationError("A column is named twice.")
    }
  }

  /// Whether a row is a person at a time.
  var isLong: Bool { time != nil || score != nil }

  /// Texts that stand for an empty cell.
  var missingTexts: Set<String> {
    Set(["NA"]).union((missing ?? "").split(separator: ",").map(String.init))
  }

  /// The columns of a file with a row per person: texts are the service, then period, category and strata.
  var rows: RowsAsked {
    var asked = RowsAsked(
      numbers: [pre ?? "", post ?? ""],
      texts: [service] + [period, category].compactMap(\.self) + stratum, key: person)
    asked.missing = missingTexts
    asked.layout = table.layout
    return asked
  }
}
