import Documents
import Foundation
import Results
import Tables
import TestSupport
import Testing

/// What the program says, code by code, word for word: as text, as JSON lines, and as rows of the
/// list of what was set aside. `make golden` writes it anew, to be read before it is kept.
@Suite("What is said of every kind of trouble")
struct GoldenDiagnosticTests {
  /// Whether what the program says is to be written down instead of compared.
  static let writes = ProcessInfo.processInfo.environment["WAYMARK_GOLDEN"] == "write"

  @Test("every code has a case and a text, and every text a code")
  func complete() throws {
    let cases = GoldenCase.all.map(\.code.rawValue)
    #expect(Set(cases).count == cases.count)
    #expect(Set(cases) == Set(DiagnosticCode.allCases.map(\.rawValue)))
    if Self.writes { return }
    let texts = try FileManager.default.contentsOfDirectory(
      atPath: ProjectFiles.root + "/Fixtures/diagnostics")
    #expect(Set(texts.filter { $0.hasSuffix(".txt") }) == Set(cases.map { $0 + ".txt" }))
  }

  @Test("word for word", arguments: GoldenCase.all)
  func golden(_ golden: GoldenCase) throws {
    try keep(golden.told.map { Self.library(golden, $0()) } ?? program(golden), as: golden)
  }

  /// What the program says: once as text, once as JSON lines.
  private func program(_ golden: GoldenCase) throws -> String {
    let command = try Command()
    defer { command.remove() }
    for (name, bytes) in golden.files { try command.write(bytes: bytes, to: name) }
    for (name, end) in golden.links {
      try FileManager.default.createSymbolicLink(
        atPath: command.folder.appending(path: name).path, withDestinationPath: end)
    }
    let text = try command.run(program: Command.program, golden.arguments)
    let json = try command.run(
      program: Command.program, golden.arguments + ["--diagnostics", "json"])
    #expect(text.code == json.code && text.output == json.output)
    let lines = json.complaints.split(separator: "\n").map(String.init)
    let told = try lines.compactMap { try Record($0) }
    #expect(told.contains { $0.code == golden.code.rawValue }, "\(text.complaints)")
    for diagnostic in told { #expect(text.complaints.contains(diagnostic.code) || text.code == 0) }
    let list = golden.list.flatMap { try? command.read($0) }.flatMap {
      $0.split(separator: "\n").count > 1 ? $0 : nil
    }
    if let list {
      // Notes on how a column was read are listed by `score`, and told by both.
      let listed = golden.list == "problems.csv" ? ["set-aside", "note"] : ["set-aside"]
      let rows = try Record.rows(list)
      #expect(rows == told.filter { listed.contains($0.severity) })
    }

    var said = "$ waymark \(golden.arguments.joined(separator: " "))\nexit \(text.code)\n"
    said += "\n[text]\n\(text.complaints)\n[json]\n\(json.complaints)"
    if let list, let name = golden.list { said += "\n[\(name)]\n\(list)" }
    return said
  }

  /// What the library says, as JSON lines.
  private static func library(_ golden: GoldenCase, _ told: [Diagnostic]) -> String {
    #expect(told.map(\.code) == [golden.code])
    return golden.arguments.joined() + "\n\n[json]\n" + told.map { $0.jsonLine + "\n" }.joined()
  }

  private func keep(_ said: String, as golden: GoldenCase) throws {
    if Self.writes {
      try Data(said.utf8).write(to: URL(filePath: ProjectFiles.root + "/" + golden.fixture))
      return
    }
    let kept = try String(
      contentsOfFile: ProjectFiles.root + "/" + golden.fixture, encoding: .utf8)
    #expect(said == kept, "\(golden.fixture): read what has changed, then 'make golden'")
  }

  @Test("no message belongs to two codes", .enabled(if: !writes, "the texts are being written"))
  func uniqueMessages() throws {
    var owners: [String: Set<String>] = [:]
    for golden in GoldenCase.all {
      let text = try String(
        contentsOfFile: ProjectFiles.root + "/" + golden.fixture, encoding: .utf8)
      for line in text.split(separator: "\n") where line.hasPrefix("{\"schema\"") {
        guard let record = try Record(String(line)) else { continue }
        owners[record.message.filter { !$0.isNumber }, default: []].insert(record.code)
      }
    }
    #expect(owners.count >= DiagnosticCode.allCases.count)
    for (message, codes) in owners { #expect(codes.count == 1, "\(message): \(codes)") }
  }
}

/// A line of the JSON diagnostics or a row of a list, in what both hold.
struct Record: Hashable {
  var code = ""
  var severity = ""
  var message = ""
  var help = ""
  var file = ""
  var line: String?
  var column: String?
  var field: String?

  static let keys = [
    "schema", "code", "severity", "message", "file", "line", "column", "field", "help",
  ]

  /// Reads a line; nil when it is a record of another kind.
  init?(_ text: String) throws {
    let node = try JSONDocument.parse(Array(text.utf8), file: "stderr")
    guard case .object(let members) = node.kind,
      case .string(let schema)? = members.first?.value.kind
    else { throw Unreadable() }
    guard schema == Diagnostic.schema else { return nil }
    #expect(members.map(\.key) == Self.keys)
    func value(_ key: String) -> String? {
      switch members.first(where: { $0.key == key })?.value.kind {
      case .string(let text), .number(let text): text
      default: nil
      }
    }
    code = try #require(value("code"))
    severity = try #require(value("severity"))
    message = try #require(value("message"))
    help = try #require(value("help"))
    file = try #require(value("file"))
    (line, column, field) = (value("line"), value("column"), value("field"))
  }

  /// Reads the rows of `problems.csv` or `refused.csv`.
  static func rows(_ text: String) throws -> [Record] {
    var reader = try CSVReader(ProjectFiles.text(text))
    let header = try CSVHeader(reading: &reader)
    #expect(
      header.names == ["file", "line", "column", "field", "what", "code", "reason", "way_out"])
    var record = CSVRecord()
    var rows: [Record] = []
    while try reader.read(into: &record) {
      let cells = record.fields.map(reader.text)
      var row = Record()
      (row.file, row.code, row.message, row.help) = (cells[0], cells[5], cells[6], cells[7])
      row.severity = ["column", "file"].contains(cells[4]) ? "note" : "set-aside"
      row.line = cells[1].isEmpty ? nil : cells[1]
      row.column = cells[2].isEmpty ? nil : cells[2]
      row.field = cells[3].isEmpty ? nil : cells[3]
      rows.append(row)
    }
    return rows
  }

  private init() {}

  struct Unreadable: Error {}
}
