import Platform
import Results
import Scales

/// What the text of a cell says: the one place where answers are read.
struct AnswerReading: Sendable {
  /// Why a text is no answer.
  enum Trouble: Sendable, Hashable {
    /// It is not a number.
    case notNumeric(Shape)
    /// It is a number that the item does not allow.
    case outOfRange(Shape)
  }

  /// Texts that stand for no answer, beside the empty cell.
  let missingCodes: Set<String>

  /// Whether a text, without spaces around it, stands for nothing.
  func isMissing(_ text: String) -> Bool { text.isEmpty || missingCodes.contains(text) }

  /// Reads the text of a cell, without spaces around it, as the answer to an item of a scale.
  func response(
    _ text: String, to position: Int, of scale: Scale, trouble: (Trouble) -> Void
  ) -> Response {
    if isMissing(text) { return .missing }
    if let nonAnswer = scale.nonAnswer(text, item: position) { return Response(nonAnswer) }
    let item = scale.items[position]
    guard let number = NumberText.value(text) else {
      trouble(.notNumeric(Shape(text)))
      return .setAside
    }
    guard let code = Int(exactly: number), item.allows(code) else {
      trouble(.outOfRange(Shape(text)))
      return .setAside
    }
    return .answered(code)
  }

  /// A text without the spaces and tabs around it.
  static func trimmed(_ text: String) -> String {
    let isPadding: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard text.first.map(isPadding) == true || text.last.map(isPadding) == true else {
      return text
    }
    let start = text.drop(while: isPadding)
    guard let last = start.lastIndex(where: { !isPadding($0) }) else { return "" }
    return String(start[...last])
  }
}

extension AnswerReading.Trouble {
  /// The trouble as a diagnostic.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - place: the cell.
  ///   - declare: how to say that a text means nothing, for example `list it under missing_codes`.
  /// - Returns: the diagnostic, without the value.
  func diagnostic(_ item: Item, at place: Place, declare: String) -> Diagnostic {
    switch self {
    case .notNumeric(let shape):
      Diagnostic(
        .responseNotNumeric, at: place, "The answer is not a number (\(shape.words)).",
        help: "If this text means that nothing was answered, \(declare).")
    case .outOfRange(let shape):
      Diagnostic(
        .responseOutOfRange, at: place,
        "The answer is not one of \(item.lowest) to \(item.highest) (\(shape.words)).",
        help: "Correct it, or \(declare) if it means that nothing was answered.")
    }
  }
}
