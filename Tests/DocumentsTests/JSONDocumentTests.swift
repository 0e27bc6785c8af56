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

  @Test("keys that stand twice are kept as they stand: RFC 8259 leaves them to the reader")
  func repeatedKeys() throws {
    #expect(
      try outline(json("{\"a\": 1,\n \"a\": {\"b\": 2, \"b\": 2}}")) == [
        "1:1  {}", "1:2 a:", "1:7 /a #1",
        "2:2 a:", "2:7 /a {}", "2:8 b:", "2:13 /a/b #2", "2:16 b:", "2:21 /a/b #2",
      ])
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

  /// Mistakes with a code of their own; all others are faults of syntax.
  static let codes: [String: DiagnosticCode] = [
    "trailing comma": .documentTrailingComma, "no comments": .documentComment,
    "single quotation mark": .documentQuotationMark,
    "curly quotation mark": .documentQuotationMark, "no NaN": .documentNotFinite,
    "no infinity": .documentNotFinite, "lone surrogate": .documentLoneSurrogate,
    "byte order mark": .documentByteOrderMark,
  ]

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
      ("{\"a\": forward}", 1, 7, "A word stands here"),
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
      ("\u{FEFF}\u{FEFF}{}", 1, 1, "byte order mark"),
      ("[1,\n\u{FEFF}2]", 2, 1, "byte order mark"),
      ("{} {}", 1, 4, "after the end of the document"),
      ("[]]", 1, 3, "after the end of the document"),
    ] as [(String, Int, Int, String)])
  func mistakes(_ text: String, _ line: Int, _ column: Int, _ words: String) {
    let found = jsonTroubles(text)
    #expect(found.map(\.code) == [Self.codes[words] ?? .documentSyntax])
    #expect(found.first?.place.line == line)
    #expect(found.first?.place.column == column)
    #expect(found.first?.message.contains(words) == true, "\(found)")
    #expect(found.first?.help.isEmpty == false)
  }

  @Test("an empty file says that it is empty", arguments: ["", " \n", "\u{FEFF}"])
  func empty(_ text: String) {
    #expect(jsonTroubles(text).map(\.code) == [.fileEmpty])
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
