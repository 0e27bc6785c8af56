import Journeys
import Outcomes
import Platform
import Reports
import Results
import Scoring
import Studies
import TestSupport
import Testing

@Suite("Too few people for figures: journeys one by one, and what cannot be said")
struct FewStudyTests {
  static let run = Result { try FewStudy.run("all") }
  let run: StudyRun

  init() throws { run = try Self.run.get() }

  private func text(_ file: OutputFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

  private func table(_ name: String) throws -> String {
    text(try #require(run.files.first { $0.name == "tables/\(name).md" }))
  }

  // Of six people three may be used: one has taken everything back, one consent has run out, one was never
  // asked. Of the three one agreed to everything but the journey.
  @Test("only people who agreed to their journey have one, and the rest is counted by its reason")
  func consent() throws {
    let few = try #require(run.framework?.few)
    #expect(few.stories.map(\.person.id) == [FewStudy.all, FewStudy.scoresOnly])
    #expect(few.leftOut == [.missing: 2, .withdrawn: 1, .expired: 1])
    #expect(few.people == 3)
    #expect(
      few.without == [
        .observations: 1, .goals: 1, .outcomes: 1, .engagement: 1, .words: 1, .pictures: 1,
      ])
    // Trust in the worker is the mean of eight items of 1 to 5: all 2 in January, all 4 in July.
    #expect(
      few.stories[1].events.map(\.what) == [
        .scored("Trust in the worker", value: 2, .first),
        .scored("Trust in the worker", value: 4, .notJudged),
      ])
  }

  @Test("what cannot be said comes first, with why and how many it would take")
  func unsaid() throws {
    let few = try #require(run.framework?.few)
    #expect(few.unsaid.map(\.what) == [.means, .order])
    #expect(few.unsaid[0].people == 3 && few.unsaid[0].needed == run.study.fewestPersons)
    let html = run.report.html
    let saying = try #require(html.firstRange(of: "no average, no share and no order in time"))
    let story = try #require(html.firstRange(of: "day by day"))
    let distance = try #require(html.firstRange(of: "id=\"distance\""))
    #expect(saying.lowerBound < story.lowerBound && story.lowerBound < distance.lowerBound)
    // Nor does the framework's own part work any of it out.
    let found = try #require(run.framework)
    #expect(found.leads.isEmpty && found.firstGains.isEmpty && found.workerChanges.isEmpty)
    for row in found.distance.rows {
      if case .success(let numbers)? = row.numbers { Issue.record("a mean of \(numbers)") }
    }
    for state in found.states { #expect(throws: Withheld.self) { try state.held.get() } }
  }

  @Test(
    "a journey is told day by day: breaks, workers, goals, views, homes, words, all where they belong"
  )
  func story() throws {
    let told = try table("few-1-days").split(separator: "\n").filter { $0.hasPrefix("| ") }
      .dropFirst(2)
    let expected = [
      "6 January 2025 | Support began. Where they live: a place for now: hostel, bed and breakfast, a friend's sofa, at the first record of it. Contact with the justice system: none of theirs.",
      "8 January 2025 | Set as a goal by the person: “My own front door”. Rated at 3.",
      "10 January 2025 | Tried something new: “did” as the person saw it and “was willing” as a worker saw it.",
      "20 January 2025 | Trust in the worker: 2, the first.",
      "1 February 2025 | In touch with treatment that they want: not known from here on.",
      "3 February 2025 | Set as a goal together with a worker: “To cook for somebody”.",
      "3 March 2025 | “To cook for somebody”: put down, no longer what they want.",
      "15 March 2025 | Where they live: a settled place with others, such as family or supported housing they can stay in; it came to hold.",
      "16 March 2025 | In their words: “I slept, \\[name\\]” A picture, kept as door.png. The door",
      "1 April 2025 | A break in support began, as the person says.",
      "2 June 2025 | Back after the break. Another worker from here on: a relationship to start anew.",
      "5 June 2025 | Got in touch of their own accord, for the first time on record. Noted: Rang of their own accord",
      "10 June 2025 | Tried something new: “did” as a worker saw it.",
      "15 June 2025 | Where they live: held for 3 months without a break.",
      "20 July 2025 | Trust in the worker: 4.",
      "1 August 2025 | Where they live: a place for now: hostel, bed and breakfast, a friend's sofa; it was lost for now.",
      "2 September 2025 | “My own front door” rated at 6, 3 before.",
      "1 October 2025 | Where they live: a tenancy or home of their own; it was regained.",
      "3 November 2025 | “My own front door” became “A garden”.",
      "28 November 2025 | Support ended: the service ended it: its time was up, as the service says.",
    ]
    // The day stands on one line.
    #expect(
      told.map { String($0.dropFirst(2).dropLast(2)).replacing("\u{A0}", with: " ") } == expected)
  }

