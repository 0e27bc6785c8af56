/// Words that no report, figure or help text says of a person (DESIGN.md §3). The names of methods and the
/// keys of files are exempt; whoever looks says which texts those are.
public enum RefusedWords {
  /// Words that nothing says, in small letters.
  public static let everywhere: Set<String> = [
    "fail", "fails", "failed", "failing", "failure", "harm", "harmed", "dropout", "dropouts",
    "dropped", "disengaged", "disengagement", "relapse", "relapsed", "chaotic", "non-responder",
    "non-responders", "case", "cases", "subject", "subjects", "winner", "loser", "league",
    "hard-to-reach", "noncompliant", "non-compliant",
  ]

  /// Words of classic methods, which reports put in plain words.
  public static let inReports = everywhere.union([
    "deteriorated", "deterioration", "improved", "recovered", "unchanged", "worse",
  ])

  /// Those words that stand in a text.
  public static func found(in text: String, of words: Set<String> = inReports) -> [String] {
    text.lowercased().split { !($0.isLetter || $0 == "-") }.map(String.init)
      .filter { words.contains($0) }
  }
}
