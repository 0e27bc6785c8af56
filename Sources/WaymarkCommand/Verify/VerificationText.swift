import Documents
import Platform
import Studies

/// What a verification found, in words and as JSON.
enum VerificationText {
  static func lines(_ found: Verification) -> [String] {
    let same = found.inputs.count { $0.isAsRead == true }
    let written = found.outputs.count { $0.isAsWritten == true }
    var lines = [
      "Run of '\(found.manifest.study)' by \(Program.name) \(found.manifest.version)"
        + (found.manifest.version == Program.version ? "" : "; this is \(Program.version)"),
      "inputs:     \(same) of \(found.inputs.count) as they were read",
      "outputs:    \(written) of \(found.outputs.count) as they were written",
    ]
    guard found.wasRunAgain else {
      return lines + ["made again: not, because an input is missing or has changed"]
    }
    let exact = found.outputs.count { $0.isMadeAgain }
    let near = found.outputs.filter { !$0.isMadeAgain && $0.again?.isSameNumbers == true }
    lines.append("made again: \(exact) of \(found.outputs.count) are the same bytes")
    if !near.isEmpty {
      lines.append(
        "            \(near.count) more are the same but for last digits: "
          + near.map(\.name).joined(separator: ", "))
    }
    if found.problems.isEmpty { lines.append("The run is what it was.") }
    return lines
  }

  /// The document `waymark-verification/1`.
  static func json(_ found: Verification) -> JSONValue {
    .object([
      .init("schema", "waymark-verification/1"), .init("study", .string(found.manifest.study)),
      .init("version", .string(found.manifest.version)), .init("this", .string(Program.version)),
      .init("same", .boolean(found.problems.isEmpty)),
      .init(
        "inputs",
        .array(
          found.inputs.map { entry, isAsRead in
            .object([
              .init("file", .string(entry.name)), .init("role", .string(entry.role)),
              .init("as_read", state(isAsRead)),
            ])
          })),
      .init("run_again", .boolean(found.wasRunAgain)),
      .init("outputs", .array(found.outputs.map(output))),
    ])
  }

  private static func output(_ output: Verification.Output) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("file", .string(output.name)), .init("as_written", state(output.isAsWritten)),
      .init("made_again", .boolean(output.isMadeAgain)),
    ]
    switch output.again {
    case nil: members.append(.init("compared", .null))
    case .sameBytes?: members.append(.init("compared", "same bytes"))
    case .sameNumbers(let largest)?:
      members += [.init("compared", "same numbers"), .init("largest_relative", .number(largest))]
    case .different(let difference)?:
      members += [
        .init("compared", "different"), .init("line", .integer(difference.line)),
        .init("column", .optional(difference.column)),
        .init("relative", .optional(difference.relative)),
      ]
    }
    return .object(members)
  }

  /// Yes, no, or not there.
  private static func state(_ isSame: Bool?) -> JSONValue {
    isSame.map { .string($0 ? "yes" : "no") } ?? "missing"
  }
}

extension TextComparison {
  fileprivate var isSameNumbers: Bool {
    if case .sameNumbers = self { return true }
    return false
  }
}
