import ArgumentParser
import Change
import Scales

/// What both commands read: files of scores, or of answers to a scale.
struct ChangeInputOptions: ParsableArguments {
  @Argument(
    help: "Files of scores, or of answers to the scale; '-' is the standard input.")
  var files: [String]

  @Option(
    help:
      "A scale: its direction and published figures are used. Without --score, answers are read and scored by it."
  )
  var scale: String?

  @Option(help: "Which way is better: higher or lower. Needed unless --scale says it.")
  var direction: DirectionOption?

  @OptionGroup(title: "What the columns hold") var columns: ScoreFileOptions

  @OptionGroup(title: "Where a journey begins, and when change can be looked for")
  var times: TimeOptions

  @OptionGroup(title: "Columns beside the scores") var beside: BesideOptions

  @OptionGroup(title: "Files of answers: which column answers which item")
  var items: ItemColumnOptions

  @OptionGroup(title: "Files of answers: what a cell may hold") var answers: AnswerOptions

  @OptionGroup(title: "The error of measurement") var error: ErrorOptions

  @OptionGroup(title: "How a change is judged") var rule: RuleOptions

  @OptionGroup(title: "Where things are") var catalog: CatalogOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  /// Every file that is read beside the scale.
  var read: [String] { files + answers.labels + (items.mapping.map { [$0] } ?? []) }

  static let noDirection =
    "Which way is better is not stated: --direction higher or --direction lower, or a --scale that "
    + "says it."
  static let noScore = "Name the column of the score with --score, or a scale with --scale."

  func validate() throws {
    if times.baseline != nil && beside.start != nil {
      throw ValidationError("Give --baseline or --start, not both.")
    }
    if scale == nil && direction == nil {
      throw ValidationError(Self.noDirection)
    }
    if scale != nil && direction != nil {
      throw ValidationError("The scale says which way is better; leave --direction out.")
    }
    if scale == nil && columns.score == nil {
      throw ValidationError(Self.noScore)
    }
  }
}
