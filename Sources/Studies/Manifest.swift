import Change
import Disclosure
import Documents
import Journeys
import Platform
import Psychometrics
import Reports
import Results
import Scales
import Scoring
import Tables

/// `manifest.json`: what a run read, what it chose, what it counted, what it wrote. It holds no
/// time and no path, so that two runs of the same input are the same bytes.
struct Manifest {
  let run: StudyRun
  let outputs: [OutputFile]

  /// The whole file.
  var json: JSONValue {
    .object([
      .init("schema", .string("waymark-manifest/1")),
      .init(
        "audience", .string("private: rows about people; what may be sent is in share/")),
      .init(
        "program",
        .object([
          .init("name", .string(Program.name)), .init("version", .string(Program.version)),
        ])),
      .init(
        "study",
        .object([
          .init("id", .string(run.study.id)), .init("title", .string(run.study.title)),
          .init("kind", .string(run.study.kind.rawValue)),
        ])),
      .init("inputs", inputs), .init("options", options), .init("counts", counts),
      .init("since", since),
      .init("findings", .array(run.findings.map(findings))),
      .init("outputs", .array(outputs.map { described($0.name, $0.bytes) })),
    ])
  }

  private var inputs: JSONValue {
    .object([
      .init("study", described(run.studyFile.baseName, run.studyFile.bytes)),
      .init("data", .array(run.dataFiles.map { described($0.baseName, $0.bytes) })),
      .init(
        "since", run.sinceFile.map { described($0.baseName, $0.bytes) } ?? .null),
      .init("releases", run.history.file.map { described($0.baseName, $0.bytes) } ?? .null),
      .init(
        "corrections", run.correctionsFile.map { described($0.baseName, $0.bytes) } ?? .null),
      .init(
        "framework", run.frameworkFile.map { described($0.baseName, $0.bytes) } ?? .null),
      .init("records", records),
      .init("labels", .array(run.labelFiles.map { described($0.baseName, $0.bytes) })),
      .init(
        "scales",
        .array(
          zip(run.definitions, run.study.scales).map { definition, use in
            var members = described(definition.scale, definition.file)
            if let asked = definition.asked {
              members.append(.init("from", .object(described(asked.scale, asked.file))))
            }
            if let order = use.order { members.append(.init("order", .string(order))) }
            return .object(members)
          })),
      .init(
        "rules",
        .array(
          zip(run.rules, run.ruleFiles).map { found, file in
            .object(
              [
                .init("id", .string(found.pack.id)), .init("version", .string(found.pack.version)),
                .init("measures", .array(found.pack.measures.map { .string($0.scale) })),
              ] + members(file.baseName, file.bytes))
          })),
    ])
  }

  private var records: JSONValue {
    guard let records = run.records, let use = run.study.records else { return .null }
    return .object([
      .init("until", .string(DayNumber.text(records.all.until))),
      .init(
        "files",
        .array(
          zip(use.files, records.files).map { use, file in
            .object(
              [.init("kind", .string(use.kind.rawValue))] + members(file.baseName, file.bytes))
          })),
    ])
  }

  private func described(_ scale: Scale, _ file: SourceFile) -> [JSONValue.Member] {
    [
      .init("id", .string(scale.id)), .init("version", .string(scale.version)),
      .init("status", .string(scale.status.rawValue)), .init("file", .string(file.name)),
      .init("bytes", .integer(file.bytes.count)), .init("sha256", .string(file.sha256)),
    ]
  }

  private func described(_ name: String, _ bytes: [UInt8]) -> JSONValue {
    .object(members(name, bytes))
  }

  private func members(_ name: String, _ bytes: [UInt8]) -> [JSONValue.Member] {
    [
      .init("file", .string(name)), .init("bytes", .integer(bytes.count)),
      .init("sha256", .string(SHA256.hexadecimal(bytes))),
    ]
  }

