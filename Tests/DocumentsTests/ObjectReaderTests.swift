import Documents
import Results
import Testing

@Suite("Strict decoding")
struct ObjectReaderTests {
  private enum Key: String, CaseIterable {
    case forward
    case reverse
  }

  @Test("a document that fits is read without a word")
  func fits() throws {
    let reading = Reading(file: "a.json")
    let text = """
      {"id": "q1", "n": 3, "mean": 3.5, "key": "reverse", "on": true, "list": [1, 2],
       "inner": {"x": 1}, "items": {"b": 1, "a": 2}, "raw": null, "gone": null}
      """
    var object = try #require(ObjectReader(json(text), reading))
    #expect(object.place == Place(file: "a.json", line: 1, column: 1))
    #expect(object.string("id") == "q1")
    #expect(object.integer("n") == 3)
    #expect(object.number("mean") == 3.5)
    #expect(object.number("n") == 3)
    #expect(object.choice("key", Key.self) == .reverse)
    #expect(object.boolean("on") == true)
    #expect(object.array("list")?.compactMap { $0.integerValue(reading) } == [1, 2])
    #expect(object.members("items")?.map(\.key) == ["b", "a"])
    #expect(object.node("raw")?.kind == .null)
    let member = object.object("inner")
    var inner = try #require(member)
    #expect(inner.integer("x") == 1)
    inner.finish()
    #expect(object.optionalString("gone") == nil)
    #expect(object.optionalString("absent") == nil)
    #expect(object.optionalInteger("absent") == nil)
    #expect(object.optionalNumber("absent") == nil)
    #expect(object.optionalBoolean("absent") == nil)
    #expect(object.optionalChoice("absent", Key.self) == nil)
    #expect(object.optionalArray("absent") == nil)
    #expect(object.optionalObject("absent") == nil)
    #expect(object.optionalMembers("absent") == nil)
    #expect(object.optionalNode("absent") == nil)
    object.finish()
    try reading.finish()
    #expect(reading.diagnostics.isEmpty)
  }

