import Documents
import Results

extension MissingRule {
  private enum Word: String, CaseIterable {
    case complete
    case prorate
    case answered
    case single
  }

  /// Reads a rule and holds it against what the score is made of.
  init?(_ reader: ObjectReader, _ context: ScaleContext) {
    var object = reader
    let word = object.choice("rule", Word.self)
    let counts = word == .prorate || word == .answered
    let maxMissing = counts ? object.integer("maxMissing") : nil
    let nodes = object.optionalArray("require") ?? []
    let source = object.statedSource(context)
    object.finish()
    let required = nodes.compactMap { context.item($0) }
    guard let word, let source, required.count == nodes.count else { return nil }
    guard let rule = Self.rule(word, maxMissing) else { return nil }
    self.init(
      rule: rule, required: Set(required).sorted(), source: source, place: object.place)
  }

  private static func rule(_ word: Word, _ maxMissing: Int?) -> Rule? {
    switch word {
    case .complete: .complete
    case .single: .single
    case .prorate: maxMissing.map { .prorate(maxMissing: $0) }
    case .answered: maxMissing.map { .answered(maxMissing: $0) }
    }
  }
}
