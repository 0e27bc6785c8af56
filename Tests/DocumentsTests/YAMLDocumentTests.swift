import Documents
import Results
import Testing

@Suite("YAML documents")
struct YAMLDocumentTests {
  @Test("every value and key knows its line, column in bytes, and path")
  func positions() throws {
    let text = """
      # a study
      name: "wémwbs"  # é
      é: {x: é, y: [1, 'two']}
      items:
        - id: q1
          key: reverse

        - q2
      """
    let expected = [
      "2:1  {}",
      "2:1 name:", "2:7 /name =wémwbs",
      "3:1 é:", "3:5 /é {}", "3:6 x:", "3:9 /é/x ~é", "3:13 y:", "3:16 /é/y []",
      "3:17 /é/y/0 ~1", "3:20 /é/y/1 =two",
      "4:1 items:", "5:3 /items []", "5:5 /items/0 {}",
      "5:5 id:", "5:9 /items/0/id ~q1", "6:5 key:", "6:10 /items/0/key ~reverse",
      "8:5 /items/1 ~q2",
    ]
    #expect(try outline(yaml(text)) == expected)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(try outline(yaml(lines.joined(separator: "\r\n"))) == expected)
    #expect(try outline(yaml("\u{FEFF}" + text)) == expected)
  }

  @Test("places hold far into a line of characters of several bytes")
  func farPlaces() throws {
    let words = Array(repeating: "é€😀", count: 500)
    guard case .array(let nodes) = try yaml("[" + words.joined(separator: ", ") + "]").kind else {
      throw Unexpected()
    }
    #expect(nodes.map(\.place.column) == (0..<500).map { 2 + 11 * $0 })
  }

  @Test("whoever asks decides what a plain scalar is")
  func plainScalars() throws {
    let reading = Reading(file: "a.yml")
    #expect(try yaml("3").integerValue(reading) == 3)
    #expect(try yaml("3").stringValue(reading) == "3")
    #expect(try yaml("3").numberValue(reading) == 3)
    #expect(try yaml("-0.5").numberValue(reading) == -0.5)
    #expect(try yaml("NO").stringValue(reading) == "NO")
    #expect(try yaml("2026-03-01").stringValue(reading) == "2026-03-01")
    #expect(try yaml("true").booleanValue(reading) == true)
    #expect(try yaml("False").booleanValue(reading) == false)
    #expect(try yaml("\"\"").stringValue(reading) == "")
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(
    "what is not a number or a truth is not taken for one",
    arguments: ["\"3\"", "'3'", "007", "0x1F", ".5", "+1", "1_000", ".inf", "1e999", "~", "three"])
  func notNumbers(_ text: String) throws {
    let reading = Reading(file: "a.yml")
    #expect(try yaml(text).numberValue(reading) == nil)
    #expect(try yaml(text).integerValue(reading) == nil)
    #expect(try yaml(text).booleanValue(reading) == nil)
    #expect(reading.diagnostics.count == 3)
  }

  @Test("words that older YAML takes for truths stay words", arguments: ["yes", "no", "on", "NO"])
  func oldTruths(_ text: String) throws {
    let reading = Reading(file: "a.yml")
    #expect(try yaml(text).booleanValue(reading) == nil)
    #expect(reading.diagnostics.map(\.code) == [.documentWrongType])
  }

  @Test("texts over several lines are joined as YAML says")
  func multipleLines() throws {
    let text = """
      a: |
        one
        two
      b: >-
        three
        four
      c: five
        six
      d: "seven \\
        eight"
      """
    guard case .object(let members) = try yaml(text).kind else { throw Unexpected() }
    #expect(
      members.map(\.value.kind) == [
        .string("one\ntwo\n"), .string("three four"), .string("five six"), .string("seven eight"),
      ])
    #expect(members.map(\.value.isPlain) == [false, false, true, false])
    #expect(members.map(\.value.place.line) == [1, 4, 7, 9])
    #expect(members.map(\.value.place.column) == [4, 4, 4, 4])
  }

  @Test("an empty document is nothing", arguments: ["", "\n", "# only a comment\n", "\u{FEFF}"])
  func empty(_ text: String) throws {
    let node = try yaml(text)
    #expect(node.kind == .null)
    #expect(node.isNull)
    #expect(node.place == Place(file: "a.yml", line: 1, column: 1))
  }

  @Test("empty values are nothing, and know their key")
  func emptyValues() throws {
    guard case .object(let members) = try yaml("---\na:\nb: ~\nc: null\nd: \"\"\n...\n").kind else {
      throw Unexpected()
    }
    #expect(members.map(\.value.isNull) == [true, true, true, false])
    #expect(members.first?.value.place == Place(file: "a.yml", line: 2, column: 3, field: "/a"))
  }