  private var options: JSONValue {
    .object([
      .init("ids_unique_in", .string(run.study.idsUniqueIn.rawValue)),
      .init("occasions", occasions),
      .init("missing_codes", .array(missingCodes.map { .string($0) })),
      .init("language", run.study.answers.language.map { .string($0) } ?? .null),
      .init("fewest_persons", .integer(run.study.fewestPersons)),
      .init("share_profile", .string("\(run.study.profile.id) \(run.study.profile.version)")),
      .init("quarter", run.options.quarter.map { .string($0.text) } ?? .null),
      .init("significant_digits", .integer(12)),
    ])
  }

  /// Texts for no answer: `NA`, `-99=refused`, those of one scale or item with it before a colon.
  private var missingCodes: [String] {
    run.study.answers.missing.map { missing in
      let target = [missing.target.scale, missing.target.item].compactMap(\.self)
      return (target.isEmpty ? "" : target.joined(separator: "/") + ":") + missing.code
        + (missing.state.map { "=\($0.rawValue)" } ?? "")
    }.sorted()
  }

  private var occasions: JSONValue {
    switch run.study.occasions {
    case .once: .string("once")
    case .numbered: .string("numbered")
    case .dated(let dated):
      .object([
        .init("by", .string(dated.step.rawValue)),
        .init("date_order", dated.order.map { .string($0.rawValue) } ?? .null),
        .init("year_starts", .integer(dated.yearStarts)),
      ])
    case .named(let names): .array(names.map { .string($0) })
    }
  }

  /// What is otherwise than in the earlier run; nothing where none was named.
  private var since: JSONValue {
    guard let since = run.since else { return .null }
    return .object([
      .init("new_persons", .integer(since.newPersons)),
      .init("new_rows", .integer(since.newRows)), .init("late_rows", .integer(since.lateRows)),
      .init("changed_rows", .integer(since.changedRows)),
      .init("gone_rows", .integer(since.goneRows)),
      .init("definitions", .array(since.definitions.map { .string($0) })),
    ])
  }

  private var counts: JSONValue {
    let account = run.account
    return .object([
      .init("rows", .integer(account.rows)),
      .init("rows_set_aside", .integer(account.rowsSetAside)),
      .init("usable_rows", .integer(account.usable)), .init("persons", .integer(account.persons)),
      .init("persons_in_several_services", .integer(account.movers)),
      .init("services", .integer(account.services)),
      .init("occasions", .integer(account.occasions)),
      .init("set_aside", byCode(account.setAside)), .init("notes", byCode(account.notes)),
      .init("audit", byCode(account.audit)),
      .init("scores", .array(account.scores.map(scored))),
    ])
  }

  private func byCode(_ diagnostics: [Diagnostic]) -> JSONValue {
    var counts: [String: Int] = [:]
    for diagnostic in diagnostics { counts[diagnostic.code.rawValue, default: 0] += 1 }
    return .object(counts.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) })
  }

  private func scored(_ scored: RunAccount.Scored) -> JSONValue {
    .object([
      .init("scale", .string(scored.scale)), .init("score", .string(scored.score)),
      .init("scored", .integer(scored.scored)), .init("prorated", .integer(scored.prorated)),
      .init("partial", .integer(scored.partial)),
      .init("missing", .object(scored.missing.map { .init($0.words, .integer($0.count)) })),
    ])
  }

  private func findings(_ found: OutcomeFindings) -> JSONValue {
    var members = found.jsonKey
    members.append(.init("direction", .string(found.definition.direction.rawValue)))
    switch found.distribution {
    case .success(let distribution):
      members.append(
        .init(
          "scores",
          .object([
            .init("n", .integer(distribution.n)), .init("mean", .number(distribution.mean)),
            .init("sd", .optional(distribution.standardDeviation)),
          ])))
    case .failure(let reason): members.append(.init("scores", withheld(reason)))
    }
    members.append(.init("change", change(found)))
    if let services = found.services {
      switch services {
      case .success(let comparison): members.append(.init("benchmark", benchmark(comparison)))
      case .failure(let reason): members.append(.init("benchmark", withheld(reason)))
      }
    }
    return .object(members)
  }
}
