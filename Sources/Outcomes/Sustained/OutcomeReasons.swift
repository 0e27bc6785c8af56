import Models
import Results

/// Why there is no curve, and what to collect.
extension Withheld {
  static func tooFewHeld(_ count: Int, _ fewest: Int) -> Withheld {
    Withheld(
      "outcomes.too-few-held",
      "The outcome has held with \(count) \(count == 1 ? "person" : "people"); a curve needs \(fewest).",
      help: "Tell each person's journey instead, in their words where they agree.")
  }

  static func tooFewKnown(_ count: Int, _ fewest: Int) -> Withheld {
    Withheld(
      "outcomes.too-few-known",
      "How the outcome stands is known of \(count) \(count == 1 ? "person" : "people"); a curve needs "
        + "\(fewest).",
      help: "Record the outcome with dates for more people, or tell each person's journey instead.")
  }

  static func curve(_ error: SurvivalError) -> Withheld {
    switch error {
    case .nobodyAtStart, .noRows:
      Withheld(
        "outcomes.unknown-at-start",
        "When watching began, how the outcome stood is known of nobody.",
        help: "Record how it stands when support begins.")
    default:
      Withheld(
        "outcomes.curve", "No curve could be made of the records. \(error.message)",
        help: "Check the dates of the outcome's records.")
    }
  }
}
