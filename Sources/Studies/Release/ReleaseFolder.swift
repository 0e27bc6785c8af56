import Disclosure
import Documents
import Platform
import Reports
import Scales
import Tables

/// The folder `share/` of a run: the only thing of it that is made to be sent.
struct ReleaseFolder {
  /// Its name.
  static let name = "share"
  /// The names of the files that it may hold.
  static let fileNames: Set<String> = Set(
    ["html", "svg", "csv", "xlsx", "json"].map { "\(name)/*.\($0)" })

  let release: Release

  /// Every file, the manifest last.
  var files: [OutputFile] {
    var files = ReleaseReport(release).files
    let tables = ReleaseTables(release: release).all
    files += tables.map {
      OutputFile(name: "\($0.name).csv", text: CSVWriter.text($0.table, guardsFormulas: true))
    }
    if let workbook = workbook(tables) {
      files.append(OutputFile(name: "results.xlsx", bytes: workbook))
    }
    files.append(OutputFile(name: "manifest.json", text: manifest(files).text()))
    return files.map { OutputFile(name: "\(Self.name)/\($0.name)", bytes: $0.bytes) }
  }

  /// The tables as a workbook; nil when the system has no room for it.
  private func workbook(_ tables: [WorkbookWriter.Sheet]) -> [UInt8]? {
    var notes = [
      "Made to be shared: it has no row about a person. Where the status is 'withheld' there is no figure, "
        + "and an empty cell is no 0.",
      "Each sheet is one of the CSV files beside this workbook, made by \(release.program).",
    ]
    if release.isSimulated { notes.insert("Simulated: nobody gave these answers.", at: 0) }
    return WorkbookWriter(title: release.title, notes: notes, sheets: tables).bytes()
  }

  /// What the release is, by which rules, and its files. Nothing that went in is named or hashed: a hash of
  /// data can be held against a guess at them.
  private func manifest(_ files: [OutputFile]) -> JSONValue {
    let profile = release.profile
    return .object([
      .init("schema", .string("waymark-release/1")),
      .init(
        "program",
        .object([
          .init("name", .string(Program.name)), .init("version", .string(Program.version)),
        ])),
      .init("title", .string(release.title)),
      .init("kind", .string(release.isSimulated ? "simulated" : "real")),
      .init("audience", .string("made to be shared; it has no row about a person")),
      .init(
        "disclosure",
        .object([
          .init("profile", .string(profile.id)), .init("version", .string(profile.version)),
          .init("title", .string(profile.title)),
          .init("fewest_persons", .integer(profile.fewestPersons)),
          .init("fewest_for_means", .integer(profile.fewestForMeans)),
          .init("zeros", .string(profile.zeros.rawValue)),
          .init("rounding_base", profile.roundingBase.map { .integer($0) } ?? .null),
        ])),
      .init(
        "outcomes",
        .array(
          release.outcomes.map { outcome in
            .object([
              .init("scale", .string(outcome.scale.id)),
              .init("version", .string(outcome.scale.version)),
              .init("score", .string(outcome.definition.id)),
              .init("metric", .string(outcome.metric.id)),
            ])
          })),
      .init(
        "outputs",
        .array(
          files.map { file in
            .object([
              .init("file", .string(file.name)), .init("bytes", .integer(file.bytes.count)),
              .init("sha256", .string(SHA256.hexadecimal(file.bytes))),
            ])
          })),
    ])
  }
}
