import Documents
import Results

extension WorkedExample {
  /// Reads a worked example; an item left out, or null, was not answered.
  init?(_ node: Node, _ context: ScoreContext, _ scores: [ScoreDefinition], _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let name = object.string("name")
    let responses = object.members("responses")
    let expected = object.members("expected")
    object.finish()
    guard let name, let responses, let expected else { return nil }
    var codes = [Int?](repeating: nil, count: context.items.count)
    for member in responses {
      guard let position = context.positions[member.key] else {
        reading.report(
          .scaleUnknownItem, at: member.keyPlace, "There is no item '\(member.key)'.",
          help: "An example answers the items of its own scale.")
        continue
      }
      if member.value.kind == .null { continue }
      codes[position] = member.value.integerValue(reading)
    }
    self.init(
      name: name, responses: codes,
      expected: expected.compactMap { Expectation($0, scores, reading) }, place: node.place)
  }
}

extension WorkedExample.Expectation {
  fileprivate init?(_ member: Node.Member, _ scores: [ScoreDefinition], _ reading: Reading) {
    guard let score = scores.first(where: { $0.id == member.key }) else {
      reading.report(
        .scaleUnknownReference, at: member.keyPlace, "There is no score '\(member.key)'.",
        help: "An example expects the scores of its own scale.")
      return nil
    }
    if member.value.kind == .null {
      self.init(score: score.id, values: nil)
      return
    }
    guard case .object(let members) = member.value.kind else {
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
    self.init(score: score.id, values: values)
  }
}
