import ArgumentParser
import Platform

/// Which services are matched, and by what.
struct MatchingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The column of the service.", valueName: "column"))
  var unit = "unit"

  @Option(
    help: ArgumentHelp(
      "A column of numbers to match by, with a weight behind '=' or without; may be given again.",
      valueName: "column[=weight]"))
  var match: [String]

  @Option(
    name: .customLong("of"),
    help: ArgumentHelp(
      "A service whose comparators are found; may be given again. Otherwise each has its own.",
      valueName: "service"))
  var of: [String] = []

  @Option(help: "How many comparators.")
  var nearest = 5

  func validate() throws {
    guard nearest >= 1 else { throw ValidationError("--nearest is 1 or more.") }
    let columns = try columns()
    guard !columns.isEmpty else { throw ValidationError("Name a column to match by: --match.") }
    guard Set(columns.map(\.name)).count == columns.count else {
      throw ValidationError("--match names a column twice.")
    }
    guard Set(of).count == of.count else { throw ValidationError("--of names a service twice.") }
  }

  /// A column to match by.
  struct Column {
    var name: String
    var weight: Double
  }

  /// The columns.
  func columns() throws -> [Column] {
    try match.map { text in
      guard let mark = text.lastIndex(of: "=") else { return Column(name: text, weight: 1) }
      let weight = NumberText.value(String(text[text.index(after: mark)...]))
      guard let weight, weight > 0, weight <= 1e100 else {
        throw ValidationError("--match: the weight of '\(text[..<mark])' is not above zero.")
      }
      return Column(name: String(text[..<mark]), weight: weight)
    }
  }
}
