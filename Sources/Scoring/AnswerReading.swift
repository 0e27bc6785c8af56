/// How texts of a file are read before anything is known of items: what is padding, and which ids
/// are none.
struct AnswerReading: Sendable {
  /// Texts that stand for no answer, beside the empty cell.
  let missingCodes: Set<String>

  /// Whether a text, without spaces around it, stands for nothing.
  func isMissing(_ text: String) -> Bool { text.isEmpty || missingCodes.contains(text) }
}
