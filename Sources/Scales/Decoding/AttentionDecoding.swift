import Documents
import Results

extension Attention {
  /// Reads which answers to an item call for a conversation: from a code on, or the codes listed.
  init?(reading reader: ObjectReader, of options: [ResponseOption], _ context: ScaleContext) {
    let reading = context.reading
    var object = reader
    let atLeast = object.optionalInteger("atLeast")
    let listed = object.optionalArray("codes")?.compactMap { $0.integerValue(reading) }
    let why = object.string("why")
    let source = object.statedSource(context)
    object.finish()
    let all = options.map(\.code)
    func refuse(_ message: String, _ help: String) {
      reading.report(.scaleAttention, at: object.place, message, help: help)
    }
    if (atLeast == nil) == (listed == nil) {
      refuse(
        "Which answers call for attention is said by 'atLeast' or by 'codes'.",
        "Give one of the two, such as \"atLeast\": 1.")
      return nil
    }
    let codes =
      listed.map { Set($0).sorted() } ?? all.filter { code in atLeast.map { code >= $0 } ?? false }
    if !Set(codes).isSubset(of: all) {
      refuse(
        "Answers that call for attention are not among the item's codes.", "List codes of the item."
      )
    } else if codes.isEmpty || codes.count == all.count {
      refuse(
        "\(codes.isEmpty ? "No" : "Every") answer to the item would call for attention.",
        "Name some of its answers, and not all.")
    }
    guard let why, let source else { return nil }
    self.init(codes: codes, atLeast: atLeast, why: why, source: source, place: object.place)
  }
}
