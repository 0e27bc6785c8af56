import Journeys
import Platform
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Consent applied to records and scores")
struct ConsentReviewTests {
  static let words = RecordSample.file(
    .words,
    """
    person,date,kind,text,file,about,approved_by,approved_on
    1,2025-02-01,quote,Canary one,,,B. Lee,2025-03-01
    1,2025-02-02,quote,Canary not approved,,,,
    2,2025-02-01,quote,Canary expired,,,B. Lee,2025-03-01
    3,2025-02-01,quote,Canary withdrawn,,,B. Lee,2025-03-01
    4,2025-02-01,quote,Canary missing,,,B. Lee,2025-03-01
    5,2025-02-01,picture,,canary.jpg,,B. Lee,2025-03-01

    """)
  static let consent = RecordSample.file(
    .consent,
    """
    person,covers,use,from,until,withdrawn
    1,everything,shared,2025-01-01,,
    2,scores,shared,,,
    2,words,shared,2025-01-01,2025-06-30,
    3,everything,shared,2025-01-01,,2025-07-01
    5,words,shared,,,

    """)
  static let support = RecordSample.file(
    .support, "person,from,to\n1,2025-01-01,\n2,2025-01-01,\n3,2025-01-01,\n")

  static func records() throws -> Records {
    try RecordSample.read([words, consent, support])
  }

