import Results

/// What a code means, why it matters for the numbers, what to do, and an example: in plain words, for
/// whoever meets it in a file of their own.
///
/// The words stand by family, a file for each: `Explanation+Files.swift` and its neighbours.
struct Explanation: Sendable, Hashable {
  /// The code.
  let code: DiagnosticCode
  /// What was found.
  let meaning: String
  /// What it would do, or does, to the numbers.
  let matters: String
  /// What to do about it.
  let remedy: String
  /// Lines of a made-up file, or a command, that show it.
  let example: [String]

  init(
    _ code: DiagnosticCode, _ meaning: String, matters: String, remedy: String, example: String
  ) {
    self.code = code
    self.meaning = meaning
    self.matters = matters
    self.remedy = remedy
    self.example = example.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
  }

  /// Every explanation, in the order of the codes.
  static let all: [Explanation] = {
    let families = [
      files, workbooks, statistical, documents, csv, scales, imports, mappings, studies, rules,
      frameworks,
      columns, models, benchmarks, people, records, answers, readings,
      audits, dates, scores, answerRows, packets, verification,
    ]
    let known = Dictionary(
      families.flatMap(\.self).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    return DiagnosticCode.allCases.compactMap { known[$0] }
  }()

  /// The explanation of a code.
  static func of(_ name: String) -> Explanation? { all.first { $0.code.rawValue == name } }

  /// What happens when the code is met, in a few words.
  var outcome: String {
    switch code.severity {
    case .error: "the run is refused"
    case .setAside where code.concernsOneCell: "the cell is set aside, and the run goes on"
    case .setAside: "the row is set aside, and the run goes on"
    case .note: "worth knowing; nothing is left out"
    }
  }

  /// The first sentence of the meaning.
  var summary: String {
    guard let end = meaning.firstRange(of: ". ") else { return meaning }
    return String(meaning[..<end.lowerBound]) + "."
  }
}
