import Journeys
import Outcomes
import Platform
import Reports
import Scales
import Studies
import TestSupport
import Testing

@Suite("A study with records: what people agreed to decides what is told")
struct RecordedStudyTests {
  static let run = Result { try RecordedStudy.run() }
  let run: StudyRun

  init() throws { run = try Self.run.get() }

  private func text(_ file: OutputFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

  @Test("exactly the permitted quote is in share/, its names masked, and no canary is")
  func quotes() throws {
    let share = ShareFolderTests.share(run)
    #expect(run.release.words.map(\.text) == ["\(RecordedStudy.permitted), to [name]"])
    let report = try #require(share.first { $0.name == "share/report.html" })
    #expect(text(report).contains(RecordedStudy.permitted))
    for file in share {
      for text in try ShareFolderTests.texts(file) {
        for canary in RecordedStudy.kept + (0..<RecordedStudy.people).map(RecordedStudy.id) {
          #expect(!text.contains(canary), "\(canary) in \(file.name)")
        }
      }
    }
  }

  @Test("words that may be read inside are in the report, and the rest is counted by its reason")
  func inside() throws {
    let found = try #require(run.framework)
    // Of eight words those of the person never asked and of the one who took all back are gone.
    #expect(found.words.count == 6)
    #expect(found.shared.shown[.quote] == 1)
    #expect(found.shared.notApproved[.quote] == 2)
    #expect(found.shared.withheld[.quote] == [.expired: 1, .withdrawn: 2, .missing: 1])
    #expect(found.shared.withheld[.note] == [.missing: 1])
    let html = run.report.html
    #expect(html.contains("expired-canary") && html.contains("inside-only-canary"))
    #expect(!html.contains("unasked-canary") && !html.contains("everything-withdrawn-canary"))
    #expect(!html.contains("Penhaligon"))
  }

  @Test("who took everything back, or was never asked, is not counted, and that is said")
  func consent() throws {
    #expect(run.account.persons == RecordedStudy.people - 2)
    #expect(run.account.withheld?.people == [.missing: 1, .withdrawn: 1])
    #expect(run.account.withheld?.occasions == 8)
    for file in run.files where !file.name.hasSuffix(".xlsx") {
      let text = text(file)
      #expect(!text.contains(RecordedStudy.id(5)), "\(file.name)")
      #expect(!text.contains(RecordedStudy.id(4)), "\(file.name)")
    }
  }

  @Test("a break is a break, and an ending by the service is told as the service's")
  func endings() throws {
    let summary = try #require(run.framework?.engagement)
    #expect(summary.breaks == 1)
    #expect(summary.onBreak == 0)
    #expect(
      summary.endings == [EngagementSummary.Ending(.serviceTimeLimit, toldBy: .service): 1])
    #expect(run.report.html.contains("the service ended it: its time was up"))
  }

  @Test("homes that came, held, and were lost again are counted as they are on record")
  func homes() throws {
    let home = try #require(run.framework?.states.first { $0.subject.indicator.id == "housing" })
    let people = (0..<RecordedStudy.people).filter { ![4, 5].contains($0) }
    #expect(home.counts.people == people.count)
    #expect(home.counts.attained == people.count)
    #expect(home.counts.lost == people.count { $0 % 3 == 0 })
    #expect(home.counts.regained == 0)
  }
}
