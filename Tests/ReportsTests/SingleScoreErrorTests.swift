import Change
import Reports
import Results
import Scales
import Studies
import TestSupport
import Testing

@Suite("A report where single scores have errors of their own")
struct SingleScoreErrorTests {
  /// The simulated study, as if a table said how sure every score is: surer in the middle.
  static func report() throws -> StudyReport {
    let run = try StudyRun(
      "\(ProjectFiles.root)/Fixtures/studies/support-sim/study.yml", catalog: MadeStudies.catalog)
    var report = run.report
    let found = run.findings[0]
    let rows = try #require(
      ConditionalError(
        [
          .init(from: 1, through: 2, standardError: 0.4),
          .init(from: 2.01, through: 4, standardError: 0.2),
          .init(from: 4.01, through: 5, standardError: 0.3),
        ], source: "a table made up for a test"))
    let error = try found.error.get().conditional(rows)
    report.findings[0].error = .success(error)
    report.findings[0].changes = PanelChange(
      run.panel, of: found.target, direction: found.definition.direction, error: error)
    return report
  }

  @Test("the smallest and the largest difference beyond error stand in words and in the table")
  func words() throws {
    let report = try Self.report()
    #expect(report.findings[0].change.threshold == nil)
    let page = PageScan(report.html)
    let cells = page.all("td").map(\.text)
    // 1.959964 · √2 · 0.2 = 0.554 and · 0.4 = 1.109, shown with two decimals.
    #expect(cells.contains("0.55") && cells.contains("1.11"))
    #expect(cells.contains("a table made up for a test"))
    #expect(report.html.contains("some scores are surer than others"))
    // No band is drawn for the first outcome, and none is spoken of.
    #expect(report.html.contains("Every pair of scores has its own error"))
    // What the reliability leaves out is said here too.
    #expect(report.html.contains("people have good days and bad days"))
  }
}
