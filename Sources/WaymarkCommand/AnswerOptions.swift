import ArgumentParser
import Platform
import Results
import Scales
import Scoring

/// What the command line says about the answers in the files, beside the definitions.
struct AnswerOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Texts that mean that nothing was answered, beside the empty cell: NA,-99. With the reason where it is known: -99=refused,-88=notApplicable (missing, skipped, declined, refused or notApplicable)."
    ))
  var missing: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The same for one item, or for one scale: 'q3:9=declined'; may be given again.",
      valueName: "item:code"))
  var missingItem: [String] = []

  @Option(
    help: ArgumentHelp(
      "A CSV file with the wording of answers: item,label,code; an item * is every item. May be given again.",
      valueName: "file"))
  var labels: [String] = []

  @Option(help: "The one language in which answers are worded; by default any that a scale has.")
  var language: String?

  func validate() throws {
    _ = try globalCodes
    for entry in missingItem {
      _ = try Self.code(Self.part(entry, "--missing-item").1, "--missing-item")
    }
  }

  /// Texts that mean that nothing was answered, whatever the item.
  var missingCodes: Set<String> { Set(((try? globalCodes) ?? []).map(\.code)) }

  /// The scales with all of this said about their answers.
  ///
  /// - Throws: `RefusedInput` when it does not go together with the definitions.
  func applied(to scales: [Scale]) throws -> [Scale] {
    var given = GivenAnswers(language: language)
    for path in labels { given.labels += try LabelFile.labels(SourceFile(reading: path)) }
    given.missing = try globalCodes.map {
      .init($0.code, state: $0.state, for: .init(), at: Place(file: "--missing"))
    }
    for entry in missingItem {
      let (name, entry) = try Self.part(entry, "--missing-item")
      let code = try Self.code(entry, "--missing-item")
      let isScale =
        scales.contains { $0.id == name } && !scales.contains { $0.itemPositions[name] != nil }
      given.missing.append(
        .init(
          code.code, state: code.state,
          for: isScale ? .init(scale: name) : .init(item: name), at: Place(file: "--missing-item")))
    }
    return try given.applied(to: scales)
  }

  private var globalCodes: [(code: String, state: NonAnswer?)] {
    get throws {
      try (missing ?? "").split(separator: ",").map { try Self.code($0, "--missing") }
    }
  }

  /// `q3:9=declined` in two parts.
  private static func part(_ entry: String, _ option: String) throws -> (String, Substring) {
    guard let colon = entry.firstIndex(of: ":"), colon != entry.startIndex else {
      throw ValidationError(
        "\(option): '\(entry)' is not of the form item:code or item:code=reason.")
    }
    return (String(entry[..<colon]), entry[entry.index(after: colon)...])
  }

  /// `-99` or `-99=refused`.
  private static func code(
    _ entry: Substring, _ option: String
  ) throws -> (code: String, state: NonAnswer?) {
    guard let equals = entry.lastIndex(of: "="), equals != entry.startIndex else {
      return (String(entry), nil)
    }
    let word = String(entry[entry.index(after: equals)...])
    guard let state = NonAnswer(rawValue: word) else {
      throw ValidationError(
        "\(option): '\(word)' is not a reason. The reasons are: "
          + NonAnswer.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
    return (String(entry[..<equals]), state)
  }
}
