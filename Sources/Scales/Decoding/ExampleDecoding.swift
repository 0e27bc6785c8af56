import Documents
import Results

extension WorkedExample {
  /// Reads a worked example; an item left out, or null, was not answered.
  init?(_ node: Node, _ scores: [ScoreDefinition], _ context: ScaleContext) {
    let reading = context.reading
    guard var object = ObjectReader(node, reading) else { return nil }
    let name = object.string("name")
    let members = object.members("responses")
    let expected = object.members("expected")
    object.finish()
    guard let name, let members, let expected else { return nil }
    var responses = [Given](repeating: .nothing(.missing), count: context.items.count)
    for member in members {
      guard let position = context.itemIds[member.key] else {
        reading.report(
          .scaleUnknownItem, at: member.keyPlace, "There is no item '\(member.key)'.",
          help: "An example answers the items of its own scale.")
        continue
      }
      guard let given = Given(member.value, reading) else { continue }
      responses[position] = given
      if case .code(let code) = given, !context.items[position].allows(code) {
        reading.report(
          .scaleExample, at: member.value.place,
          "\(code) is not one of the codes of '\(member.key)'.",
          help: "An example gives answers that the items allow.")
      }
    }
    self.init(
      name: name, responses: responses,
      expected: expected.compactMap { Expectation($0, scores, context) }, place: node.place)
  }
}

extension WorkedExample.Given {
  private enum Word: String, CaseIterable {
    case skipped
    case declined
    case refused
    case notApplicable
  }

  fileprivate init?(_ node: Node, _ reading: Reading) {
    switch node.kind {
    case .null: self = .nothing(.missing)
    case .string:
      guard let word = node.choiceValue(Word.self, reading),
        let state = NonAnswer(rawValue: word.rawValue)
      else { return nil }
      self = .nothing(state)
    default:
      guard let code = node.integerValue(reading) else { return nil }
      self = .code(code)
    }
  }
}

extension WorkedExample.Expectation {
  fileprivate init?(_ member: Node.Member, _ scores: [ScoreDefinition], _ context: ScaleContext) {
    let reading = context.reading
    guard let score = scores.first(where: { $0.id == member.key }) else {
      // A score that is there and could not be read has been told of where it stands.
      if context.scoreIds[member.key] != nil { return nil }
      reading.report(
        .scaleUnknownReference, at: member.keyPlace, "There is no score '\(member.key)'.",
        help: "An example expects the scores of its own scale.")
      return nil
    }
    if member.value.kind == .null {
      self.init(score: score.id, values: nil)
      return
    }
    guard case .object = member.value.kind, let members = member.value.membersValue(reading) else {
      reading.report(
        .documentWrongType, at: member.value.place,
        "An expected score is an object of values by metric, or null.",
        help: "Write for example {\"raw\": 21}.")
      return nil
    }
    var values: [String: Double] = [:]
    for value in members {
      guard score.metrics.contains(where: { $0.id == value.key }) else {
        reading.report(
          .scaleUnknownReference, at: value.keyPlace, "There is no metric named '\(value.key)'.",
          help: "The metrics are: \(score.metrics.map(\.id).joined(separator: ", ")).")
        continue
      }
      values[value.key] = value.value.numberValue(reading)
    }
    if values.isEmpty {
      reading.report(
        .scaleExample, at: member.value.place, "The example expects no value of '\(score.id)'.",
        help: "Give the value of each metric, or null for a score that may not be given.")
    }
    self.init(score: score.id, values: values)
  }
}
