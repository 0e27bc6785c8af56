import Documents
import Results

extension MissingCode {
  /// Reads a list of codes, each once.
  static func list(_ nodes: [Node]?, _ reading: Reading) -> [Placed<MissingCode>] {
    var codes: [Placed<MissingCode>] = []
    for node in nodes ?? [] {
      guard var object = ObjectReader(node, reading) else { continue }
      let code = object.string("code")
      let state = object.choice("state", NonAnswer.self)
      object.finish()
      guard let code, let state else { continue }
      if code.isEmpty || code.first?.isWhitespace == true || code.last?.isWhitespace == true {
        reading.report(
          .scaleMissingCode, at: node.place,
          "A code for no answer is a text without spaces around it.",
          help: "An empty cell always means no answer and needs no code.")
      } else if codes.contains(where: { $0.value.code == code }) {
        reading.report(
          .scaleDuplicateId, at: node.place, "The code '\(code)' is given twice.",
          help: "Say once what it stands for.")
      } else {
        codes.append(Placed(value: MissingCode(code: code, state: state), place: node.place))
      }
    }
    return codes
  }

  /// A code cannot stand for no answer and for an answer.
  static func check(
    _ codes: [Placed<MissingCode>], against item: Item, _ reading: Reading
  ) {
    let labels = AnswerLabels(item.options)
    for code in codes {
      let isAnswer = Int(code.value.code).map(item.allows) ?? false
      guard isAnswer || labels.code(of: code.value.code) != nil else { continue }
      reading.report(
        .scaleMissingCode, at: code.place,
        "'\(code.value.code)' is one of the answers to '\(item.id)' and cannot mean no answer.",
        help: "Take another code, or give the code to the items it is for.")
    }
  }
}
