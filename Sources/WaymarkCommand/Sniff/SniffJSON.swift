import Documents
import Results
import Scales
import Scoring
import Tables

/// The whole look at a file as one JSON object.
struct SniffJSON {
  private let sniff: SurveySniff
  private let pins: SniffPins
  private var form: TableForm { sniff.form }

  init(_ sniff: SurveySniff, _ pins: SniffPins) {
    self.sniff = sniff
    self.pins = pins
  }

  /// The object.
  var value: JSONValue {
    .object([
      .init("schema", .string("waymark-sniff/1")),
      .init("file", .string(form.sample.file)),
      .init("whole", .boolean(form.isWhole)),
      .init("bytes", .integer(form.sample.byteCount)),
      .init("encoding", encoding),
      .init("line_ends", .array(form.rows.notes.lineEnds.names.map { .string($0) })),
      .init("delimiter", delimiter),
      .init("header", header),
      .init("rows", rows),
      .init("columns", .array(form.columns.map(column))),
      .init("roles", roles),
      .init("scales", .array(sniff.matches.map(match))),
      .init("questions", .array(SniffQuestions(sniff).texts.map { .string($0) })),
      .init("facts", facts),
      .init("pins", pinned),
    ])
  }

  private var encoding: JSONValue {
    switch form.sample.encoding {
    case .form(let form): .object([.init("name", .string(form.name))])
    case .windows1252(let place):
      .object([
        .init("name", .string("Windows-1252")),
        .init("first_byte_not_utf8", JSONValue.place(place)),
      ])
    }
  }

  private var delimiter: JSONValue {
    .object([
      .init("name", .string(form.delimiter.delimiter.key)),
      .init("certainty", .string(form.delimiter.certainty.rawValue)),
      .init(
        "evidence",
        .array(
          form.delimiter.evidence.map { evidence in
            .object([
              .init("name", .string(evidence.delimiter.key)),
              .init("fields", .integer(evidence.fields)),
              .init("rows", .integer(evidence.rows)),
              .init("of", .integer(evidence.rowsTried)),
            ])
          })),
    ])
  }

  private var header: JSONValue {
    .object([
      .init("line", .integer(form.headerLine)),
      .init("skip_rows", .integer(form.header.skippedLines)),
      .init("header_rows", .integer(form.header.headerRows)),
    ])
  }

  private var rows: JSONValue {
    let rows = form.rows
    return .object([
      .init("count", .integer(rows.rows)),
      .init("uneven", .integer(rows.uneven)),
      .init("blank_lines", .integer(rows.notes.blankLines)),
      .init("empty", .integer(rows.empty)),
      .init("empty_at_end", .integer(rows.emptyAtEnd)),
      .init("footer_lines", .array(rows.footers.map { .integer($0) })),
      .init("names_again_on", .array(rows.repeatedNames.map { .integer($0) })),
    ])
  }

  private func column(_ column: ColumnForm) -> JSONValue {
    let text = SniffColumnText(column, sniff.roles, items: sniff.itemNames)
    let showsCodes = column.kind == .codes && column.position != sniff.roles.person?.column
    return .object([
      .init("name", .string(column.name)),
      .init("kind", .string(column.kind.rawValue)),
      .init("looks_like", .string(text.kind)),
      .init("filled", .integer(column.filled)),
      .init("empty", .integer(column.blank)),
      .init("different", .integer(column.distinct)),
      .init(
        "codes",
        .array(
          (showsCodes ? column.codes : []).map { code in
            .object([.init("code", .integer(code.code)), .init("count", .integer(code.count))])
          })),
      .init("evidence", .string(text.evidence)),
    ])
  }

  private var roles: JSONValue {
    let roles = sniff.roles
    let guesses: [(String, ColumnRoles.Guess?)] = [
      ("person", roles.person), ("occasion", roles.occasion), ("service", roles.service),
      ("worker", roles.worker),
    ]
    return .object(
      guesses.map { name, guess in
        guard let guess else { return .init(name, .null) }
        return .init(
          name,
          .object([
            .init("column", .string(form.columns[guess.column].name)),
            .init("evidence", .string(guess.evidence)),
          ]))
      } + [.init("ids_unique_in", .string(roles.scope.rawValue))])
  }

  private func match(_ match: ScaleMatch) -> JSONValue {
    .object([
      .init("scale", .string(match.scale.id)),
      .init("by_name", .boolean(match.isByName)),
      .init("complete", .boolean(match.isComplete)),
      .init("pinned", .boolean(sniff.pinned.contains(match))),
      .init(
        "columns",
        .array(
          match.columns.map { column in column.map { .string(form.columns[$0].name) } ?? .null })),
      .init("evidence", .string(SniffScaleText(sniff).words(match))),
    ])
  }

  private var facts: JSONValue {
    .object(SniffFormText(form).facts.map { .init($0.label, .string($0.words)) })
  }

  private var pinned: JSONValue {
    let draft = StudyDraft(pins)
    return .object([
      .init(
        "convert",
        pins.conversion.map { .string($0.joined(separator: " ")) } ?? .null),
      .init("score", .array(pins.scoring.map { .string($0.words.joined(separator: " ")) })),
      .init("study", .string(draft.lines().joined(separator: "\n") + "\n")),
      .init("study_gaps", .array(draft.gaps.map { .string($0) })),
    ])
  }
}

extension JSONValue {
  fileprivate static func place(_ place: Place) -> JSONValue {
    .object([
      .init("line", place.line.map { .integer($0) } ?? .null),
      .init("column", place.column.map { .integer($0) } ?? .null),
    ])
  }
}
