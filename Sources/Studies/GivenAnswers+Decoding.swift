import Documents
import Scales

extension GivenAnswers {
  /// Reads texts for no answer: a list, or each with what it stands for.
  ///
  ///     missing_codes: [NA, -99]
  ///     missing_codes: {NA: missing, -99: refused}
  static func missing(_ node: Node?, for target: Target, _ reading: Reading) -> [Missing] {
    guard let node, !node.isNull else { return [] }
    if case .object(let members) = node.kind {
      return members.compactMap { member in
        member.value.choiceValue(NonAnswer.self, reading).map {
          Missing(member.key, state: $0, for: target, at: member.keyPlace)
        }
      }
    }
    return (node.arrayValue(reading) ?? []).compactMap { node in
      node.stringValue(reading).map { Missing($0, state: nil, for: target, at: node.place) }
    }
  }

  /// The file of labels, where that is what is given: `labels: {file: labels.csv}`.
  static func labelFile(_ members: [Node.Member]) -> Node? {
    guard members.count == 1, members[0].key == "file",
      case .string(let path) = members[0].value.kind,
      Int(path) == nil
    else { return nil }
    return members[0].value
  }

  /// Reads labels with their codes, for every item or by item.
  ///
  ///     labels: {Never: 0, Often: 2}
  ///     labels: {q3: {No: 0, Yes: 1}}
  static func labels(_ members: [Node.Member], scale: String, _ reading: Reading) -> [Label] {
    members.flatMap { member -> [Label] in
      guard case .object(let own) = member.value.kind else {
        return label(member, for: Target(scale: scale), reading)
      }
      return own.flatMap { label($0, for: Target(scale: scale, item: member.key), reading) }
    }
  }

  private static func label(
    _ member: Node.Member, for target: Target, _ reading: Reading
  ) -> [Label] {
    member.value.integerValue(reading).map {
      [Label(member.key, code: $0, for: target, at: member.keyPlace)]
    } ?? []
  }
}
