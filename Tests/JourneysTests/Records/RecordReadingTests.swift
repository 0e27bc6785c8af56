import Journeys
import Platform
import Results
import Scoring
import Tables
import TestSupport
import Testing

@Suite("Files of records are read, and what cannot be used is told")
struct RecordReadingTests {
  static func day(_ month: Int, _ day: Int) -> Int { RecordSample.day(2025, month, day) }

  @Test("a day of the sample is the day of the calendar")
  func sampleDays() throws {
    let records = try RecordSample.read(
      .support, "person,from,to\n1,2025-03-01,\n1,2024-03-01,2024-12-31\n")
    #expect(
      records[RecordSample.person("1")]?.support.map(\.from) == [
        RecordSample.day(2024, 3, 1), Self.day(3, 1),
      ])
  }

  @Test("support, with its endings and who told them")
  func support() throws {
    let records = try RecordSample.read(
      .support,
      "person,from,to,ended,told_by\n1,2025-02-01,,,\n2,2025-01-01,2025-01-31,Goals met,person\n")
    #expect(records.people.map(\.id) == ["1", "2"] && records.setAside.isEmpty)
    #expect(records[RecordSample.person("1")]?.support == [SupportSpell(from: Self.day(2, 1))])
    #expect(
      records[RecordSample.person("2")]?.support == [
        SupportSpell(from: Self.day(1, 1), to: Self.day(1, 31), ended: .goalsMet, toldBy: .person)
      ])
    #expect(records.notes.isEmpty && records.rowCount == 2)
  }

  @Test(
    "a row without its worker, and an observation without its observer, are kept as not recorded")
  func notRecorded() throws {
    let records = try RecordSample.read([
      RecordSample.file(.workers, "person,worker,from,to\n1,,2025-02-01,\n"),
      RecordSample.file(
        .observations,
        "person,date,indicator,answer,by,observer\n1,2025-02-01,open,did,worker,\n"),
      RecordSample.file(.contacts, "person,date,kept\n1,2025-02-01,\n"),
    ])
    let record = try #require(records[RecordSample.person("1")])
    #expect(record.workers == [WorkerSpell(worker: nil, from: Self.day(2, 1))])
    #expect(record.observations.map(\.observer) == [nil])
    #expect(record.contacts == [Contact(day: Self.day(2, 1))])
    #expect(records.setAside.isEmpty)
  }

  @Test("outcomes, levels and counts, with unknown and not applicable kept apart")
  func outcomes() throws {
    let records = try RecordSample.read(
      .outcomes,
      """
      person,outcome,state,from,to,told_by
      1,housing,hostel,2025-01-01,2025-03-01,service
      1,housing,flat,2025-03-01,,person
      2,housing,unknown,2025-01-01,,
      3,housing,not applicable,2025-01-01,,
      1,reading,entry-2,2025-02-01,,worker
      1,volunteering,12.5,2025-02-01,2025-02-28,

      """)
    #expect(records.setAside.isEmpty)
    let one = try #require(records[RecordSample.person("1")])
    #expect(one.states["housing"]?.map(\.state) == [.named("hostel"), .named("flat")])
    #expect(one.states["housing"]?.last?.toldBy == .person)
    #expect(one.states["reading"]?.map(\.state.id) == ["entry-2"])
    #expect(one.counts["volunteering"]?.map(\.count) == [12.5])
    #expect(records[RecordSample.person("2")]?.states["housing"]?.map(\.state) == [.unknown])
    #expect(records[RecordSample.person("3")]?.states["housing"]?.map(\.state) == [.notApplicable])
  }

  @Test(
    "the person's own view and the worker's stay apart; whose it is may follow from the indicator")
  func views() throws {
    let records = try RecordSample.read(
      .observations,
      """
      person,date,indicator,answer,by
      1,2025-02-01,open,no,worker
      1,2025-02-01,open,did,person
      1,2025-02-02,went-back,yes,

      """)
    let seen = try #require(records[RecordSample.person("1")]).observations
    #expect(seen.map(\.by) == [.person, .worker, .worker] && records.setAside.isEmpty)
  }

  @Test("words have listed names masked, whatever the order of the files")
  func words() throws {
    let records = try RecordSample.read([
      RecordSample.file(
        .words,
        "person,date,kind,text,file,about,approved_by,approved_on\n"
          + "1,2025-02-01,quote,Anna listened,,voice,B. Lee,2025-02-03\n"
          + "1,2025-02-02,picture,,garden.jpg,,,\n"),
      RecordSample.file(.names, "name\nAnna\n"),
      RecordSample.file(
        .goals, "person,goal,date,status,words\n1,g,2025-02-01,set,See Anna more\n"),
    ])
    let record = try #require(records[RecordSample.person("1")])
    #expect(
      record.words.map(\.text) == ["[name] listened", ""] && record.words[0].namesMasked == 1)
    #expect(record.words.map { $0.isApproved(at: Self.day(2, 3)) } == [true, false])
    #expect(!record.words[0].isApproved(at: Self.day(2, 2)) && record.words[0].about == "voice")
    #expect(record.goalStatements.map(\.words) == ["See [name] more"])
  }

  @Test("a last day after the day of reckoning: on that day it is still so, and that is told")
  func endsLater() throws {
    let records = try RecordSample.read(
      .support, "person,from,to,ended,told_by\n1,2025-02-01,2026-02-01,moved,person\n")
    #expect(records[RecordSample.person("1")]?.support == [SupportSpell(from: Self.day(2, 1))])
    #expect(records.notes.map(\.code) == [.recordAfterUntil] && records.notes[0].severity == .note)
    #expect(records.setAside.isEmpty)
  }

  @Test("half an approval is none, and is told")
  func approval() throws {
    let records = try RecordSample.read(
      .words,
      RecordTroubleTests.heads[.words, default: ""]
        + "\n1,2025-02-01,note,words,,,B. Lee,\n1,2025-02-01,note,more,,,,2025-02-02\n")
    #expect(records.notes.map(\.code) == [.recordApproval, .recordApproval])
    let words = try #require(records[RecordSample.person("1")]).words
    #expect(words.count == 2 && words.allSatisfy { !$0.isApproved(at: RecordSample.until) })
  }

  @Test("a person of whom there are no answers is kept and told")
  func unknownPerson() throws {
    let records = try RecordSample.read(
      .support, "person,from,to\n1,2025-02-01,\n9,2025-02-01,\n9,2025-05-01,\n8,2025-02-01,\n")
    let note = try #require(records.notes.first)
    #expect(records.notes.count == 1 && note.code == .recordUnknownPerson && note.place.line == 3)
    #expect(note.message.contains("2 people") && records.people.map(\.id) == ["1", "8", "9"])
  }

  @Test("a person none of whose rows can be used has no record")
  func noUsableRow() throws {
    let records = try RecordSample.read(.support, "person,from,to\n1,2025-02-30,\n2,2025-02-01,\n")
    #expect(records.people.map(\.id) == ["2"] && records[RecordSample.person("1")] == nil)
  }

  @Test("states before the first support are told where there are no answers either")
  func beforeSupport() throws {
    let records = try RecordSample.read([
      RecordSample.file(
        .outcomes,
        "person,outcome,state,from,to\n2,housing,flat,2024-02-01,2024-03-01\n3,housing,flat,2024-02-01,2024-03-01\n"
      ),
      RecordSample.file(.support, "person,from,to\n2,2024-04-01,\n"),
    ])
    #expect(records.setAside.map(\.code) == [.recordBeforeStart])
    // Nobody knows when support of the third began.
    #expect(records[RecordSample.person("3")]?.states["housing"]?.count == 1)
  }

  @Test(
    "a column that the kind of file has not is refused with the nearest, and one that lacks with what stands for it"
  )
  func columns() {
    let found = refusals {
      _ = try RecordSample.read(.outcomes, "person,outcome,state,from,until,toldby\n")
    }
    #expect(found.map(\.code) == [.csvMissingColumn, .recordUnknownColumn, .recordUnknownColumn])
    #expect(found.contains { $0.place.field == "toldby" && $0.help.contains("'told_by'") })
    #expect(
      refusalCodes { _ = try RecordSample.read(.names, "names\nAnna\n") } == [
        .csvMissingColumn, .recordUnknownColumn,
      ])
  }

  @Test("columns may be called otherwise, where that is said")
  func renamed() throws {
    var file = RecordSample.file(.support, "Client ref,Start,End\n1,2025-02-01,\n")
    file.layout.renamed = ["Client ref": "person", "Start": "from", "End": "to"]
    #expect(try RecordSample.read([file]).people.map(\.id) == ["1"])
  }

  @Test("dates may be written with the day first, if the file shows it or the study says so")
  func dateOrder() throws {
    let head = "person,from,to\n"
    let shown = try RecordSample.read(.support, head + "1,05/02/2025,25/03/2025\n")
    #expect(shown[RecordSample.person("1")]?.support.map(\.from) == [Self.day(2, 5)])
    let unclear = head + "1,05/02/2025,06/03/2025\n"
    #expect(refusalCodes { _ = try RecordSample.read(.support, unclear) } == [.dateOrderAmbiguous])
    let stated = try Records(
      reading: [RecordSample.file(.support, unclear)], rules: RecordRules(),
      people: RecordPeople([], idsUniqueIn: .everywhere), until: RecordSample.until,
      dates: .monthFirst)
    #expect(stated[RecordSample.person("1")]?.support.map(\.from) == [Self.day(5, 2)])
  }

  @Test("a file of consent with a row that nobody can be held to refuses the run")
  func consentThatNobodyCanRead() {
    let head = RecordTroubleTests.heads[.consent, default: ""]
    let rows = [
      ",everything,inside,,,2025-02-01", "1,everything,inside,,,2025-02-30",
      "1,evrything,inside,,,2025-02-01", "1,everything,inside",
    ]
    for row in rows {
      let found = refusals { _ = try RecordSample.read(.consent, head + "\n" + row + "\n") }
      #expect(found.count == 1 && found.allSatisfy { $0.severity == .error }, "\(row)")
      #expect(found.allSatisfy { $0.help.contains("taken their consent back") })
    }
  }

  @Test("where ids are unique inside a service only, a row names its service, by its name of today")
  func services() throws {
    let people = RecordPeople(
      [Person(service: "North", id: "1"), Person(service: "South", id: "1")],
      idsUniqueIn: .service, serviceNames: ["Hill": "North"])
    func read(_ text: String) throws -> Records {
      try Records(
        reading: [RecordSample.file(.support, text)], rules: RecordRules(), people: people,
        until: RecordSample.until)
    }
    #expect(refusalCodes { _ = try read("person,from,to\n1,2025-02-01,\n") } == [.csvMissingColumn])
    let records = try read(
      "service,person,from,to\nHill,1,2025-02-01,\nSouth,1,2025-03-01,\n,1,2025-04-01,\n")
    #expect(
      records.people == [Person(service: "North", id: "1"), Person(service: "South", id: "1")])
    #expect(records.notes.isEmpty && records.setAside.map(\.code) == [.keyMissing])
    #expect(records[Person(service: "North", id: "1")]?.support.map(\.service) == ["North"])
  }

  @Test(
    "where ids are unique everywhere, a person is who they are in the answers, whatever the service"
  )
  func everywhere() throws {
    let people = RecordPeople([Person(service: "North", id: "1")], idsUniqueIn: .everywhere)
    let records = try Records(
      reading: [RecordSample.file(.support, "person,service,from,to\n1,South,2025-02-01,\n")],
      rules: RecordRules(), people: people, until: RecordSample.until)
    #expect(records.people == [Person(service: "North", id: "1")])
    #expect(records[Person(service: "North", id: "1")]?.support.map(\.service) == ["South"])
  }

  @Test("a file with column names alone is worth a word and no more")
  func noRows() throws {
    let records = try RecordSample.read(.contacts, "person,date\n")
    #expect(records.people.isEmpty && records.notes.map(\.code) == [.csvNoRows])
    #expect(records.notes[0].severity == .note)
  }
}
