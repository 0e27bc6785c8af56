import Change
import Journeys
import Platform
import Reports
import Results
import Scales
import Studies
import TestSupport
import Testing

@Suite("A study whose scores have errors of their own")
struct ErrorByScoreStudyTests {
  /// The simulated study with `error_by_score` for its first outcome, trust as a mean of eight items.
  static func run() throws -> StudyRun {
    let source = "\(ProjectFiles.root)/Fixtures/studies/support-sim/"
    let folder = "\(ProjectFiles.root)/.build/made-error-by-score"
    let text = try SourceFile(reading: source + "study.yml").bytes
    let study = String(decoding: text, as: UTF8.self)
    let outcome = "  - scale: trust-in-support\n    score: total\n"
    #expect(study.contains(outcome))
    let responses = try SourceFile(reading: source + "responses.csv").bytes
    try Folder.write(
      [
        OutputFile(
          name: "study.yml",
          text: study.replacing(outcome, with: outcome + "    error_by_score: true\n")),
        OutputFile(name: "responses.csv", text: String(decoding: responses, as: UTF8.self)),
      ], to: folder, replacing: ["study.yml", "responses.csv"])
    return try StudyRun(
      folder + "/study.yml", catalog: ScaleCatalog(at: ProjectFiles.root + "/Scales"))
  }

  @Test("pairs are judged by the errors of their two scores, and there is no one threshold")
  func pairs() throws {
    let found = try Self.run().findings[0]
    let error = try found.error.get()
    let rows = try #require(error.conditional).rows
    // 54 complete answers on the first occasion: three groups of fifteen or more at most.
    #expect((2...3).contains(rows.count) && rows.allSatisfy { $0.from >= 1 && $0.through <= 5 })
    // SD √(1 − alpha) is an average over all scores: it lies among the errors of single ones.
    let errors = rows.map(\.standardError)
    #expect(try #require(errors.min()) < error.standardError)
    #expect(error.standardError < (try #require(errors.max())))
    #expect(found.change.threshold == nil)
    for person in found.changes.cases {
      let spread = [person.first.value, person.last.value].map {
        error.conditional?.standardError(at: $0)
      }
      guard let one = spread[0], let other = spread[1] else { continue }
      let index = person.change / (one * one + other * other).squareRoot()
      #expect(agrees(person.index, index, relative: 1e-12))
    }
  }

  @Test("a published error is left as it is")
  func others() throws {
    let found = try Self.run().findings
    #expect(found[1].change.threshold != nil)
    #expect(try found[1].error.get().conditional == nil)
  }
}
