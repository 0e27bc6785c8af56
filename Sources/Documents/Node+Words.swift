import Results

/// Values and kinds of values in messages.
extension Node {
  /// What the reader of a document asked for.
  enum Wanted {
    case text
    case wholeNumber
    case number
    case truth
    case list
    case object

    /// In words, to follow "should be".
    var words: String {
      switch self {
      case .text: "text"
      case .wholeNumber: "a whole number"
      case .number: "a number"
      case .truth: "true or false"
      case .list: "a list"
      case .object: "an object (keys and values)"
      }
    }

    /// How to write one.
    var help: String {
      switch self {
      case .text: "Write text, in double quotation marks."
      case .wholeNumber: "Write a whole number such as 3, without quotation marks."
      case .number: "Write a number such as 3 or -0.5, without quotation marks."
      case .truth: "Write true or false, without quotation marks."
      case .list: "Write a list, even for a single value."
      case .object: "Write keys with their values."
      }
    }
  }

  /// The path in quotation marks, or "The document", to begin a sentence.
  var name: String { place.field.map { "'" + $0 + "'" } ?? "The document" }

  /// What the value is, to follow "it is".
  private var words: String {
    if isNull { return "empty" }
    return switch kind {
    case .null: "empty"
    case .boolean(let value): value ? "true" : "false"
    case .number: "a number"
    case .string: isPlain ? "a word without quotation marks" : "text in quotation marks"
    case .array: "a list"
    case .object: "an object (keys and values)"
    }
  }

  /// Reports that the value is not of the kind asked for.
  func reportWrongType(_ wanted: Wanted, _ reading: Reading) {
    reading.report(
      .documentWrongType, at: place, "\(name) should be \(wanted.words), but it is \(words).",
      help: wanted.help)
  }
}
