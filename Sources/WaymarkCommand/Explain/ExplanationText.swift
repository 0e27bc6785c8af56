import Results

/// Explanations as lines for a terminal.
enum ExplanationText {
  /// Explanations one after the other.
  static func lines(_ explanations: [Explanation]) -> [String] {
    var lines: [String] = []
    for explanation in explanations {
      if !lines.isEmpty { lines.append("") }
      lines += [
        "\(explanation.code.rawValue) (\(explanation.code.severity.rawValue): "
          + "\(explanation.outcome))"
      ]
      lines += part("What it means", [explanation.meaning])
      lines += part("Why it matters", [explanation.matters])
      lines += part("What to do", [explanation.remedy])
      lines += ["", "Example"] + explanation.example.map { "  \($0)" }
    }
    return lines
  }

  /// A line for each code: the code and the first sentence of its meaning.
  static func list(_ explanations: [Explanation]) -> [String] {
    let width = explanations.map { $0.code.rawValue.count }.max() ?? 0
    let rest = String(repeating: " ", count: width + 2)
    return explanations.flatMap { explanation in
      Wrapped.lines(
        explanation.summary, first: Wrapped.cell(explanation.code.rawValue, width) + "  ",
        rest: rest)
    }
  }

  private static func part(_ title: String, _ texts: [String]) -> [String] {
    ["", title] + texts.flatMap { Wrapped.lines($0, first: "  ", rest: "  ") }
  }
}
