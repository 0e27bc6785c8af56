import TestSupport

/// An article of the guide, cut into its blocks.
struct GuideArticle: Sendable {
  /// What stands between two fences.
  struct Block: Sendable {
    var language: String
    var lines: [String]
    /// The line of the article that opens it.
    var line: Int

    var text: String { lines.joined(separator: "\n") }
  }

  static let folder = "Sources/Waymark/Waymark.docc"

  /// The articles, as the landing page lists them.
  static let names = [
    "FirstQuarter", "MakeABespokeScale", "SoftAndHardOutcomes", "ReadAJourney", "CompareServices",
    "TrustTheNumbers",
    "ForRUsers",
  ]

  var name: String
  var text: String
  var blocks: [Block]

  init(_ name: String) throws {
    self.name = name
    text = try ArchitectureTests.text("\(Self.folder)/\(name).md")
    blocks = []
    var open: Block?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard line.hasPrefix("```") else {
        open?.lines.append(String(line))
        continue
      }
      if let block = open {
        blocks.append(block)
        open = nil
      } else {
        open = Block(language: String(line.dropFirst(3)), lines: [], line: number + 1)
      }
    }
  }

  /// The files and folders of the project that the article names.
  var fixtures: [String] {
    Set(text.matches(of: /`((?:Fixtures|Scales|contrib)\/[^`\s]+)`/).map { String($0.1) }).sorted()
  }

  /// Whether what was printed is what is shown, where a line `…` stands for any lines.
  static func shows(_ shown: [String], of printed: [String]) -> Bool {
    let parts = shown.map(trimmed).split(separator: "…", omittingEmptySubsequences: false)
    var rest = printed.map(trimmed)[...]
    guard let first = parts.first, let last = parts.last, rest.starts(with: first) else {
      return false
    }
    if parts.count == 1 { return rest.count == first.count }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.count >= last.count && Array(rest.suffix(last.count)) == Array(last)
  }

  /// A line without the spaces at its end.
  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
