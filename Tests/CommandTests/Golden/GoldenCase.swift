import Results
import TestSupport
import Testing

/// An input that is told about with one code, and the command that meets it.
///
/// To add one: add a line to the table of its family. Then `make golden` writes what the program says
/// to `Fixtures/diagnostics/CODE.txt`, to be read before it is kept.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  var code: DiagnosticCode
  var arguments: [String]
  var files: [String: [UInt8]]
  /// The file in which the command lists what was set aside.
  var list: String?
  /// Symbolic links: where they stand and where they lead.
  var links: [String: String] = [:]
  /// What the library says, where the program is not run; the arguments then say what is done.
  var told: (@Sendable () -> [Diagnostic])?

  var testDescription: String { code.rawValue }
  var fixture: String { "Fixtures/diagnostics/\(code.rawValue).txt" }

  /// Every case, by family.
  static let all: [GoldenCase] = [
    documents, scales, figures, imports, files, kinds, workbooks, statistical, csv, layouts,
    mappings, studies, people, answers, answerRows, audits, scores, models, benchmarks,
    packetCases, rulePacks, frameworks, recordFiles,
    verifications,
  ].flatMap { $0 }

  /// `waymark score` over a file of the scale of two items, `a` and `b`, coded 1 to 5.
  static func score(
    _ code: DiagnosticCode, _ data: String, bytes: [UInt8] = [], file: String = "data.csv",
    scale: String = "pair", options: [String] = []
  ) -> Self {
    GoldenCase(
      code: code,
      arguments: ["score", file, "--scale", scale, "--scales", ".", "--problems", "problems.csv"]
        + options,
      files: ["pair.json": Array(SmallStudy.scale.utf8), "data.csv": Array(data.utf8) + bytes],
      list: "problems.csv")
  }

  /// `waymark scales check` over a file.
  static func check(_ code: DiagnosticCode, _ scale: String) -> Self {
    GoldenCase(
      code: code, arguments: ["scales", "check", "scale.json"],
      files: ["scale.json": Array(scale.utf8)])
  }

  /// `waymark scales check` over a scale of two items with one thing changed.
  static func check(_ code: DiagnosticCode, _ old: String, _ new: String) -> Self {
    check(code, SmallStudy.scale.replacing(old, with: new))
  }

  /// `waymark scales check` over a scale of two items coded 0 to 3, put together from parts.
  static func check(_ code: DiagnosticCode, _ change: (inout TestScale) -> Void) -> Self {
    var scale = TestScale(2, codes: 0...3, scores: [sum()])
    change(&scale)
    return check(code, scale.text)
  }

  /// A sum of both items of such a scale.
  static func sum(
    range: String = "[0, 6]", missing: String = #""rule": "complete""#, keys: String = ""
  ) -> String {
    TestScale.score(
      "s", "sum", TestScale.items(["q1", "q2"]), range: range, missing: missing, keys: keys)
  }

  /// `waymark quarterly` over the small study with one thing changed, and rows after its own.
  static func quarterly(
    _ code: DiagnosticCode, _ old: String = "", _ new: String = "", rows: String = "",
    data: String? = nil, options: [String] = [], files: [String: String] = [:]
  ) -> Self {
    let study = old.isEmpty ? SmallStudy.study : SmallStudy.study.replacing(old, with: new)
    return GoldenCase(
      code: code,
      arguments: ["quarterly", "study.yml", "--out", "out", "--scales", "."]
        + options,
      files: [
        "pair.json": Array(SmallStudy.scale.utf8), "study.yml": Array(study.utf8),
        "data.csv": Array((data ?? SmallStudy.header + SmallStudy.rows + rows).utf8),
      ].merging(files.mapValues { Array($0.utf8) }) { $1 },
      list: "out/refused.csv")
  }
}
