import Results
import Scales

/// `methods.bib`: every source that a report names, for programs that keep references.
struct Bibliography: Sendable {
  let methods: [MethodSource]
  let scales: [Scale]
  let rules: [RuleFindings]
  let program: String

  /// The whole file.
  var text: String {
    let head = "% Sources of the methods, scales and rules of a report made by \(program).\n\n"
    return head + records.map(\.text).joined(separator: "\n")
  }

  private var records: [BibliographyRecord] {
    methods.map(\.record)
      + scales.flatMap { scale in scale.sources.map { Self.record($0, of: scale.id) } }
      + rules.flatMap { found in found.pack.sources.map { Self.record($0, of: found.pack.id) } }
  }

  /// What a scale file says of a source is one text: it is carried as it stands, and nothing is read
  /// out of it but the year.
  private static func record(_ source: Citation, of owner: String) -> BibliographyRecord {
    let year = source.text.firstMatch(of: /\((\d{4})[a-z]?\)/).map { String($0.1) } ?? ""
    return BibliographyRecord(
      kind: "misc", key: FileNames.safe("\(owner)-\(source.id)"),
      fields: [("note", source.text), ("year", year), ("url", source.url ?? "")])
  }
}