  @Test("words of somebody whose journey is not told stand by outcome, without a letter")
  func words() throws {
    let html = run.report.html
    #expect(html.contains("said: “<span class=\"given\">said-without-a-journey</span>”"))
    let part = try #require(run.framework?.words.map(\.word.text))
    #expect(part.contains("said-without-a-journey") && part.contains("I slept, [name]"))
    for word in FewStudy.hidden { #expect(!html.contains(word), "\(word)") }
    for id in FewStudy.ids { #expect(!html.contains(id), "\(id)") }
  }

  @Test("nothing of the part is in what leaves")
  func share() throws {
    for file in ShareFolderTests.share(run) {
      for text in try ShareFolderTests.texts(file) {
        for word in FewStudy.hidden + FewStudy.ids + [
          "I slept", "front door", "day by day", "door.png",
        ] {
          #expect(!text.contains(word), "\(word) in \(file.name)")
        }
      }
    }
  }

  @Test("where nobody consented the part says so, and nothing is told")
  func nobody() throws {
    let run = try FewStudy.run("nobody", consent: ["person,covers,use,from,until,withdrawn"])
    let few = try #require(run.framework?.few)
    #expect(few.stories.isEmpty && few.people == 0 && few.leftOut == [.missing: 6])
    #expect(run.report.html.contains("There is no journey that can be told"))
  }

  @Test("one person, without words or consent file: the scores are their journey")
  func one() throws {
    let run = try FewStudy.run(
      "one", consent: nil, without: Set(FewStudy.files.keys).subtracting(["names"]),
      answers: [FewStudy.answers[0], FewStudy.answers[1], FewStudy.answers[2]])
    let few = try #require(run.framework?.few)
    #expect(few.stories.map(\.events.count) == [2])
    #expect(few.leftOut.isEmpty && few.without.isEmpty && few.nothingOnRecord == 0)
    #expect(run.report.html.contains("Person\u{A0}A"))
  }

  // Of the fifty-eight people of that study one has goals, so that how near people came is known of one.
  @Test("where an outcome is known of too few, theirs are told, as far as they belong to it")
  func some() throws {
    let few = try #require(try RecordedStudyTests.run.get().framework?.few)
    #expect(few.isAboutSome && few.stories.map(\.person.id) == [RecordedStudy.id(0)])
    #expect(few.unsaid.map(\.people) == [1])
    for event in few.stories[0].events {
      #expect(event.outcomes.isEmpty || event.outcomes == ["own-aims"])
    }
  }

  // The framework counts in people, and one of its areas has a stretch of time with one.
  @Test("a number of one reads as well as a number of many")
  func numberOfOne() throws {
    let html = try FrameworkStudiesTests.run("local-partnership").report.html
    let text = html.split(separator: "<").map { tag in
      tag.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).last ?? ""
    }.joined()
    #expect(text.contains("(people): 1 up to") && text.contains("(people): 4 up to"))
    #expect(!text.contains(": 1 people"))
  }

  @Test("with people enough none of it is told")
  func enough() throws {
    #expect(try FrameworkStudiesTests.run("relational-service").framework?.few == nil)
  }

  @Test(
    "no person without consent to their journey has one, in every framework's study",
    arguments: FrameworkStudiesTests.ids)
  func property(_ id: String) throws {
    let found = try #require(try FrameworkStudiesTests.run(id).framework)
    guard let few = found.few, let review = found.consent else { return }
    for story in few.stories {
      #expect(review.covers(story.person, .journey, .inside))
      #expect(!story.events.isEmpty)
    }
    let told = few.stories.count + few.noRoom + few.nothingOnRecord
    if !few.isAboutSome {
      #expect(told + few.leftOut.values.reduce(0, +) == review.people.count)
    }
  }
}
