import Journeys
import Reports
import Studies
import Testing

@Suite("A page for one person to keep, from a study with records")
struct StudyPageTests {
  let run: StudyRun

  init() throws { run = try FewStudyTests.run.get() }

  @Test(
    "goals followed now come first, and all that is theirs stands at its time, in words to them")
  func page() throws {
    let page = try run.journeyPage(of: FewStudy.all, called: "Sam", words: ["A quiet room."])
    // The first goal was changed, the second put down: one is followed.
    #expect(page.words == ["A quiet room.", "A garden"])
    let html = page.html
    for words in [
      "Your support began.",
      "You set yourself a goal: “<span class=\"given\">My own front door</span>”.",
      "You put yourself at <span class=\"given\">3</span>.", "A break began.", "You came back.",
      "You had another worker from here on.", "You got in touch yourself.",
      "you put it down, as goals may be", "; this came about.",
      "; what you had there ended for now.",
      "; this came back.", "You said: “<span class=\"given\">I slept, [name]</span>”",
      "The service ended your support: its time was up.", ">2<", ">4<",
    ] {
      #expect(html.contains(words), "\(words)")
    }
    // Workers' views and notes are not for this page; the person can ask to see them.
    #expect(!html.contains("was willing") && !html.contains("Rang of their own accord"))
    for word in FewStudy.hidden + FewStudy.ids { #expect(!html.contains(word), "\(word)") }
  }

  @Test("a part that they did not agree to is not on it")
  func part() throws {
    let page = try run.journeyPage(of: FewStudy.scoresOnly)
    #expect(page.words.isEmpty && page.measures.count == 1)
    let html = page.html
    #expect(!html.contains("Your way so far") && !html.contains("scores-only-canary"))
    #expect(html.contains(">4<"))
  }

  @Test(
    "without their consent to it there is no page, and it is said why",
    arguments: [
      (FewStudy.noJourney, JourneyPageRefusal.notAgreed(.missing)),
      (FewStudy.withdrawn, .notAgreed(.withdrawn)), (FewStudy.expired, .notAgreed(.expired)),
      (FewStudy.unasked, .notAgreed(.missing)), ("FW999", .nobody),
    ])
  func refused(_ id: String, _ why: JourneyPageRefusal) {
    #expect(throws: why) { try run.journeyPage(of: id) }
  }

  @Test("a study without a framework gives support as well; one without records, scores")
  func plain() throws {
    let plain = try FewStudy.run(
      "plain", without: ["outcomes", "observations", "goals"], framework: false)
    let page = try plain.journeyPage(of: FewStudy.all)
    #expect(page.story.map(\.what).first == .supportBegan)
    #expect(page.html.contains("A break began.") && page.measures.count == 1)
    let bare = try FewStudy.run(
      "bare", consent: nil, without: Set(FewStudy.files.keys).subtracting(["names"]))
    #expect(try bare.journeyPage(of: FewStudy.unasked).measures.count == 1)
  }
}
