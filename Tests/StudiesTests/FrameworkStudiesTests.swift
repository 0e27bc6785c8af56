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
    for (number, state) in found.states.enumerated() {
      // Which way a state is good is said, and what was estimated is drawn.
      let words = try #require(state.subject.indicator.goodStates)
      #expect(
        words.allSatisfy { html.contains("“<span class=\"given\">\($0.escapedHTML)</span>”") })
      let isDrawn = html.contains("id=\"state-\(number + 1)-held-plot")
      #expect(isDrawn == ((try? state.held.get()) != nil))
      let counts = state.counts
      #expect(
        counts.heldBefore + counts.attained + counts.notAttained + counts.unknown
          + counts.notApplicable == counts.people)
      // Who does not agree that their hard outcomes are looked at is in none of these counts.
      #expect(counts.people == found.consent?.counts(.outcomes, .inside).covered)
    }
    try FrameworkFigures(run, found).check()
    // Nothing that was set aside is worse than an answer given again in the same quarter.
    #expect(run.account.setAside.allSatisfy { $0.code == .occasionSuperseded })
  }

  @Test("time to a first gain is drawn, with a figure for four scores at most")
  func firstGains() throws {
    let run = try Self.run("relational-service")
    let found = try #require(run.framework)
    #expect(found.firstGains.count == 4)
    let names = run.files.map(\.name)
    #expect(names.contains { $0.contains("first-gain-1") && $0.hasSuffix(".svg") })
    #expect(!names.contains { $0.contains("first-gain-2") })
  }

  @Test("breaks are told with their length, and no break is an ending")
  func breaks() throws {
    let found = try #require(try Self.run("trauma-and-resilience").framework)
    let summary = try #require(found.engagement)
    // The generator pauses for 60 to 149 days; every pause in it has a return.
    #expect(found.breakMonths.count == summary.breaks && summary.breaks > 0)
    #expect(found.breakMonths == found.breakMonths.sorted())
    #expect(found.breakMonths.allSatisfy { $0 > 59 / 30.4375 && $0 < 150 / 30.4375 })
    let ended = summary.endings.values.reduce(0, +)
    #expect(ended + summary.goesOn + summary.onBreak == summary.supported)
    #expect(found.returns.allSatisfy { $0.answer.people == summary.peopleWithBreaks })
  }

  @Test("areas and organisations are called what they are")
  func units() throws {
    let areas = try Self.run("local-partnership").report.html
    #expect(areas.contains("<span class=\"given\">Areas</span> with both"))
    #expect(!areas.contains("Months since support began"))
    let people = try Self.run("street-outreach").report.html
    #expect(people.contains("Months since support began"))
  }

  @Test("areas for comparison stand beside the others, everybody in one of the two")
  func comparison() throws {
    let run = try Self.run("national-programme")
    let found = try #require(run.framework)
    let beside = try #require(found.beside)
    #expect(beside.services == ["Area E", "Area F"])
    for (row, (here, there)) in zip(found.distance.rows, zip(beside.here.rows, beside.there.rows)) {
      #expect(here.known + there.known == row.known)
      #expect(here.notApplicable + there.notApplicable == row.notApplicable)
    }
    let html = run.report.html
    #expect(html.contains("Beside the <span class=\"given\">areas</span> for comparison"))
    for file in run.files where file.name.hasSuffix("report.html") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(
        !text.contains("There is no comparison group") && !text.contains("No comparison group"))
    }
    #expect(try Self.run("street-outreach").report.html.contains("There is no comparison group"))
  }

  @Test("a service for comparison that nobody was seen in is refused, with those there are")
  func unknownComparison() throws {
    var study = try Self.run("national-programme").study
    study.comparison = ["Area G"]
    let panel = try Self.run("national-programme").panel
    let told = try #require(refusals { try study.checkComparison(panel) }.first)
    #expect(told.code == .studyReference && told.message.contains("Area G"))
    #expect(told.help.contains("Area A, Area B"))
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

extension Indicator {
  /// Names of the states in which an outcome holds.
  fileprivate var goodStates: [String]? {
    guard case .state(let state) = record else { return nil }
    return state.states.filter(\.holds).map(\.name)
  }
}

extension String {
  fileprivate var escapedHTML: String {
    replacing("&", with: "&amp;").replacing("'", with: "&#39;")
  }
}
