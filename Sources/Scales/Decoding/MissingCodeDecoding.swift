import Documents
import Results

extension MissingCode {
  /// The words a file may use; a refusal is one way to decline.
  private enum Word: String, CaseIterable {
    case missing
    case skipped
    case declined
    case notApplicable
    case refused

    var state: NonAnswer { NonAnswer(rawValue: rawValue) ?? .declined }
  }

  /// Reads a list of codes, each once.
  static func list(_ nodes: [Node]?, _ reading: Reading) -> [Placed<MissingCode>] {
    var codes: [Placed<MissingCode>] = []
    for node in nodes ?? [] {
      guard var object = ObjectReader(node, reading) else { continue }
      let code = object.string("code")
      let word = object.choice("state", Word.self)
      object.finish()
      guard let code, let word else { continue }
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
        codes.append(Placed(value: MissingCode(code: code, state: word.state), place: node.place))
      }
    }
    return codes
  }

  /// A code cannot stand for no answer and for an answer.
  static func check(
    _ codes: [Placed<MissingCode>], against item: Item, _ reading: Reading
  ) {
    for code in codes {
      guard let number = Int(code.value.code), item.allows(number) else { continue }
      reading.report(
        .scaleMissingCode, at: code.place,
        "'\(code.value.code)' is one of the answers to '\(item.id)' and cannot mean no answer.",
        help: "Take another code, or give the code to the items it is for.")
    }
  }
}
