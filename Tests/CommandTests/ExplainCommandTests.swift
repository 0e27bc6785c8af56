import Documents
import Results
import TestSupport
import Testing

@Suite("waymark explain")
struct ExplainCommandTests {
  /// An explanation as the command gives it.
  private struct Told {
    var code = ""
    var parts: [String: String] = [:]
    var example: [String] = []

    init?(_ node: Node) {
      guard case .object(let members) = node.kind else { return nil }
      for member in members {
        switch member.value.kind {
        case .string(let text): parts[member.key] = text
        case .array(let nodes):
          example = nodes.compactMap { if case .string(let text) = $0.kind { text } else { nil } }
        default: return nil
        }
      }
      code = parts["code"] ?? ""
    }
  }

  private static func all() throws -> [Told] {
    let command = try Command()
    defer { command.remove() }
    let outcome = try command.run("explain", "--list", "--format", "json")
    #expect(outcome.code == 0 && outcome.complaints.isEmpty)
    let root = try JSONDocument.parse(Array(outcome.output.utf8), file: "stdout")
    guard case .array(let nodes) = root.kind else { return [] }
    return nodes.compactMap(Told.init)
  }

  @Test("every code is explained, in the order of the codes")
  func complete() throws {
    #expect(try Self.all().map(\.code) == DiagnosticCode.allCases.map(\.rawValue))
  }

  @Test("no explanation is a copy of another, in whole or in part")
  func distinct() throws {
    let told = try Self.all()
    for key in ["meaning", "matters", "remedy"] {
      var owners: [String: [String]] = [:]
      for explanation in told {
        let text = try #require(explanation.parts[key])
        #expect(text.count > 20 || key == "remedy", "\(explanation.code): \(key) says too little")
        #expect(text.hasSuffix(".") || text.hasSuffix("?") || text.hasSuffix(">"), "\(text)")
        owners[text.lowercased(), default: []].append(explanation.code)
      }
      // Where nothing need be done, that may be said more than once.
      for (text, codes) in owners where codes.count > 1 && text != "nothing need be done." {
        Issue.record("\(codes.joined(separator: ", ")) say the same under '\(key)': \(text)")
      }
    }
    for explanation in told { #expect(!explanation.example.isEmpty, "\(explanation.code)") }
  }

  @Test("explanations do not blame people")
  func words() throws {
    let blaming = ["failed", "harmed", "dropout", "disengaged", "relapse", "non-responder"]
    for explanation in try Self.all() {
      for text in explanation.parts.values {
        for word in blaming { #expect(!text.lowercased().contains(word), "\(text)") }
      }
    }
  }

  @Test("a code is explained in four parts, several one after the other")
  func text() throws {
    let command = try Command()
    defer { command.remove() }
    let outcome = try command.run("explain", "csv.ragged-row", "key.missing")
    #expect(outcome.code == 0)
    for line in [
      "csv.ragged-row (set-aside: the row is set aside, and the run goes on)", "What it means",
      "Why it matters", "What to do", "Example",
      "  1,fine, thanks,3     # four fields below three names",
    ] {
      #expect(outcome.output.split(separator: "\n").contains { $0 == line }, "\(line)")
    }
    #expect(outcome.output.contains("\nkey.missing (set-aside"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 140 })
  }

  @Test(
    "an unknown code is met with the nearest one, and exit 64",
    arguments: [("csv.raged-row", "csv.ragged-row"), ("ragged-row", "csv.ragged-row")])
  func unknown(_ asked: String, _ nearest: String) throws {
    let command = try Command()
    defer { command.remove() }
    let outcome = try command.run("explain", asked)
    #expect(outcome.code == 64 && outcome.output.isEmpty)
    #expect(outcome.complaints.contains("Did you mean '\(nearest)'?"))
    #expect(try command.run("explain").code == 64)
    #expect(try command.run("explain", "csv.delimiter", "--list").code == 64)
  }

  @Test("what is told ends once with where there is more; as JSON lines it does not")
  func more() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(SmallStudy.scale, to: "pair.json")
    try command.write("id,a,b\n1,7,1\n,1,1\n2,7,9\n", to: "data.csv")
    let arguments = ["score", "data.csv", "--scale", "pair", "--scales", "."]
    let text = try command.run(program: Command.program, arguments)
    let lines = text.complaints.split(separator: "\n")
    #expect(lines.last == "More: waymark explain key.missing response.out-of-range")
    #expect(lines.count { $0.hasPrefix("More:") } == 1)
    // What is alike but for its place is told once.
    #expect(lines.count { $0.hasPrefix("set-aside[response.out-of-range]") } == 1)
    #expect(lines.count { $0.hasPrefix("  --> data.csv:") } == 4)
    let json = try command.run(program: Command.program, arguments + ["--diagnostics", "json"])
    #expect(!json.complaints.contains("More:"))
  }

  @Test("a definition named on the command line is shown with a mark below the place")
  func window() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(
      SmallStudy.scale.replacing("\"kind\": \"sum\"", with: "\"kind\": \"total\""), to: "my.json")
    let outcome = try command.run("scales", "check", "my.json")
    #expect(outcome.code == 65)
    let lines = outcome.complaints.split(separator: "\n").map(String.init)
    let shown = try #require(lines.firstIndex { $0.hasPrefix("  10 | ") })
    let column = try #require(lines[shown].firstRange(of: "\"total\", \"direction\""))
    let offset = lines[shown].distance(from: lines[shown].startIndex, to: column.lowerBound)
    let marks = "     |" + String(repeating: " ", count: offset - 6) + "^^^^^^^"
    #expect(lines[shown + 1] == marks)
  }
}