  @Test(
    "what Waymark does not read of YAML is refused in words",
    arguments: [
      ("a: &x 1", 1, 4, "anchor"),
      ("a: &x\n  b: 1", 1, 4, "anchor"),
      ("a: *x", 1, 4, "alias"),
      ("*x : 1", 1, 1, "alias"),
      ("a:\n  - !!int 3", 2, 5, "tag"),
      ("a: !local {}", 1, 4, "tag"),
      ("? [a, b]\n: 1", 1, 3, "where a key was expected"),
      ("{{a: b}: c}", 1, 2, "where a key was expected"),
      ("a: 1\n---\nb: 2", 2, 1, "second YAML document"),
      ("{: 1}", 1, 2, "A key or value was expected"),
      ("?\n: 1", 1, 2, "key is missing"),
      (": 1", 1, 1, "key was expected"),
      ("a:\n\tb: 1", 2, 1, "tab"),
      ("a: 1\n\tb: 2", 2, 1, "tab"),
      ("a: & b", 1, 5, "begins with & or *"),
      ("a: ? b", 1, 4, "question mark"),
      ("a: @home", 1, 4, "cannot begin"),
      ("a: b: c", 1, 5, "colon stands here"),
      ("a: [1, 2", 1, 9, "missing"),
      ("a: \"b", 1, 6, "quotation marks"),
      ("a: 1\n  b: 2", 2, 4, "colon stands here"),
      ("a:\n  b: 1\n c: 2", 3, 2, "key was expected"),
      ("é: \"\\q\"", 1, 6, "backslash"),
      ("é: a\u{7}b", 1, 6, "control character"),
      ("- a\nb: 1", 2, 1, "dash was expected"),
    ] as [(String, Int, Int, String)])
  func refused(_ text: String, _ line: Int, _ column: Int, _ words: String) {
    let found = yamlTroubles(text)
    #expect(found.first?.code == .documentSyntax)
    #expect(found.first?.place.line == line)
    #expect(found.first?.place.column == column, "\(found)")
    #expect(found.first?.message.contains(words) == true, "\(found)")
  }

  @Test("anchors, aliases and tags are all told in one pass")
  func severalTroubles() {
    #expect(yamlTroubles("a: &x 1\nb: *x\nc: !t 2\na: 3").map(\.place.line) == [1, 2, 3, 4])
  }

  @Test("repeated keys are refused, naming both places")
  func duplicates() {
    let found = yamlTroubles("a:\n  x: 1\n  y: 2\n  \"x\": 3")
    #expect(found.map(\.code) == [.documentDuplicateKey])
    #expect(found.map(\.place) == [Place(file: "a.yml", line: 4, column: 3, field: "/a/x")])
    #expect(found.first?.message.contains("line 2, column 3") == true)
  }

  @Test("sixty-four levels are read, one more is refused, and a bomb does no harm")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try yaml(nested(64))
    #expect(yamlTroubles(nested(65)).map(\.code) == [.documentTooDeep])
    #expect(yamlTroubles(String(repeating: "[", count: 100_000)).map(\.code) == [.documentTooDeep])
    #expect(
      yamlTroubles(String(repeating: "- ", count: 100_000)).map(\.code) == [.documentTooDeep])
    #expect(
      yamlTroubles(String(repeating: "{a: ", count: 100_000)).map(\.code) == [.documentTooDeep])
  }

  @Test(
    "what is not UTF-8 is refused at its first byte", arguments: [[0xC3, 0x28], [0xFF, 0xFE]])
  func encoding(_ bytes: [UInt8]) {
    do throws(RefusedInput) {
      _ = try YAMLDocument.parse(Array("a: 1\nb: ".utf8) + bytes, file: "a.yml")
      Issue.record("accepted")
    } catch {
      #expect(error.diagnostics.map(\.code) == [.fileEncoding])
      #expect(error.diagnostics.map(\.place) == [Place(file: "a.yml", line: 2, column: 4)])
    }
  }

  @Test("bytes of every kind are read or refused, never worse")
  func noise() {
    var generator = Seeded(state: 1)
    let alphabet = Array("ab:-?[]{},#&*!|>'\"%@` \n\r\t\\0".utf8) + [0xC3, 0xA9, 0x00, 0xFF]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      _ = try? YAMLDocument.parse(bytes, file: "a.yml")
      _ = try? JSONDocument.parse(bytes, file: "a.json")
    }
  }
}
