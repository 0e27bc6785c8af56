import Results
import Scales
import Scoring
import TestSupport
import Testing

/// What one cell of a file came to.
struct CellOutcome {
  var value: String
  var diagnostic: Diagnostic?
  var notes: [DiagnosticCode]

  /// Reads one cell as the only answer of a scale with one item, whose score is the answer.
  init(_ cell: String, _ scale: Scale, missing: Set<String> = []) throws {
    var options = ScoreStream.Options()
    options.layout = .wide
    options.missingCodes = missing
    let quoted = "\"" + cell.replacing("\"", with: "\"\"") + "\""
    let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: ["q1"])
    let outcome = try StreamOutcome("id,q1\n1,\(quoted)\n", [mapping], options)
    #expect(outcome.refusals.isEmpty && outcome.rows == 1)
    value = outcome.text.split(separator: "\n").last.map { String($0.dropFirst(2)) } ?? "none"
    diagnostic = outcome.setAside.first
    notes = outcome.notes.map(\.code)
    #expect(outcome.setAside.count <= 1)
  }
}

@Suite("How a cell is read")
struct ItemReadingTests {
  /// One item with the answers 0, 2, 4 and 1000 to read by their codes alone.
  static func bare() throws -> Scale {
    var scale = TestScale(
      1, codes: 0...1, scores: [TestScale.score("s", "sum", TestScale.all(1), range: "[0, 1000]")])
    scale.answers = ["q1": #"[{"code": 0}, {"code": 2}, {"code": 4}, {"code": 1000}]"#]
    return try scale.scale()
  }

  /// One item whose answers are worded in English and Welsh.
  static func worded() throws -> Scale {
    var scale = TestScale(
      1, codes: 0...1, scores: [TestScale.score("s", "sum", TestScale.all(1), range: "[-1, 2]")])
    scale.keys = [
      #""language": "en""#, #""missingCodes": [{"code": "Rather not", "state": "declined"}]"#,
    ]
    scale.answers = [
      "q1": """
      [{"code": -1, "label": "Straße", "labels": {"cy": "Byth"}}, {"code": 0, "label": "Sometimes, maybe"},
      {"code": 1, "label": "Café"}, {"code": 2, "label": "10"}]
      """
    ]
    return try scale.scale()
  }

  @Test(
    "codes, wordings and whole numbers with a point are answers, and how they were read is counted",
    arguments: [
      ("-1", "-1", []), ("2", "2", []), (" 2\t", "2", [DiagnosticCode.responsePadded]),
      ("2.0", "2", [.responseIntegralDecimal]), ("-1.000", "-1", [.responseIntegralDecimal]),
      (" 0.0", "0", [.responseIntegralDecimal, .responsePadded]),
      ("Straße", "-1", [.responseLabelRead]), ("STRASSE", "-1", [.responseLabelRead]),
      ("byth", "-1", [.responseLabelRead]), ("sometimes, MAYBE", "0", [.responseLabelRead]),
      ("Café", "1", [.responseLabelRead]), ("cafe\u{301}", "1", [.responseLabelRead]),
      ("\tCAFÉ ", "1", [.responseLabelRead, .responsePadded]), ("10", "2", [.responseLabelRead]),
      ("", "", []), ("   ", "", []), ("Rather not", "", []), (" Rather not", "", [.responsePadded]),
    ])
  func read(_ cell: String, _ value: String, _ notes: [DiagnosticCode]) throws {
    let outcome = try CellOutcome(cell, Self.worded())
    #expect(outcome.value == value)
    #expect(outcome.notes == notes)
    #expect(outcome.diagnostic == nil)
  }

  struct Trouble: Sendable, CustomTestStringConvertible {
    var cell: String
    var code: DiagnosticCode
    var says: [String]
    var testDescription: String { "\(code.rawValue) \(cell.prefix(30).debugDescription)" }

    init(_ cell: String, _ code: DiagnosticCode, _ says: String...) {
      self.cell = cell
      self.code = code
      self.says = says
    }
  }

  static let troubles = [
    Trouble("two", .responseNotNumeric, "3 characters, letters", "--missing", "--labels"),
    Trouble("1001", .responseOutOfRange, "0 to 1000"),
    Trouble("-1000", .responseOutOfRange, "name it with --missing"),
    Trouble("3", .responseNotAnOption, "between 0 and 1000", "0, 2, 4, 1000"),
    Trouble("3.0", .responseNotAnOption, "0, 2, 4, 1000"),
    Trouble("2000.0", .responseOutOfRange, "6 characters"),
    Trouble("2.5", .responseFraction, "whole numbers", "mean"),
    Trouble("1e999", .responseNumberTooLarge, "too large"),
    Trouble(String(repeating: "9", count: 400), .responseNumberTooLarge, "400 characters"),
    Trouble("1e-400", .responseNumberTooSmall, "too near nought"),
    Trouble("0." + String(repeating: "0", count: 400) + "1", .responseNumberTooSmall, "403 char"),
    Trouble("123456789012345678", .responseNumberTooLong, "17", "telephone"),
    Trouble("2.00000000000000001", .responseNumberTooLong, "17"),
    Trouble("NaN", .responseNumberForm, "as a word", "--missing"),
    Trouble("-inf", .responseNumberForm, "as a word"),
    Trouble("0x2", .responseNumberForm, "base of sixteen"),
    Trouble("1_000", .responseNumberForm, "underscores"),
    Trouble("+2", .responseNumberForm, "plus sign"),
    Trouble("2e0", .responseNumberForm, "exponent"),
    Trouble("-0", .responseNumberForm, "minus nought"),
    Trouble("-0.0", .responseNumberForm, "minus nought"),
    Trouble("02", .responseNumberForm, "nought before", "--labels"),
    Trouble("2.", .responseNumberForm, "point"),
    Trouble(".2", .responseNumberForm, "point"),
    Trouble("2,0", .responseDecimalMark, "comma"),
    Trouble("3,5", .responseDecimalMark, "3 characters"),
    Trouble("1,000", .responseDecimalMark, "comma"),
    Trouble("1.234,5", .responseDecimalMark, "comma"),
    Trouble("1 000", .responseDecimalMark, "marks between"),
    Trouble("1'000.5", .responseDecimalMark, "marks between"),
    Trouble("\u{662}", .responseNonASCIIDigit, "U+0660 to U+0669", "0 (U+0030)"),
    Trouble("\u{FF12}", .responseNonASCIIDigit, "U+FF10 to U+FF19"),
    Trouble("\u{2212}2", .responseNonASCIIDigit, "U+2212", "U+002D"),
    Trouble("2;4", .responseSeveral, "2 answers"),
    Trouble("0|2|4", .responseSeveral, "3 answers"),
    Trouble("0, 2", .responseSeveral, "2 answers"),
    Trouble("0,2,4", .responseSeveral, "3 answers"),
    Trouble("2\n4", .responseSeveral, "2 answers"),
    Trouble("2 4", .responseSeveral, "2 answers"),
    Trouble("-99", .responseMissingLookAlike, "--missing=-99"),
    Trouble("999", .responseMissingLookAlike, "--missing=999"),
    Trouble("N/A", .responseMissingLookAlike, "--missing=N/A"),
    Trouble(".", .responseMissingLookAlike, "--missing=."),
    Trouble("-", .responseMissingLookAlike, "--missing=-"),
    Trouble("NULL", .responseMissingLookAlike, "--missing=NULL"),
    Trouble("None", .responseMissingLookAlike, "--missing=None"),
    Trouble("Prefer not to say", .responseMissingLookAlike, "--missing='Prefer not to say'"),
    Trouble("Don't know", .responseMissingLookAlike, "--missing=\"Don't know\""),
    Trouble("2\u{200B}", .responseInvisibleCharacter, "U+200B"),
    Trouble("\u{FEFF}2", .responseInvisibleCharacter, "U+FEFF"),
    Trouble("\u{A0}2", .responseInvisibleCharacter, "U+00A0"),
    Trouble("\u{202E}2", .responseInvisibleCharacter, "U+202E"),
    Trouble("2\u{AD}", .responseInvisibleCharacter, "U+00AD"),
    Trouble("\u{1}2", .responseInvisibleCharacter, "U+0001"),
    Trouble("one\ntwo", .responseInvisibleCharacter, "U+000A"),
  ]

  @Test(
    "what is no answer is set aside with a code, words and a way out of its own",
    arguments: troubles)
  func setAside(_ trouble: Trouble) throws {
    let outcome = try CellOutcome(trouble.cell, Self.bare())
    let diagnostic = try #require(outcome.diagnostic)
    #expect(outcome.value == "" && outcome.notes.isEmpty)
    #expect(diagnostic.code == trouble.code)
    #expect(diagnostic.severity == .setAside && diagnostic.code.concernsOneCell)
    #expect(diagnostic.place == Place(file: "data.csv", line: 2, column: 3, field: "q1"))
    for words in trouble.says {
      #expect((diagnostic.message + diagnostic.help).contains(words), "\(diagnostic)")
    }
  }

  @Test("every code has words of its own")
  func wordsAreUnique() throws {
    var messages: [DiagnosticCode: Set<String>] = [:]
    for trouble in Self.troubles {
      let diagnostic = try #require(try CellOutcome(trouble.cell, Self.bare()).diagnostic)
      let words = diagnostic.message.prefix(while: { $0 != "(" })
      messages[diagnostic.code, default: []].insert(String(words))
    }
    let all = messages.values.flatMap(\.self)
    #expect(messages.count == 13 && Set(all).count == all.count)
  }

  @Test(
    "the nearest wording is offered from the definition, and the person's text is not told",
    arguments: [
      ("Cafè", "Did you mean 'Café'?"), ("Sometimes maybe", "Did you mean 'Sometimes, maybe'?"),
      ("Stras", "Did you mean 'Straße'?"),
      ("Xylophone", "Correct it, or give its code with --labels"),
    ])
  func nearest(_ cell: String, _ help: String) throws {
    let diagnostic = try #require(try CellOutcome(cell, Self.worded()).diagnostic)
    #expect(diagnostic.code == .responseUnknownLabel)
    #expect(diagnostic.help.hasPrefix(help))
    #expect(!(diagnostic.message + diagnostic.help).contains(cell))
  }

  @Test("a look-alike that is an answer, a wording or declared is no trouble")
  func declaredLookAlikes() throws {
    #expect(try CellOutcome("-1", Self.worded()).value == "-1")
    #expect(try CellOutcome("N/A", Self.bare(), missing: ["N/A"]).diagnostic == nil)
    #expect(try CellOutcome("n/a", Self.bare(), missing: ["N/A"]).diagnostic != nil)
    #expect(try CellOutcome("99", Self.bare(), missing: ["99"]).diagnostic == nil)
  }

  @Test("a cell that comes again is read as it was the first time, however many there are")
  func spellings() throws {
    let scale = try Self.worded()
    let cells = (0..<2000).map { ["Café", "x\($0)", " 2 ", "1.0", "cafÉ", "-99", "Byth"][$0 % 7] }
    let text = "id,q1\n" + cells.map { "1,\($0)\n" }.joined()
    let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: ["q1"])
    var options = ScoreStream.Options()
    options.layout = .wide
    let outcome = try StreamOutcome(text, [mapping], options)
    let values = outcome.text.split(separator: "\n").dropFirst().map { $0.dropFirst(2) }
    let expected = ["1", "", "2", "1", "1", "", "-1"]
    #expect(values.count == 2000)
    #expect(values.indices.allSatisfy { values[$0] == expected[$0 % 7] })
    #expect(outcome.setAside.count == cells.count { $0.hasPrefix("x") || $0 == "-99" })
    // Of every seven: three wordings, one padded code, one whole number with a point.
    let counts = outcome.notes.map(\.count)
    let labels = cells.count { ["Café", "cafÉ", "Byth"].contains($0) }
    #expect(counts == [labels, cells.count { $0 == "1.0" }, cells.count { $0 == " 2 " }])
  }
}
