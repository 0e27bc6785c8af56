import Platform
import Results
import Scales
import TestSupport
import Testing

@Suite("Scale files are read strictly")
struct ScaleDecodingTests {
  /// A small scale; tests change one thing in it.
  static let small = """
    {
      "schema": "waymark-scale/1", "id": "small", "name": "Small", "version": "1.0.0",
      "status": "bespoke", "about": "Two items for tests.", "respondent": "self",
      "timeFrame": {"recall": "today"},
      "licence": {"tier": "own", "holder": "Waymark", "terms": "Apache-2.0"},
      "sources": [{"id": "us", "text": "Ourselves"}],
      "responses": {"three": [{"code": 1}, {"code": 2}, {"code": 3}]},
      "items": [{"id": "a", "responses": "three"}, {"id": "b", "responses": "three"}],
      "scores": [{
        "id": "total", "name": "Total", "kind": "sum", "direction": "higherIsBetter",
        "items": {"a": "forward", "b": "reverse"},
        "missing": {"rule": "complete", "source": "us"},
        "metrics": [{"id": "raw", "range": [2, 6]}],
        "report": "raw"
      }],
      "examples": []
    }
    """

  static func codes(replacing old: String, with new: String) -> [DiagnosticCode] {
    #expect(small.contains(old))
    var text = small
    if let range = text.firstRange(of: old) { text.replaceSubrange(range, with: new) }
    return refusalCodes { _ = try Scale(reading: ProjectFiles.text(text)) }
  }

  @Test("a good file is read")
  func goodFile() throws {
    let scale = try Scale(reading: ProjectFiles.text(Self.small))
    #expect(scale.items.map(\.id) == ["a", "b"])
    #expect(scale.scores[0].items.map(\.key) == [.forward, .reverse])
    #expect(scale.scores[0].reportedMetric.id == "raw")
  }

  @Test(
    "one wrong thing is refused with its own code",
    arguments: [
      ("\"about\":", "\"abuot\":", [DiagnosticCode.documentUnknownKey, .documentMissingKey]),
      ("\"kind\": \"sum\"", "\"kind\": \"total\"", [.documentValue]),
      ("\"a\": \"forward\"", "\"c\": \"forward\"", [.scaleUnknownItem]),
      ("\"id\": \"b\"", "\"id\": \"a\"", [.scaleUnknownItem, .scaleDuplicateId]),
      ("[2, 6]", "[2, 7]", [.scaleRange]),
      ("\"report\": \"raw\"", "\"report\": \"T\"", [.scaleUnknownReference]),
      ("\"source\": \"us\"", "\"source\": \"them\"", [.scaleUnknownReference]),
      ("\"missing\":", "\"missing_rule\":", [.documentUnknownKey, .documentMissingKey]),
      ("\"tier\": \"own\"", "\"tier\": \"own\", \"tier\": \"A\"", [.documentDuplicateKey]),
      ("{\"code\": 3}", "{\"code\": 2}", [.scaleDuplicateId]),
    ])
  func oneWrongThing(_ old: String, _ new: String, _ expected: [DiagnosticCode]) {
    #expect(Set(Self.codes(replacing: old, with: new)) == Set(expected))
  }

  @Test("a misspelt key is refused at its line and column, with the nearest known one")
  func misspeltKey() throws {
    let text = Self.small.replacing("\"about\":", with: "\"abuot\":")
    let problem = try #require(
      refusals { _ = try Scale(reading: ProjectFiles.text(text)) }
        .first { $0.code == .documentUnknownKey })
    #expect(problem.place.line == 3)
    #expect(problem.place.column == 24)
    #expect(problem.help.contains("about"))
  }

  @Test("wording is refused where the licence does not allow it")
  func wordingNeedsALicence() {
    let licensed = Self.small.replacing("\"tier\": \"own\"", with: "\"tier\": \"C\"")
    let item = licensed.replacing("\"id\": \"a\",", with: "\"id\": \"a\", \"text\": \"words\",")
    let label = licensed.replacing("{\"code\": 1}", with: "{\"code\": 1, \"label\": \"words\"}")
    for text in [item, label] {
      #expect(refusalCodes { _ = try Scale(reading: ProjectFiles.text(text)) } == [.scaleLicence])
    }
  }

  @Test("a table must have one row for each attainable value, and rise or fall throughout")
  func tablesAreProven() {
    func codes(_ rows: String, _ range: String = "[10, 50]") -> [DiagnosticCode] {
      let table = """
        {"id": "raw", "range": [2, 6]}, {"id": "t", "range": \(range),
        "table": {"from": "raw", "rows": \(rows), "source": "us"}}
        """
      return Self.codes(replacing: "{\"id\": \"raw\", \"range\": [2, 6]}", with: table)
    }
    #expect(codes("[[2,10],[3,20],[4,30],[5,40],[6,50]]").isEmpty)
    #expect(codes("[[2,10],[3,20],[4,30],[6,50]]") == [.scaleTable])
    #expect(codes("[[2,10],[3,20],[4,15],[5,40],[6,50]]") == [.scaleTable])
    #expect(codes("[[2,10],[3,20],[4,30],[5,40],[6,50]]", "[10, 60]") == [.scaleRange])
    #expect(codes("[[2,10],[3,20],[3,30],[5,40],[6,50]]").contains(.scaleTable))
  }

  @Test("values too large for arithmetic are refused", arguments: ["1e10", "1e307"])
  func hugeValues(_ value: String) {
    let metric = """
      {"id": "raw", "range": [2, 6]}, {"id": "t", "range": [10, \(value)],
      "table": {"from": "raw", "rows": [[2,10],[3,20],[4,30],[5,40],[6,\(value)]], "source": "us"}}
      """
    #expect(
      Self.codes(replacing: "{\"id\": \"raw\", \"range\": [2, 6]}", with: metric) == [.scaleRange])
  }

  @Test("bands are half-open: a value on a cut belongs to the band above")
  func bandsAreHalfOpen() throws {
    let bands = """
      "report": "raw", "bands": [{"metric": "raw", "cuts": [3, 5], "labels": ["x", "y", "z"],
      "source": "us"}]
      """
    let text = Self.small.replacing("\"report\": \"raw\"", with: bands)
    let set = try Scale(reading: ProjectFiles.text(text)).scores[0].bands[0]
    #expect([2, 3, 4, 5, 6].map(set.label) == ["x", "y", "y", "z", "z"])
    let unreachable = text.replacing("[3, 5]", with: "[3, 7]")
    #expect(
      refusalCodes { _ = try Scale(reading: ProjectFiles.text(unreachable)) } == [.scaleBands])
    let uneven = text.replacing("[3, 5]", with: "[3]")
    #expect(refusalCodes { _ = try Scale(reading: ProjectFiles.text(uneven)) } == [.scaleBands])
  }
}
