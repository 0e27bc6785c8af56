import Results

/// Why rulers were not compared.
enum InvarianceWords {
  static func tooFewItems(_ k: Int) -> Withheld {
    Withheld(
      "invariance.too-few-items",
      "One factor of \(k == 1 ? "one item" : "\(k) items") cannot be told from others, so rulers cannot be compared.",
      help: "Add items, or compare how people understand the question by asking them.")
  }

  static func tooFewPeople(_ n: Int, items: Int) -> Withheld {
    Withheld(
      "invariance.too-few-people",
      "A group has \(n) \(n == 1 ? "person" : "people") with complete answers to \(items) items, too few to see how the items go together.",
      help: "Collect more people of that group, or compare the others without it.")
  }

  static func constant(_ items: [Int]) -> Withheld {
    Withheld(
      "invariance.constant-item",
      "Everybody of a group gave the same answer to \(ItemCovariance.named(items)), so nothing is known of what it has in common with the others there.",
      help: "Compare the groups without that item, or collect more people.")
  }

  static let notSettled = Withheld(
    "invariance.not-settled",
    "The model with as much held the same does not settle on these answers.",
    help: "Collect more people, or hold less the same.")

  static let noRuler = Withheld(
    "invariance.no-ruler-left",
    "Too few items mean the same on all sides: fewer than two, or fewer than half, so no ruler is left to compare people by.",
    help:
      "Compare no scores of these people; ask some of them how they understand the items.")
}
