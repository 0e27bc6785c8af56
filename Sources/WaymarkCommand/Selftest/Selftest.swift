import Documents
import Platform
import Results
import Scales
import Scoring
import Studies

/// Everything that a selftest looked at.
struct Selftest {
  let checks: [SelftestCheck]
  /// Where the scales are.
  let folder: String

  /// Finds every number anew, and scores the worked examples of every scale of a folder.
  init(_ catalog: ScaleCatalog) {
    folder = catalog.folder
    let scales = catalog.ids.map { Self.scale($0, catalog) }
    let none = SelftestCheck(
      .scales, "no scale", "scale files in '\(catalog.folder)'", source: "the folder itself",
      .counted(0, of: 0))
    checks = SelftestNumbers.checks + (scales.isEmpty ? [none] : scales)
  }

  /// Those that did not come out.
  var failures: [SelftestCheck] { checks.filter { !$0.passed } }

  private static func scale(_ id: String, _ catalog: ScaleCatalog) -> SelftestCheck {
    let source = "the scale's file"
    do throws(RefusedInput) {
      let file = try catalog.file(of: id, askedAt: Place(file: id))
      let scale = try Scale(reading: file)
      let broken = Set(WorkedExampleCheck.problems(of: scale, in: file.name).map(\.place))
      let count = scale.examples.count
      return SelftestCheck(
        .scales, "\(id) \(scale.version)", "worked examples", source: source,
        .counted(max(0, count - broken.count), of: count))
    } catch {
      let reason = error.diagnostics.first?.message ?? "the file was refused"
      return SelftestCheck(.scales, id, "the file", source: source, .refused(reason))
    }
  }

  /// The document `waymark-selftest/1`.
  var json: JSONValue {
    .object([
      .init("schema", "waymark-selftest/1"), .init("program", .string(Program.name)),
      .init("version", .string(Program.version)), .init("passed", .boolean(failures.isEmpty)),
      .init("checks", .array(checks.map(\.json))),
    ])
  }
}

extension SelftestCheck {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("group", .string(group.rawValue)), .init("name", .string(name)),
      .init("quantity", .string(quantity)), .init("passed", .boolean(passed)),
      .init("source", .string(source)), .init("expected", .optional(expected)),
      .init("found", .optional(found.flatMap { $0.isFinite ? $0 : nil })),
    ]
    switch outcome {
    case .digits(let correct, let needed):
      members += [.init("digits", .number(correct)), .init("digits_needed", .number(needed))]
    case .counted(let count, let all):
      members += [.init("count", .integer(count)), .init("of", .integer(all))]
    case .refused(let reason): members.append(.init("reason", .string(reason)))
    }
    return .object(members)
  }

  /// How it came out, in words.
  var words: String {
    switch outcome {
    case .digits(let correct, let needed):
      "\(Self.rounded(correct)) correct digits, \(Self.rounded(needed)) needed"
    case .counted(let count, let all): "\(count) of \(all) come out"
    case .refused(let reason): reason
    }
  }

  private static func rounded(_ digits: Double) -> String {
    NumberText.text((digits * 10).rounded(.down) / 10, digits: 3)
  }
}
