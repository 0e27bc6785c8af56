import Journeys
import Outcomes
import Platform
import Reports
import Results
import Scales
import Scoring
import Studies
import TestSupport
import Testing

@Suite("A simulated study of each outcomes framework")
struct FrameworkStudiesTests {
  static let ids = ProjectStudies.catalog.frameworks.ids

  static func run(_ id: String) throws -> StudyRun {
    try StudyRun(ProjectStudies.path("frameworks/\(id)"), catalog: ProjectStudies.catalog)
  }

  @Test("every framework has a study")
  func studies() {
    #expect(Self.ids.count == 14)
  }

  @Test(
    "it runs, says that it is simulated, and tells what stands for each outcome", arguments: ids)
  func report(_ id: String) throws {
    let run = try Self.run(id)
    let found = try #require(run.framework)
    #expect(found.framework.id == id)
    #expect(run.study.kind == .simulated)
    // Every indicator that can be read from rows is gathered, but for words about an outcome nobody spoke of.
    let absent = found.notGathered.filter { $0.indicator.kind != .words }.map(\.indicator.id)
    #expect(absent.isEmpty)
    #expect(!found.distance.rows.isEmpty)
    let html = run.report.html
    #expect(html.contains("This is a simulated study."))
    #expect(html.contains("The outcomes, and who chose them"))
    for outcome in found.framework.outcomes {
      #expect(html.contains(outcome.name.replacing("&", with: "&amp;")))
    }
    for state in found.states {
      let counts = state.counts
      #expect(
        counts.heldBefore + counts.attained + counts.notAttained + counts.unknown
          + counts.notApplicable == counts.people)
      #expect(counts.people == found.people)
    }
    try FrameworkFigures(run, found).check()
    // Nothing that was set aside is worse than an answer given again in the same quarter.
    #expect(run.account.setAside.allSatisfy { $0.code == .occasionSuperseded })
  }

  @Test("the same files give the same bytes")
  func twice() throws {
    let first = try Self.run("personal-outcomes").files
    #expect(try Self.run("personal-outcomes").files == first)
  }

  @Test("people who took everything back are in no file of the run")
  func withdrawn() throws {
    let run = try Self.run("wellbeing-and-hard-outcomes")
    let consent = try #require(run.framework?.consent)
    #expect(!consent.removed.isEmpty)
    for file in run.files where file.name.hasSuffix(".csv") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for person in consent.removed {
        let isThere = text.contains(",\(person.id),") || text.contains("\n\(person.id),")
        #expect(!isThere, "\(file.name)")
      }
    }
  }
}
