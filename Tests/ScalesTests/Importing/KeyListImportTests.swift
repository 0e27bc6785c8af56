import Results
import Scales
import TestSupport
import Testing

@Suite("Importing key lists of R's psych")
struct KeyListImportTests {
  private func imported(_ text: String, name: String = "keys.R") throws -> Imported {
    try Imported(text, name: name) {
      $0.range = 1...5
      $0.kind = .mean
    }
  }

  @Test(
    "a minus marks the items that count the other way round, in R and in JSON",
    arguments: [
      #"list(total = c("q1", "-q2"), calm = "q3")"#,
      "# keys of 2026\nkeys.list <- list(\n  total = c('q1',\n    '-q2'), # two\n  `calm` = c('q3'))\n",
      #"{"total": ["q1", "-q2"], "calm": ["q3"]}"#,
    ])
  func keys(_ text: String) throws {
    let imported = try imported(text)
    let scale = try imported.scale()
    #expect(imported.codes == Imported.always)
    #expect(scale.items.map(\.id) == ["q1", "q2", "q3"])
    #expect(scale.items[2].options.map(\.code) == [1, 2, 3, 4, 5])
    #expect(scale.scores.map(\.id) == ["total", "calm"])
    #expect(scale.scores[0].items.map(\.key) == [.forward, .reverse])
    #expect(scale.scores.map(\.kind) == [.mean, .mean])
    #expect(scale.licence.tier == .restricted)
  }

  @Test("range and kind are stated, never taken from anywhere")
  func unstated() {
    let found = refusals { _ = try Imported(#"list(a = c("q1"))"#, name: "keys.R") }
    #expect(found.map(\.code) == [.importNotStated])
    #expect(found.first?.help.contains("--range 1-5") == true)
  }

  @Test("what counts an item twice is left out")
  func twice() throws {
    let imported = try imported(#"{"a": ["q1", "-q1"], "b": ["q1"]}"#)
    #expect(imported.remarks(.importScore).map(\.place.field) == ["/a"])
    #expect(try imported.scale().scores.map(\.id) == ["b"])
  }

  @Test(
    "text that is no such list is refused at its place",
    arguments: [
      ("list(a = c(1, -2))", 1, 12), ("list(a = c(-2))", 1, 12), ("keys", 1, 1),
      ("list(a = c(\"q1\")\n b = c(\"q2\"))", 2, 2), ("list(a = c(\"q1\"", 1, 16),
      ("list(a = c(\"q1\")) x", 1, 19), ("list(a c(\"q1\"))", 1, 8), ("list(a = c(\"q1))\n", 1, 12),
      ("list(= c(\"q1\"))", 1, 6), ("list(a = d(\"q1\"))", 1, 10),
    ])
  func syntax(_ text: String, _ line: Int, _ column: Int) throws {
    let found = refusals { _ = try imported(text) }
    #expect(found.map(\.code) == [.importSyntax])
    #expect(found.first?.place.line == line)
    #expect(found.first?.place.column == column)
  }

  @Test("JSON that is no list of keys is refused when it is said to be one")
  func notKeys() {
    let found = refusals {
      _ = try Imported(#"{"a": "q1"}"#, name: "k.json", format: .psych) {
        $0.range = 1...5
        $0.kind = .sum
      }
    }
    #expect(found.map(\.code) == [.importSyntax])
  }
}