  @Test("keys that stand twice are all reported, once, each naming both places")
  func repeatedKeys() throws {
    let reading = Reading(file: "a.json")
    let node = try json("{\"a\": 1,\n \"a\": 2, \"b\": {\"c\": 1, \"c\": 2},\n \"a\": 3}")
    var object = try #require(ObjectReader(node, reading))
    #expect(object.integer("a") == 1)
    let inner = object.members("b")
    #expect(inner?.count == 2 && node.membersValue(reading)?.count == 4)
    let found = reading.diagnostics.sorted { $0.place < $1.place }
    #expect(found.map(\.code) == Array(repeating: .documentDuplicateKey, count: 3))
    #expect(found.map(\.place.line) == [2, 2, 3])
    #expect(found.map(\.place.column) == [2, 24, 2])
    #expect(found.map(\.place.field) == ["/a", "/b/c", "/a"])
    #expect(
      found.first?.message
        == "The key 'a' stands twice in one object: first on line 1, column 2, and again on "
        + "line 2, column 2.")
    #expect(found.last?.message.contains("first on line 1, column 2,") == true)
    #expect(throws: RefusedInput.self) { try reading.finish() }
  }

  @Test("keys that look the same are the same, however their accents are stored")
  func canonicalKeys() throws {
    let reading = Reading(file: "a.json")
    _ = ObjectReader(try json("{\"\u{E9}\": 1, \"e\u{301}\": 2}"), reading)
    #expect(reading.diagnostics.map(\.code) == [.documentDuplicateKey])
  }

  @Test("an unknown key is refused with the nearest known one")
  func unknownKey() throws {
    let reading = Reading(file: "a.json")
    var object = try #require(
      ObjectReader(json("{\"id\": \"q\",\n  \"revers\": true, \"colour\": 1}"), reading))
    _ = object.string("id")
    _ = object.optionalBoolean("reverse")
    object.finish()
    #expect(reading.diagnostics.map(\.code) == [.documentUnknownKey, .documentUnknownKey])
    #expect(
      reading.diagnostics.first
        == Diagnostic(
          .documentUnknownKey, at: Place(file: "a.json", line: 2, column: 3, field: "/revers"),
          "The key 'revers' is not known in the document.",
          help: "Did you mean 'reverse'? Known here: 'id', 'reverse'."))
    #expect(reading.diagnostics.last?.help == "Known here: 'id', 'reverse'.")
    #expect(throws: RefusedInput.self) { try reading.finish() }
  }

  @Test("everything wrong is told in one pass, in reading order")
  func onePass() throws {
    let reading = Reading(file: "a.json")
    let text = """
      {"items": [
        {"id": 3},
        {"key": "revers", "id": "q2"},
        7
      ]}
      """
    var object = try #require(ObjectReader(json(text), reading))
    for node in object.array("items") ?? [] {
      guard var item = ObjectReader(node, reading) else { continue }
      _ = item.choice("key", Key.self)
      _ = item.string("id")
      item.finish()
    }
    object.finish()
    do throws(RefusedInput) {
      try reading.finish()
      Issue.record("accepted")
    } catch {
      #expect(
        error.diagnostics.map(\.message) == [
          "The key 'key' is missing from '/items/0'.",
          "'/items/0/id' should be text, but it is a number.",
          "'/items/1/key' is 'revers', which is not one of the words allowed here.",
          "'/items/2' should be an object (keys and values), but it is a number.",
        ])
      #expect(
        error.diagnostics.map(\.place.field) == [
          "/items/0", "/items/0/id", "/items/1/key", "/items/2",
        ])
      #expect(error.diagnostics.map(\.place.column) == [3, 10, 11, 3])
      #expect(
        error.diagnostics[2].help == "Did you mean 'reverse'? Allowed: 'forward', 'reverse'.")
    }
  }

  @Test(
    "a value of the wrong kind is reported where it stands",
    arguments: [
      ("\"3\"", DiagnosticCode.documentWrongType), ("3.5", .documentWrongType),
      ("1e30", .documentNumberSize), ("1e999", .documentNumberSize), ("null", .documentWrongType),
      ("true", .documentWrongType), ("[3]", .documentWrongType), ("{}", .documentWrongType),
    ] as [(String, DiagnosticCode)])
  func notWhole(_ text: String, _ code: DiagnosticCode) throws {
    let reading = Reading(file: "a.json")
    var object = try #require(ObjectReader(json("{\"n\": \(text)}"), reading))
    #expect(object.integer("n") == nil)
    #expect(reading.diagnostics.map(\.code) == [code])
    #expect(
      reading.diagnostics.map(\.place) == [Place(file: "a.json", line: 1, column: 7, field: "/n")])
  }

  @Test(
    "whole numbers are read exactly, however they are written",
    arguments: [
      ("3.0", 3), ("3e2", 300), ("-0", 0), ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("9007199254740993", 9_007_199_254_740_993),
    ] as [(String, Int)])
  func whole(_ text: String, _ value: Int) throws {
    let reading = Reading(file: "a.json")
    #expect(try json(text).integerValue(reading) == value)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test("a value that is no object is reported and cannot be read as one")
  func noObject() throws {
    let reading = Reading(file: "a.yml")
    #expect(try ObjectReader(yaml("just words"), reading) == nil)
    #expect(
      reading.diagnostics.map(\.message) == [
        "The document should be an object (keys and values), but it is a word without "
          + "quotation marks."
      ])
  }

  @Test("notes alone do not refuse a document")
  func notesOnly() throws {
    let reading = Reading(file: "a.json")
    reading.report(.responseOutOfRange, at: Place(file: "a.json"), "set aside", help: "")
    try reading.finish()
    #expect(reading.diagnostics.count == 1)
  }

  @Test("names in messages are short and visible")
  func shownNames() throws {
    let reading = Reading(file: "a.json")
    let long = String(repeating: "k", count: 5000)
    var object = try #require(ObjectReader(json("{\"\(long)\": 1, \"a\\nb\u{202E}\": 2}"), reading))
    object.finish()
    #expect(reading.diagnostics.allSatisfy { $0.message.utf8.count < 100 && $0.help.count < 100 })
    #expect(reading.diagnostics.last?.message.contains("'a\\u{a}b\\u{202e}'") == true)
  }
}
