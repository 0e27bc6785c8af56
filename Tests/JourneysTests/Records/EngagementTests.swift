import Journeys
import Scoring
import Testing

@Suite("Engagement as what it meant")
struct EngagementTests {
  static let record: PersonRecord = {
    var record = PersonRecord()
    record.contacts = [
      Contact(
        day: 1, offered: true, kept: true, startedBy: .worker, meaningToPerson: 2,
        meaningToWorker: 8),
      Contact(day: 2, offered: true, kept: false, startedBy: .worker),
      Contact(day: 3, offered: true, kept: nil),
      Contact(day: 4, offered: false, kept: true, startedBy: .person, meaningToPerson: 10),
      Contact(day: 5, kept: true, startedBy: .other, meaningToPerson: 6, meaningToWorker: 6),
      Contact(day: 99, offered: true, kept: true, startedBy: .person),
    ]
    record.support = [
      SupportSpell(from: 0, to: 10, ended: .pause),
      SupportSpell(from: 40, to: 50, ended: .serviceTimeLimit, toldBy: .person),
    ]
    record.workers = [
      WorkerSpell(worker: "A", from: 0, to: 10), WorkerSpell(worker: "B", from: 40),
    ]
    return record
  }()

  @Test("what is not recorded is in no share, and is counted")
  func shares() {
    let figures = EngagementFigures(Self.record, at: 60)
    #expect(figures.contacts == 5)
    #expect(figures.keptOfOffered == Share(1, of: 2) && figures.keptNotRecorded == 1)
    #expect(figures.startedByPerson == Share(1, of: 4) && figures.starterNotRecorded == 1)
    #expect(figures.breaks == 1 && figures.workerChanges == 1)
  }

  @Test("what it meant to the person and to the worker stand apart")
  func meanings() throws {
    let figures = EngagementFigures(Self.record, at: 60)
    let person = try #require(figures.meaningToPerson)
    #expect(person.count == 3 && person.mean == 6 && person.lowest == 2 && person.highest == 10)
    #expect(figures.meaningToWorker?.mean == 7)
    #expect(figures.moreToWorker == 1 && figures.asMuch == 1 && figures.moreToPerson == 0)
  }

  @Test("nothing on record gives no figure")
  func empty() {
    let figures = EngagementFigures(PersonRecord(), at: 60)
    #expect(figures.keptOfOffered.value == nil && figures.startedByPerson.value == nil)
    #expect(figures.meaningToPerson == nil && figures.meaningToWorker == nil)
    let summary = EngagementSummary(Records(until: 0))
    #expect(summary.people == 0 && summary.supported == 0 && summary.endings.isEmpty)
  }

  @Test("together, each person's meaning counts once, and endings keep who said so")
  func summary() {
    var other = PersonRecord()
    other.contacts = (1...9).map { Contact(day: $0, startedBy: .worker, meaningToPerson: 0) }
    other.support = [SupportSpell(from: 0)]
    other.workers = [WorkerSpell(worker: nil, from: 0)]
    var paused = PersonRecord()
    paused.support = [SupportSpell(from: 0, to: 20, ended: .pause)]
    let records = Records(
      [
        Person(service: "", id: "1"): Self.record, Person(service: "", id: "2"): other,
        Person(service: "", id: "3"): paused,
      ], until: 60)
    let summary = EngagementSummary(records)
    #expect(summary.people == 2 && summary.contacts == 14)
    #expect(summary.startedByPerson == Share(1, of: 13))
    #expect(summary.peopleWhoStarted == Share(1, of: 2))
    #expect(summary.meaningToPerson?.mean == 3 && summary.meaningToPerson?.count == 2)
    #expect(summary.meaningToWorker?.mean == 7)
    #expect(summary.supported == 3 && summary.goesOn == 1 && summary.onBreak == 1)
    #expect(summary.endings == [.init(.serviceTimeLimit, toldBy: .person): 1])
    #expect(summary.breaks == 2 && summary.peopleWithBreaks == 2)
    #expect(summary.workerChanges == 1 && summary.workerNotRecorded == 1)
  }
}
