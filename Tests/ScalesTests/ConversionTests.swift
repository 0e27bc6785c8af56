import Results
import Scales
import TestSupport
import Testing

@Suite("Metrics come by table or transform")
struct ConversionTests {
  static func scale(_ metrics: String, missing: String = #""rule": "complete""#) -> TestScale {
    TestScale(
      2, codes: 0...1,
      scores: [
        TestScale.score(
          "s", "sum", TestScale.items(["q1", "q2"]),
          metrics: #"{"id": "raw", "range": [0, 2]}, "# + metrics, missing: missing)
      ])
  }

  static func table(_ members: String, range: String = "[40, 60]") -> String {
    #"{"id": "t", "range": \#(range), "table": {"from": "raw", "source": "us", \#(members)}}"#
  }

  @Test("rows may bear standard errors, and one table others for people of a sex and an age")
  func strata() throws {
    let scale = try Self.scale(
      Self.table(
        #""rows": [[0, 40, 3], [1, 50, 2.5], [2, 60, 3]], "strata": ["#
          + #"{"when": {"sex": "F", "age": [18, 25]}, "rows": [[0, 41], [1, 51], [2, 59]]},"#
          + #"{"when": {"sex": "F", "age": [25, 99]}, "rows": [[0, 42], [1, 52], [2, 58]]}]"#)
    ).scale()
    let table = try #require(scale.scores[0].metrics[1].table)
    #expect(table.row(for: 1)?.standardError == 2.5)
    #expect(table.value(for: 1) == 50)
    #expect(table.value(for: 1, of: Characteristics(sex: "F", age: 24.9)) == 51)
    #expect(table.value(for: 1, of: Characteristics(sex: "F", age: 25)) == 52)
    #expect(table.value(for: 1, of: Characteristics(sex: "M", age: 25)) == 50)
    #expect(table.value(for: 1, of: Characteristics(sex: "F")) == 50)
    #expect(table.value(for: 1.5) == nil)
  }

  @Test(
    "a table is refused with a gap, a stray row, a dip, one value, or strata that overlap",
    arguments: [
      #""rows": [[0, 40], [2, 60]]"#, #""rows": [[0, 40], [1, 50], [2, 60], [3, 60]]"#,
      #""rows": [[0, 40], [1, 60], [2, 50]]"#, #""rows": [[0, 40], [1, 50, 0], [2, 60]]"#,
      #""strata": [{"when": {}, "rows": [[0, 40], [1, 50], [2, 60]]}]"#,
      #""strata": [{"when": {"age": [25, 18]}, "rows": [[0, 40], [1, 50], [2, 60]]}]"#,
      #""strata": [{"when": {"sex": "F"}, "rows": [[0, 40], [2, 60]]}]"#,
      #""strata": [{"when": {"sex": "F"}, "rows": [[0, 40], [1, 50], [2, 60]]}, "#
        + #"{"when": {"age": [18, 30]}, "rows": [[0, 40], [1, 50], [2, 60]]}]"#,
    ])
  func badTables(_ members: String) {
    let problems = Self.scale(Self.table(members)).problems
    #expect(problems.map(\.code) == [.scaleTable])
    #expect(problems.first?.place.field?.hasPrefix("/scores/0/metrics/1") == true)
  }

  @Test("proration and a table are refused together")
  func proratedTable() {
    let rows = #""rows": [[0, 40], [1, 50], [2, 60]]"#
    let missing = #""rule": "prorate", "maxMissing": 1"#
    #expect(Self.scale(Self.table(rows), missing: missing).problems.map(\.code) == [.scaleTable])
  }

  @Test("transforms reach the range they say, from an earlier metric")
  func transforms() throws {
    func transform(_ range: String, _ members: String) -> String {
      #"{"id": "p", "range": \#(range), "transform": {\#(members)}}"#
    }
    let percent = #""from": "raw", "kind": "percent""#
    #expect(Self.scale(transform("[0, 100]", percent)).problems == [])
    #expect(Self.scale(transform("[0, 50]", percent)).problems.map(\.code) == [.scaleRange])
    let times = #""from": "raw", "kind": "times", "by": 4"#
    #expect(Self.scale(transform("[0, 8]", times)).problems == [])
    let later = #""from": "q", "kind": "percent""#
    #expect(
      Self.scale(transform("[0, 100]", later)).problems.map(\.code) == [.scaleUnknownReference])
    let both = #"{"id": "t", "range": [40, 60]}"#
    #expect(Self.scale(both).problems.map(\.code) == [.scaleTable])
  }
}
