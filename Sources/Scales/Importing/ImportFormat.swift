import Documents
public import Platform
public import Results

/// Formats of other programs in which scales are written down.
public enum ImportFormat: String, Sendable, Hashable, CaseIterable {
  /// An Open Scale Definition (`.osd`): one JSON object with `definition` and `translations`.
  case osd
  /// A Soft Outcomes questionnaire: JSON with `questions` and `scorings`.
  case soq
  /// A key list as R's psych takes it: `list(total = c("q1", "-q2"))`, or the same in JSON.
  case psych

  /// The format of a file, by what it holds and never by its name.
  ///
  /// - Throws: `RefusedInput` with `import.format` when it is none of these, or `document.…` when it
  ///   begins as JSON and is none.
  public init(of file: SourceFile) throws(RefusedInput) {
    guard KeyListText.looksLikeJSON(file.bytes) else {
      self = .psych
      return
    }
    let document = try JSONDocument.parse(file.bytes, file: file.name)
    guard case .object(let members) = document.kind else {
      throw Self.unknown(at: document.place)
    }
    let keys = Set(members.map(\.key))
    if keys.contains("definition") || keys.contains("scale_info") {
      self = .osd
    } else if keys.contains("questions") {
      self = .soq
    } else if !members.isEmpty, members.allSatisfy({ KeyListText.isKeys($0.value) }) {
      self = .psych
    } else {
      throw Self.unknown(at: document.place)
    }
  }

  private static func unknown(at place: Place) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .importFormat, at: place, "This is no scale in a format that can be imported.",
        help:
          "It may be an OpenScales .osd file, a Soft Outcomes questionnaire, or a list of keys; "
          + "name the format with --format.")
    ])
  }
}
