import Documents
import Results
import Testing

@Suite("JSON documents")
struct JSONDocumentTests {
  @Test("every value and key knows its line, column and path")
  func positions() throws {
    let text = "{\r\n  \"id\": \"wémwbs\", \"é\": [1, {\"a/b~\": null}],\n\t\"x\":\ttrue\r}"
    #expect(
      try outline(json(text)) == [
        "1:1  {}",
        "2:3 id:", "2:9 /id =wémwbs",
        "2:20 é:", "2:26 /é []", "2:27 /é/0 #1", "2:30 /é/1 {}",
        "2:31 a/b~:", "2:39 /é/1/a~1b~0 null",
        "3:2 x:", "3:7 /x true",
      ])
  }

  @Test("a byte order mark is skipped and does not count as a column")
  func byteOrderMark() throws {
    #expect(try outline(json("\u{FEFF}[0]")) == ["1:1  []", "1:2 /0 #0"])
  }

  @Test("escapes are decoded, numbers keep their text")
  func decoding() throws {
    let text = #"["\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00 ok", -0.10E+2, "\u0000", "a\u0062c"]"#
    guard case .array(let nodes) = try json(text).kind else { throw Unexpected() }
    #expect(
      nodes.map(\.kind) == [
        .string("\"\\/\u{8}\u{C}\n\r\té😀 ok"), .number("-0.10E+2"), .string("\0"), .string("abc"),
      ])
  }

  @Test("repeated keys are all refused, each naming both places")
  func duplicates() {
    let found = jsonTroubles("{\"a\": 1,\n \"a\": 2, \"b\": {\"c\": 1, \"c\": 2},\n \"a\": 3}")
    #expect(found.map(\.code) == Array(repeating: .documentDuplicateKey, count: 3))
    #expect(found.map(\.place.line) == [2, 2, 3])
    #expect(found.map(\.place.column) == [2, 24, 2])
    #expect(found.map(\.place.field) == ["/a", "/b/c", "/a"])
    #expect(
      found.first?.message
        == "The key 'a' stands twice in one object: first on line 1, column 2, and again on "
        + "line 2, column 2.")
    #expect(found.last?.message.contains("first on line 1, column 2,") == true)
  }

  @Test("keys that look the same are the same, however their accents are stored")
  func canonicalDuplicates() {
    #expect(jsonTroubles("{\"\u{E9}\": 1, \"e\u{301}\": 2}").map(\.code) == [.documentDuplicateKey])
  }

  @Test("sixty-four levels are read, one more is refused, and a bomb does no harm")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try json(nested(64))
    #expect(jsonTroubles(nested(65)).map(\.code) == [.documentTooDeep])
    #expect(jsonTroubles(nested(65)).first?.place.column == 65)
    #expect(jsonTroubles(String(repeating: "[", count: 100_000)).map(\.code) == [.documentTooDeep])
    #expect(
      jsonTroubles(String(repeating: "{\"a\":", count: 100_000)).map(\.code) == [.documentTooDeep])
  }

  @Test("what is not UTF-8 is refused at its first byte")
  func encoding() {
    let bytes = Array("{\n \"a\": \"\u{E9}".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
    #expect(throws: RefusedInput.self) { try JSONDocument.parse(bytes, file: "a.json") }
    do throws(RefusedInput) {
      _ = try JSONDocument.parse(bytes, file: "a.json")
    } catch {
      #expect(error.diagnostics.map(\.code) == [.fileEncoding])
      #expect(error.diagnostics.map(\.place) == [Place(file: "a.json", line: 2, column: 10)])
    }
  }

  @Test(
    "common mistakes are recognised by name and place",
    arguments: [
      ("[1,\n 2,\n]", 3, 1, "trailing comma"),
      ("{\"a\": 1,}", 1, 9, "trailing comma"),
      ("{\n  // key\n}", 2, 3, "no comments"),
      ("[1 /* one */]", 1, 4, "no comments"),
      ("# a\n{}", 1, 1, "no comments"),
      ("{'a': 1}", 1, 2, "single quotation mark"),
      ("{\"a\": 'b'}", 1, 7, "single quotation mark"),
      ("{\u{201C}a\u{201D}: 1}", 1, 2, "curly quotation mark"),
      ("[NaN]", 1, 2, "no NaN"),
      ("[-Infinity]", 1, 2, "no infinity"),
      ("[True]", 1, 2, "small letters"),
      ("[None]", 1, 2, "'None' is not a JSON value"),
      ("{\"a\": forward}", 1, 7, "'forward' is not a JSON value"),
      ("{a: 1}", 1, 2, "a key in double quotation marks"),
      ("[01]", 1, 2, "leading zero"),
      ("[+1]", 1, 2, "plus sign"),
      ("[.5]", 1, 2, "both sides of the point"),
      ("[5.]", 1, 2, "both sides of the point"),
      ("[0x1F]", 1, 2, "hexadecimal"),
      ("[1_000]", 1, 2, "not a JSON number"),
      ("[1 2]", 1, 4, "a comma or ]"),
      ("[\"a\"\n\"b\"]", 2, 1, "comma is missing"),
      ("[1,,2]", 1, 4, "A comma stands where a value"),
      ("{\"a\" 1}", 1, 6, "a colon after the key 'a'"),
      ("{\"a\": \"b", 1, 7, "no closing quotation mark"),
      ("[\"a\nb\"]", 1, 2, "not closed on its line"),
      ("[\"a\tb\"]", 1, 4, "tab"),
      ("[\"a\u{1}\"]", 1, 4, "control character"),
      ("[\"\\x\"]", 1, 3, "backslash"),
      ("[\"\\u12G4\"]", 1, 3, "four hexadecimal digits"),
      ("[\"\\uD800\"]", 1, 3, "lone surrogate"),
      ("[\"\\uD800\\u0041\"]", 1, 3, "lone surrogate"),
      ("{\"a\":\n [1, 2", 2, 7, "list that starts on line 2, column 2 is never closed"),
      ("{\"a\": 1", 1, 8, "object that starts on line 1, column 1 is never closed"),
      ("{} {}", 1, 4, "after the end of the document"),
      ("[]]", 1, 3, "after the end of the document"),
    ] as [(String, Int, Int, String)])
  func mistakes(_ text: String, _ line: Int, _ column: Int, _ words: String) {
    let found = jsonTroubles(text)
    #expect(found.map(\.code) == [.documentSyntax])
    #expect(found.first?.place.line == line)
    #expect(found.first?.place.column == column)
    #expect(found.first?.message.contains(words) == true, "\(found)")
    #expect(found.first?.help.isEmpty == false)
  }

  @Test("an empty file says that it is empty", arguments: ["", " \n", "\u{FEFF}"])
  func empty(_ text: String) {
    #expect(jsonTroubles(text).map(\.code) == [.fileEmpty])
  }

  @Test("a repeated key before a fault of syntax is told with it")
  func duplicateBeforeFault() {
    #expect(
      jsonTroubles("{\"a\":1,\"a\":2,}").map(\.code) == [.documentDuplicateKey, .documentSyntax])
  }

  @Test("paths stay short, whatever the keys")
  func longPaths() throws {
    let key = String(repeating: "k", count: 10_000)
    let text =
      String(repeating: "{\"\(key)\":", count: 60) + "0" + String(repeating: "}", count: 60)
    var node = try json(text)
    while case .object(let members) = node.kind, let inner = members.first?.value { node = inner }
    #expect(try #require(node.place.field).utf8.count < 400)
  }
}

struct Unexpected: Error {}
