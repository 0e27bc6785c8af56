import Results

/// Why rulers were not compared.
enum InvarianceWords {
  static func tooFewItems(_ k: Int) -> Withheld {
    Withheld(
      "invariance.too-few-items",
      "One factor of \(k == 1 ? "one item" : "\(k) items") cannot be told from others, so rulers cannot be compared.",
      help: "Add items, or compare how people understand the question by asking them.")
  }
}
