import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Files of labels")
struct LabelFileTests {
  static func labels(_ text: String) throws -> [GivenAnswers.Label] {
    try LabelFile.labels(ProjectFiles.text(text, name: "labels.csv"))
  }

  @Test("an item, a label and a code; a star is every item, and a scale may be named")
  func read() throws {
    let labels = try Self.labels(
      "code,label,item,scale\n0,\"Never, ever\",q1,\n 3 , Often ,*,other\n")
    #expect(labels.map(\.text) == ["Never, ever", "Often"])
    #expect(labels.map(\.code) == [0, 3])
    #expect(labels.map(\.target) == [.init(item: "q1"), .init(scale: "other")])
    #expect(labels[1].place == Place(file: "labels.csv", line: 3, column: 1, field: "code"))
  }

  @Test(
    "what is wrong is refused, all at once",
    arguments: [
      ("item,label\nq1,No\n", [DiagnosticCode.csvMissingColumn]),
      ("item,label,code\nq1,No,none\nq1,Yes,1.5\n", [.scaleLabelCode, .scaleLabelCode]),
      ("item,label,code\nq1,No, never,0\nq1,Yes,x\n", [.csvRaggedRow, .scaleLabelCode]),
    ])
  func refused(_ text: String, _ codes: [DiagnosticCode]) {
    let problems = refusals { _ = try Self.labels(text) }
    #expect(problems.map(\.code) == codes && problems.allSatisfy { $0.severity == .error })
  }
}
