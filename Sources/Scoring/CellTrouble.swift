import Results
import Scales
import Tables

/// Why a text is no answer to an item, without the text.
enum CellTrouble: Sendable, Hashable {
  /// A text, and the definition has no wording.
  case notNumeric(Shape)
  /// A text that is none of the wordings; the position of the nearest wording, or −1.
  case unknownLabel(Shape, nearest: Int16)
  /// A whole number below or above every code.
  case outOfRange(Shape)
  /// A whole number between the codes.
  case notAnOption(Shape)
  case fraction(Shape)
  case tooLarge(Shape)
  case tooSmall(Shape)
  case tooLong(Shape)
  case form(WrittenNumber.Form)
  case decimalMark(Shape)
  /// Digits that are not 0 to 9: the nought of their kind, or a minus sign.
  case nonASCIIDigit(UInt32)
  /// So many answers in one cell.
  case several(UInt8)
  /// A text that often means no answer.
  case missingLookAlike(UInt16)
  /// A character that nobody sees.
  case invisible(UInt32)

  /// The code it has as a diagnostic.
  var code: DiagnosticCode {
    switch self {
    case .notNumeric: .responseNotNumeric
    case .unknownLabel: .responseUnknownLabel
    case .outOfRange: .responseOutOfRange
    case .notAnOption: .responseNotAnOption
    case .fraction: .responseFraction
    case .tooLarge: .responseNumberTooLarge
    case .tooSmall: .responseNumberTooSmall
    case .tooLong: .responseNumberTooLong
    case .form: .responseNumberForm
    case .decimalMark: .responseDecimalMark
    case .nonASCIIDigit: .responseNonASCIIDigit
    case .several: .responseSeveral
    case .missingLookAlike: .responseMissingLookAlike
    case .invisible: .responseInvisibleCharacter
    }
  }

  /// The trouble as a diagnostic, without the value.
  ///
  /// - Parameters:
  ///   - item: the item, with the wordings it was read by.
  ///   - place: the cell.
  ///   - asker: whose words the way out is in.
  /// - Returns: the diagnostic.
  func diagnostic(_ item: Item, at place: Place, for asker: Asker) -> Diagnostic {
    let (message, help) = words(item, asker)
    return Diagnostic(code, at: place, message, help: help)
  }

  private func words(_ item: Item, _ asker: Asker) -> (message: String, help: String) {
    switch self {
    case .notNumeric(let shape):
      (
        "The answer is not a number (\(shape.words)).",
        "If this text means that nothing was answered, \(asker.declare). If it is the wording of an "
          + "answer, \(asker.label)."
      )
    case .unknownLabel(let shape, let nearest):
      (
        "The answer is a text that is not the wording of any answer to this item (\(shape.words)).",
        (nearest < 0 ? "" : "Did you mean '\(item.options.flatMap(\.wordings)[Int(nearest)])'? ")
          + "Correct it, or \(asker.label); if it means that nothing was answered, "
          + "\(asker.declare)."
      )
    case .outOfRange(let shape):
      (
        "The answer is not one of \(item.lowest) to \(item.highest) (\(shape.words)).",
        "Correct it, or \(asker.declare) if it means that nothing was answered."
      )
    case .notAnOption(let shape):
      (
        "The answer is a whole number between \(item.lowest) and \(item.highest), but not one of "
          + "the answers to this item (\(shape.words)).",
        "Its answers are \(item.options.map { "\($0.code)" }.joined(separator: ", ")). Correct it, "
          + "or \(asker.declare) if it means that nothing was answered."
      )
    case .fraction(let shape):
      (
        "The answer has a fraction, and answers to this item are whole numbers (\(shape.words)).",
        "See whether the column holds a mean or another score; the answer itself belongs here."
      )
    case .tooLarge(let shape):
      (
        "The answer is a number too large to compute with (\(shape.words)).",
        "See whether cells have run together in the export."
      )
    case .tooSmall(let shape):
      (
        "The answer is a number too near nought to be told from it (\(shape.words)).",
        "See which program wrote it; answers to this item are whole numbers."
      )
    case .tooLong(let shape):
      (
        "The answer has more digits than the 17 that a number keeps (\(shape.words)).",
        "See whether the column holds an id or a telephone number in place of answers."
      )
    case .form(let form):
      (
        "The answer is a number written \(form.words), which is not how an answer is written.",
        "Write it as a plain whole number, such as 3 or -1. If every export has it so, "
          + "\(asker.label); if it means that nothing was answered, \(asker.declare)."
      )
    case .decimalMark(let shape):
      (
        "The answer is a number with a comma, or with marks between its digits (\(shape.words)).",
        "Answers to this item are whole numbers. Where two answers stand in one cell, keep one."
      )
    case .nonASCIIDigit(let scalar): Self.digitWords(scalar)
    case .several(let count):
      (
        "There are \(count) answers in one cell, and the item takes one.",
        "Find out which one counts; a question with several answers is not this item."
      )
    case .missingLookAlike(let position):
      (
        "The answer looks like a code for no answer, and nobody has said that it is one.",
        "If it means that nothing was answered, \(asker.declare(position)). If not, correct it."
      )
    case .invisible(let scalar):
      (
        "There is a character in the answer that nobody sees: \(HiddenCharacters.name(scalar)).",
        "Remove it, or write the cell again by hand."
      )
    }
  }

  private static func digitWords(_ scalar: UInt32) -> (message: String, help: String) {
    let name = HiddenCharacters.name(scalar)
    guard Unicode.Scalar(scalar)?.properties.numericType == .decimal else {
      return (
        "The answer has a minus sign that is \(name), not the one of plain numbers.",
        "Write the hyphen-minus (U+002D) in its place."
      )
    }
    let last = HiddenCharacters.name(scalar + 9)
    return (
      "The answer has digits that are not 0 to 9, but those from \(name) to \(last).",
      "Write 0 (U+0030) to 9 (U+0039) in their place."
    )
  }
}
