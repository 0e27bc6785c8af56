import Documents
public import Platform
public import Results

/// A scale read from another format, as the draft of a scale file, with everything that the format did
/// not say or this one cannot.
///
/// Nothing is made up: what nobody has stated is left out, or put down as not stated in a way that
/// claims least. No worked example is added either, because one that this program works out itself
/// proves nothing.
public struct ScaleImport: Sendable, Hashable {
  /// The draft: a scale file, complete or not.
  public let text: String
  /// What could not be carried over, in the order of the imported file, and then what the file as a
  /// whole does not state.
  public let remarks: [Diagnostic]
  /// Why the draft is not a scale yet; empty when it is one but for its examples.
  public let lacking: [Diagnostic]
  /// How many items the draft has.
  public let itemCount: Int
  /// How many scores the draft has.
  public let scoreCount: Int

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - format: its format; nil to tell it from what the file holds.
  ///   - choices: what the person states beside the file.
  /// - Throws: `RefusedInput` with `document.…`, `import.format`, `import.syntax`, or
  ///   `import.nothing` when no item of it can be had.
  public init(
    reading file: SourceFile, format: ImportFormat? = nil, choices: ImportChoices = ImportChoices()
  ) throws(RefusedInput) {
    let reading = Reading(file: file.name)
    var draft: DraftScale?
    let found: ImportFormat = if let format { format } else { try ImportFormat(of: file) }
    switch found {
    case .osd:
      let document = try JSONDocument.parse(file.bytes, file: file.name)
      draft = OpenScalesImport.draft(document, file, choices, reading)
    case .soq:
      let document = try JSONDocument.parse(file.bytes, file: file.name)
      draft = SoftOutcomesImport.draft(document, file, choices, reading)
    case .psych: draft = try KeyListImport.draft(file, choices, reading)
    }
    guard var draft, !draft.items.isEmpty else {
      if !reading.diagnostics.contains(where: { $0.severity == .error }) {
        reading.report(
          .importNothing, at: Place(file: file.name),
          "No question of this file could be carried over.",
          help: "Notes on its questions, if there are any, say why; if it is in another format, "
            + "name that with --format.")
      }
      throw RefusedInput(reading.diagnostics)
    }
    draft.settle(reading)
    draft.tellUnstated(choices, Place(file: file.name), reading)
    text = draft.json(choices).text(digits: 17)
    remarks = Self.inOrder(reading.diagnostics)
    itemCount = draft.items.count
    scoreCount = draft.scores.count
    lacking = Self.problems(of: text, name: "\(draft.id).json")
  }

  private static func inOrder(_ remarks: [Diagnostic]) -> [Diagnostic] {
    let sorted = remarks.sorted { $0.place < $1.place }
    return sorted.filter { $0.place.line != nil } + sorted.filter { $0.place.line == nil }
  }

  /// What the strict reader of scale files says of a draft.
  private static func problems(of text: String, name: String) -> [Diagnostic] {
    do throws(RefusedInput) {
      _ = try Scale(reading: SourceFile(name: name, bytes: Array(text.utf8)))
      return []
    } catch {
      return error.diagnostics
    }
  }
}

extension DraftScale {
  /// Tells what a scale file must say and no such file does.
  fileprivate func tellUnstated(
    _ choices: ImportChoices, _ place: Place, _ reading: Reading
  ) {
    func tell(_ code: DiagnosticCode, _ message: String, _ help: String) {
      reading.report(code, at: place, message, help: help)
    }
    let undirected = scores.map(\.id).filter {
      choices.directions[$0] == nil && choices.direction == nil
    }
    if !undirected.isEmpty {
      tell(
        .importNotStated, "Which way is better is not stated for \(Words.list(undirected)).",
        "State it: --direction higherIsBetter, or --direction \(undirected[0])=lowerIsBetter.")
    }
    let unknown = choices.directions.keys.filter { id in !scores.contains { $0.id == id } }.sorted()
    if !unknown.isEmpty {
      tell(
        .importUnknownItem,
        "A direction is stated for \(Words.list(unknown)), which the draft lacks.",
        "Its scores are: \(Words.list(scores.map(\.id))).")
    }
    if choices.respondent == nil {
      tell(
        .importNotStated, "Who answers is not stated.",
        "State it: --respondent self, or --respondent observer.")
    }
    tell(
      .importNotStated,
      "How far the scale has been examined, and what time it asks about, are not stated; the draft "
        + "says 'bespoke' and 'not stated', which claim nothing.",
      "Put in 'status' and 'timeFrame' what you have evidence for, with its source.")
    if scores.isEmpty {
      tell(
        .importScore, "The draft has no score.",
        "Say what its items add up to; one score per item will do.")
    } else {
      tell(
        .importMissingRule,
        "No rule for missing answers is stated; the draft gives a score to complete answers only.",
        "If the authors state a rule, put it in 'missing' with its source.")
    }
    tell(
      .importExamples, "The draft has no worked example.",
      "Add answers with the scores they must give, from a manual, a paper or another program; one that "
        + "this program worked out would prove nothing. 'waymark scales check' asks for them.")
  }
}
