import Documents
import Results
import Scales
import Tables

/// Reads cells as answers to one item: the one place where answers are read.
///
/// A cell without the spaces and tabs around it is, in this order,
///
/// 1. no answer: nothing at all, or a text that the item, its scale or whoever asks declares so;
/// 2. a code of the item, in plain digits;
/// 3. the wording of one of its answers (``AnswerLabels``);
/// 4. a code with a point and noughts behind it, such as `3.0`;
/// 5. set aside, with the reason.
struct ItemReader: Sendable {
  let item: Item
  private let nonAnswers: [String: NonAnswer]
  private let labels: AnswerLabels
  private let codes: Set<Int>

  /// Prepares to read answers.
  ///
  /// - Parameters:
  ///   - position: the item, by its position in the scale.
  ///   - scale: the scale, with the codes for no answer that it declares.
  ///   - missing: texts that mean no answer in every item, where the scale does not say what they mean.
  init(_ position: Int, of scale: Scale, missing: Set<String>) {
    item = scale.items[position]
    var nonAnswers: [String: NonAnswer] = [:]
    for code in missing { nonAnswers[code] = .missing }
    for code in scale.missingCodes.reversed() { nonAnswers[code.code] = code.state }
    for code in item.missingCodes.reversed() { nonAnswers[code.code] = code.state }
    self.nonAnswers = nonAnswers
    labels = AnswerLabels(item.options)
    codes = Set(item.options.map(\.code))
  }

  /// Whether there is wording by which answers can be read.
  var hasLabels: Bool { !labels.isEmpty }

  /// What a text without spaces around it means when it is no answer; nil when it is one.
  func nonAnswer(_ text: String) -> NonAnswer? { text.isEmpty ? .missing : nonAnswers[text] }

  /// Reads the text of a cell.
  func read(_ cell: String) -> CellReading {
    let text = Padding.trimmed(cell)
    let padded: CellReading.Manner = text.utf8.count < cell.utf8.count ? .padded : []
    if text.isEmpty { return CellReading(response: .missing) }
    if let nonAnswer = nonAnswers[text] {
      return CellReading(response: Response(nonAnswer), manner: padded)
    }
    let number = WrittenNumber(text)
    if case .whole(let code) = number, codes.contains(code) {
      return CellReading(response: .answered(code), manner: padded)
    }
    if let code = labels.code(of: text) {
      return CellReading(response: .answered(code), manner: padded.union(.label))
    }
    if case .wholeDecimal(let code) = number, codes.contains(code) {
      return CellReading(response: .answered(code), manner: padded.union(.integralDecimal))
    }
    let trouble = trouble(text, number)
    return CellReading(
      response: .setAside, trouble: trouble,
      outside: trouble.code == .responseOutOfRange ? number?.wholeValue : nil)
  }

  private func trouble(_ text: String, _ number: WrittenNumber?) -> CellTrouble {
    if let position = MissingLookAlikes.position(of: text) { return .missingLookAlike(position) }
    if let count = SeveralAnswers.count(in: text, isAnswer: isAnswer) { return .several(count) }
    if let scalar = ForeignDigits.first(in: text) { return .nonASCIIDigit(scalar) }
    if let hidden = HiddenCharacters.first(in: text) { return .invisible(hidden.value) }
    let shape = Shape(text)
    switch number {
    case .whole(let code), .wholeDecimal(let code):
      return (item.lowest...item.highest).contains(code) ? .notAnOption(shape) : .outOfRange(shape)
    case .fraction: return .fraction(shape)
    case .tooLarge: return .tooLarge(shape)
    case .tooSmall: return .tooSmall(shape)
    case .tooLong: return .tooLong(shape)
    case .decimalMark: return .decimalMark(shape)
    case .form(let form): return .form(form)
    case nil: break
    }
    guard hasLabels else { return .notNumeric(shape) }
    let wordings = item.options.flatMap(\.wordings)
    let nearest = NearestName.find(text, among: wordings).flatMap(wordings.firstIndex(of:))
    return .unknownLabel(shape, nearest: nearest.map { Int16(clamping: $0) } ?? -1)
  }

  private func isAnswer(_ part: String) -> Bool {
    if case .whole(let code) = WrittenNumber(part) { return codes.contains(code) }
    return labels.code(of: part) != nil
  }
}
