import ArgumentParser
import Platform
import Results
import Scales

/// `waymark scales import`: the draft of a scale file from another program's file.
struct ScalesImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes the draft of a scale file from another program's file.",
    discussion: """
      Examples:
        waymark scales import PHQ9.osd --direction lowerIsBetter --out phq9.json
        waymark scales import keys.R --format psych --range 1-5 --kind mean

      Reads OpenScales (.osd), Soft Outcomes questionnaires (soq) and lists of keys for R's psych. The \
      draft goes to the standard output, or whole to a new file with --out. What the file does not \
      say, or a scale file cannot, is told on the standard error output with its place. Nothing is \
      guessed: which way is better, who answers, and the range of a list of keys are stated here, or \
      stay open in the draft. 'waymark scales check' then says what it still lacks.
      """)

  @Argument(help: "The file.")
  var file: String

  @Option(
    help: "osd, soq or psych. By default told from what the file holds.",
    transform: { try named($0) })
  var format: ImportFormat?

  @Option(help: "The id of the scale. By default made of the name in the file.")
  var id: String?

  @Option(
    help:
      "Which way is better: higherIsBetter or lowerIsBetter, or score=higherIsBetter; may be given again."
  )
  var direction: [String] = []

  @Option(help: "Who answers: self, or observer.", transform: { try named($0) })
  var respondent: Scale.Respondent?

  @Option(
    help: "What the licence allows, if you know: A or own to carry wording, B or C not to.",
    transform: { try named($0) })
  var tier: Licence.Tier?

  @Option(help: "The language whose wording is carried.")
  var language = "en"

  @Option(help: "For psych: lowest and highest answer of every item, such as 1-5.")
  var range: String?

  @Option(help: "For psych: sum or mean.")
  var kind: KindOption?

  @Option(help: "A new file for the draft.")
  var out: String?

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func run() throws {
    do {
      let imported = try ScaleImport(
        reading: SourceFile(reading: file), format: format, choices: choices())
      if let out {
        try WholeFile.write(Array(imported.text.utf8), to: out)
      } else {
        try Terminal.print(Array(imported.text.split(separator: "\n").map(String.init)))
      }
      Terminal.complain(imported.remarks)
      Terminal.complain(summary(imported))
    } catch {
      throw CommandFailure(error)
    }
  }

  private func summary(_ imported: ScaleImport) -> [String] {
    let counts =
      "\(Counted.words(imported.itemCount, "item")) and "
      + "\(Counted.words(imported.scoreCount, "score")) in the draft, "
    guard !imported.lacking.isEmpty else {
      return [counts + "which lacks nothing but examples and a person who has checked it."]
    }
    return [counts + "which is not a scale yet:"]
      + imported.lacking.map { lack in
        lack.place.field.map { $0.isEmpty ? "" : "\($0): " }.map { "  \($0)\(lack.message)" }
          ?? "  \(lack.message)"
      }
  }

  private func choices() throws -> ImportChoices {
    var choices = ImportChoices()
    choices.id = id
    choices.respondent = respondent
    choices.tier = tier
    choices.language = language
    choices.kind = kind.map { $0 == .sum ? .sum : .mean }
    if let id, id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) == nil {
      throw ValidationError("--id: an id is small letters and digits with single dashes between.")
    }
    for entry in direction {
      let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
      guard let word = parts.last, let direction = ScoreDefinition.Direction(rawValue: word) else {
        throw ValidationError(
          "--direction: '\(entry)' is neither higherIsBetter nor lowerIsBetter.")
      }
      if parts.count == 2 {
        choices.directions[parts[0]] = direction
      } else {
        choices.direction = direction
      }
    }
    if let range {
      guard let ends = range.wholeMatch(of: /(-?[0-9]{1,7})-(-?[0-9]{1,7})/),
        let lowest = Int(ends.1), let highest = Int(ends.2), lowest < highest
      else { throw ValidationError("--range: write the lowest and highest answer, such as 1-5.") }
      choices.range = lowest...highest
    }
    return choices
  }
}

/// The value of `--kind`.
enum KindOption: String, ExpressibleByArgument, CaseIterable {
  case sum
  case mean
}

/// The case that a word of the command line names.
private func named<Value: RawRepresentable & CaseIterable & Sendable>(_ word: String) throws
  -> Value
where Value.RawValue == String {
  guard let value = Value(rawValue: word) else {
    let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("'\(word)' is none of: \(words).")
  }
  return value
}
