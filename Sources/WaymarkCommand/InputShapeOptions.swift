import ArgumentParser
import Scoring

/// What a row of a survey file is, and what of it goes out beside the scores.
struct InputShapeOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "The files have a row per person and item, not a row per person. Id and kept columns together are the person on an occasion. The answers of each file are gathered before its first score goes out: memory grows with the people."
    ))
  var longInput = false

  @Option(help: "Column of the item, in such a file; implies --long-input. Otherwise 'item'.")
  var itemColumn: String?

  @Option(
    help: "Column of the answer; implies --long-input. Otherwise 'answer' or 'response'.")
  var answerColumn: String?

  @Option(
    help: "A column that goes out after the id, such as the occasion; may be given again.")
  var keep: [String] = []

  @Flag(help: "File and line of the row go out too, after the kept columns.")
  var lines = false

  /// The columns of item and answer; nil when a row is a person.
  var answerRows: AnswerRows? {
    guard longInput || itemColumn != nil || answerColumn != nil else { return nil }
    return AnswerRows(item: itemColumn ?? "item", answer: answerColumn)
  }
}
