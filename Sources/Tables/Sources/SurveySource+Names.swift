extension SurveySource {
  /// The column names that the header of an export amounts to.
  ///
  /// - Parameter rows: the rows of the header, as they stand in the file.
  /// - Returns: a name for each column, and the question where the file has it apart from the name.
  func names(_ rows: [[String]]) -> (names: [String], questions: [String?]) {
    let first = (rows.first ?? []).map(Self.tidied)
    let second = rows.count > 1 ? rows[1].map(Self.tidied) : []
    switch self {
    case .microsoftForms, .googleForms, .redcap: return (first, first.map { _ in nil })
    case .qualtrics:
      return (first, first.indices.map { second.indices.contains($0) ? second[$0] : nil })
    case .surveyMonkey: return (Self.joined(first, second), first.map { _ in nil })
    case .kobo:
      return (
        first.map { String($0.split(separator: "/").last ?? $0[...]) }, first.map { _ in nil }
      )
    case .limeSurvey:
      let parts = first.map(Self.limeSurvey)
      return (parts.map(\.name), parts.map(\.question))
    }
  }

  /// A name on one line: runs of spaces, no-break spaces and line ends are one space, and there is
  /// none around it. Other characters that nobody sees are gone.
  static func tidied(_ name: String) -> String {
    let spaced = name.unicodeScalars.map { scalar in
      scalar.properties.isWhitespace || scalar.value < 32 ? " " : scalar
    }
    return HiddenCharacters.visible(String(String.UnicodeScalarView(spaced)))
      .split(separator: " ").joined(separator: " ")
  }

  /// SurveyMonkey's two rows: a question stands above its first column only, and below it are its
  /// parts, or a word that says how it is answered.
  private static func joined(_ questions: [String], _ parts: [String]) -> [String] {
    let plainAnswers: Set = ["response", "openendedresponse", "datetime", ""]
    var question = ""
    return questions.indices.map { column in
      if !questions[column].isEmpty { question = questions[column] }
      let part = parts.indices.contains(column) ? parts[column] : ""
      return plainAnswers.contains(plain(part)) ? question : "\(question) | \(part)"
    }
  }

  /// `WB[SQ001]. How often? [Cheerful]` as the name `WB_SQ001` and the question behind it.
  private static func limeSurvey(_ heading: String) -> (name: String, question: String?) {
    let isCode: (Character) -> Bool = { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    let code = heading.prefix(while: isCode)
    var rest = heading[code.endIndex...]
    guard let start = code.first, start.isLetter else { return (heading, nil) }
    var name = String(code)
    if rest.first == "[", let close = rest.firstIndex(of: "]") {
      let inner = rest[rest.index(after: rest.startIndex)..<close]
      guard !inner.isEmpty, inner.allSatisfy(isCode) else { return (heading, nil) }
      name += "_\(inner)"
      rest = rest[rest.index(after: close)...]
    }
    if rest.isEmpty { return (name, nil) }
    guard rest.hasPrefix(". ") else { return (heading, nil) }
    return (name, String(rest.dropFirst(2)))
  }
}
