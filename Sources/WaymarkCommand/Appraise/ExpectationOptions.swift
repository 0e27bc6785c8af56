import ArgumentParser
import Platform
import Psychometrics

/// What is expected beforehand, as it stands on a command line: `COLUMN=LOW..HIGH`.
struct ExpectationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What was expected, before looking, of the correlation of the score with a column of numbers: loneliness=-1..-0.3; may be given again.",
      valueName: "column=low..high"))
  var expect: [String] = []

  @Option(
    help: ArgumentHelp(
      "The same of the change of the score with the change of the numbers, with --occasion; may be given again.",
      valueName: "column=low..high"))
  var expectChange: [String] = []

  func validate() throws { _ = try read() }

  /// What is expected, in the order given, of scores and then of changes.
  func read() throws -> [Expectation] {
    let all =
      try expect.map { try Self.expectation($0, "--expect", .score) }
      + expectChange.map { try Self.expectation($0, "--expect-change", .change) }
    guard Set(all).count == all.count else {
      throw ValidationError("An expectation counts once: one of them is given twice.")
    }
    return all
  }

  private static func expectation(
    _ text: String, _ option: String, _ kind: Expectation.Kind
  ) throws -> Expectation {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    // A name may have a sign of equality in it; the range has none.
    if parts.count >= 2, let last = parts.last, let dots = last.firstRange(of: "..") {
      let name = parts.dropLast().joined(separator: "=")
      if let low = NumberText.value(last[..<dots.lowerBound]),
        let high = NumberText.value(last[dots.upperBound...]), !name.isEmpty, low >= -1,
        high <= 1, low < high, low > -1 || high < 1
      {
        return Expectation(name, low...high, kind: kind)
      }
    }
    throw ValidationError(
      "\(option) names a column and where within -1 to 1 the correlation is expected, not all of it: loneliness=-1..-0.3."
    )
  }
}