  @Test(
    "who has withdrawn from everything is in nothing; others are left out part by part, with the reason"
  )
  func review() throws {
    let records = try Self.records()
    let review = records.consentReview()
    #expect(review.removed == [RecordSample.person("3")] && review.hasConsent)
    #expect(review.counts(.words, .shared).withheld == [.expired: 1, .withdrawn: 1, .missing: 1])
    #expect(
      review.counts(.words, .shared).people == 5 && review.counts(.words, .shared).covered == 2)
    #expect(review.verdict(of: RecordSample.person("2"), .engagement, .inside) == .missing)
    #expect(review.verdict(of: RecordSample.person("77"), .scores, .inside) == .missing)
    #expect(review.covers(RecordSample.person("1"), .journey, .shared))
  }

  @Test("what leaves holds the permitted quotes alone, and says how many it does not hold")
  func shared() throws {
    let records = try Self.records()
    let review = records.consentReview()
    let shared = records.applying(review, for: .shared)
    #expect(shared.inOrder.flatMap { $0.record.words.map(\.text) } == ["Canary one"])
    #expect(shared[RecordSample.person("3")] == nil)
    let inside = records.applying(review, for: .inside)
    #expect(
      inside.inOrder.flatMap { $0.record.words.map(\.text) } == [
        "Canary one", "Canary not approved",
      ])
    #expect(inside.inOrder.filter { !$0.record.support.isEmpty }.map(\.person.id) == ["1"])
    let counts = records.sharedWords(review)
    #expect(counts.shown == [.quote: 1] && counts.notApproved == [.quote: 1])
    #expect(
      counts.withheld == [
        .quote: [.expired: 1, .withdrawn: 1, .missing: 1], .picture: [.missing: 1],
      ])
  }

  @Test("without a file of consent numbers stay, and words, pictures and journeys do not leave")
  func withoutFile() throws {
    let records = try RecordSample.read([Self.words, Self.support])
    let review = records.consentReview()
    #expect(!review.hasConsent && review.removed.isEmpty)
    let inside = records.applying(review, for: .inside)
    #expect(inside.inOrder.map(\.record) == records.inOrder.map(\.record))
    let shared = records.applying(review, for: .shared)
    #expect(shared.inOrder.allSatisfy { $0.record.words.isEmpty })
    #expect(shared[RecordSample.person("1")]?.support.count == 1)
    #expect(!review.covers(RecordSample.person("1"), .journey, .shared))
    #expect(review.covers(RecordSample.person("77"), .scores, .shared))
  }

  @Test("the words of goals do not leave, though the ratings do")
  func goalWords() throws {
    let goals = RecordSample.file(
      .goals, "person,goal,date,status,rating,words\n1,g,2025-02-01,set,3,Canary goal\n")
    let records = try RecordSample.read([goals, Self.consent])
    let shared = records.applying(records.consentReview(), for: .shared)
    #expect(shared[RecordSample.person("1")]?.goals?.goals.count == 1)
    #expect(shared[RecordSample.person("1")]?.goalStatements.map(\.words) == [""])
  }

  @Test("scores of people who are left out are in no panel")
  func panel() throws {
    let rows = ["1", "2", "3", "4"].map { PanelTests.row("A", $0, "1", 3) }.joined()
    let panel = try PanelTests.panel(rows, ids: .everywhere)
    let records = try Records(
      reading: [Self.consent], rules: RecordSample.rules,
      people: RecordPeople(panel, idsUniqueIn: .everywhere), until: RecordSample.until)
    let review = records.consentReview(with: panel)
    #expect(panel.applying(review, for: .inside).journeys.map(\.person.id) == ["1", "2"])
    #expect(review.counts(.scores, .inside).withheld == [.withdrawn: 1, .missing: 2])
    // Person 5 has a consent and no answers, person 4 answers and no consent.
    #expect(review.people.count == 5)
    #expect(review.verdict(of: panel.journeys[3].person, .scores, .inside) == .missing)
  }

  @Test(
    "a consent taken back under another spelling of an id refuses the run, as the person would be used still",
    arguments: ["a07", "A 7", "a7"])
  func spelling(_ id: String) throws {
    func read(_ id: String) throws -> Records {
      try Records(
        reading: [
          RecordSample.file(
            .consent,
            "person,covers,use,from,until,withdrawn\nA7,everything,shared,,,\n\(id),everything,shared,,,2025-03-01\n"
          )
        ], rules: RecordSample.rules,
        people: RecordPeople([RecordSample.person("A7")], idsUniqueIn: .everywhere),
        until: RecordSample.until)
    }
    let error = #expect(throws: RefusedInput.self) { try read(id) }
    let problem = try #require(error?.diagnostics.first)
    #expect(problem.code == .recordUnknownPerson && problem.severity == .error)
    #expect(problem.place.line == 3 && !problem.message.contains(id))
    // Another id is told, and another person's.
    #expect(try read("B7").notes.map(\.code) == [.recordUnknownPerson])
    #expect(try read("A7").consentReview().removed == [RecordSample.person("A7")])
  }

  @Test("nobody can approve what was not said yet, and what stands for nobody is no name")
  func approvals() throws {
    let rows = [
      "B. Lee,2025-01-31", "B. Lee,2025-02-01", "n/a,2025-03-01", "Yes,2025-03-01", "–,2025-03-01",
      "7,2025-03-01", "B. Lee,2026-01-01",
    ].map { "1,2025-02-01,quote,Said,,,\($0)\n" }.joined()
    let records = try RecordSample.read([
      RecordSample.file(
        .words, "person,date,kind,text,file,about,approved_by,approved_on\n" + rows),
      Self.consent,
    ])
    let words = try #require(records[RecordSample.person("1")]).words
    #expect(
      words.map { $0.isApproved(at: RecordSample.until) } == [
        false, true, false, false, false, false, false,
      ])
    #expect(
      records.notes.filter { $0.code == .recordApproval }.compactMap(\.place.line) == [
        2, 4, 5, 6, 7,
      ])
  }

  @Test("consent must be there on the day of reckoning and on the last day that is known")
  func twoDays() throws {
    var records = try Self.records()
    records.until = RecordSample.day(2025, 6, 30)
    let person = RecordSample.person("2")
    records.consentDay = records.until
    #expect(records.consentReview().verdict(of: person, .words, .shared) == .covered)
    records.consentDay = RecordSample.until
    #expect(records.consentReview().verdict(of: person, .words, .shared) == .expired)
    #expect(records.applying(records.consentReview(), for: .shared)[person]?.words == [])
  }

  @Test(
    "ids that stand for one person alone, and names in the names of pictures, are masked as names are"
  )
  func masks() throws {
    let records = try Records(
      reading: [
        RecordSample.file(.names, "name\nMary Jane\n"),
        RecordSample.file(
          .words,
          "person,date,kind,text,file\nZQ71,2025-02-01,picture,With zq71 and 1234,mary_jane-ＭＡＲＹ_Jane.jpg\n"
        ),
      ], rules: RecordSample.rules,
      people: RecordPeople(
        ["ZQ71", "1234", "a1"].map(RecordSample.person), idsUniqueIn: .everywhere),
      until: RecordSample.until)
    let word = try #require(records[RecordSample.person("ZQ71")]?.words.first)
    #expect(word.text == "With [name] and 1234")
    #expect(word.file == "[name]-[name].jpg")
  }
}
