import Journeys
import Scoring
import Testing

@Suite("Goals of a file of records")
struct GoalReadingTests {
  static func record(_ rows: String) throws -> PersonRecord {
    let head = "person,goal,outcome,words,weight,date,rating,status,chosen_by\n"
    let records = try RecordSample.read(.goals, head + rows)
    #expect(records.setAside.isEmpty)
    return try #require(records[RecordSample.person("1")])
  }

  @Test("a goal is set, rated and reached, in the person's words")
  func reached() throws {
    let record = try Self.record(
      """
      1,g,voice,Speak up,2,2025-01-01,1,set,person
      1,g,voice,,,2025-02-01,4,rated,
      1,g,voice,,,2025-03-01,9,reached,

      """)
    let journey = try #require(record.goals)
    let goal = try #require(journey.goals.first)
    #expect(goal.id == "g" && goal.weight == 2 && goal.ending == .reached)
    #expect(journey.distances.map(\.change) == [8])
    #expect(
      record.goalStatements == [
        GoalStatement(goal: "g", words: "Speak up", outcome: "voice", chosenBy: .person)
      ])
  }

  @Test("a goal that was changed goes on as another, and neither is lost or compared")
  func changed() throws {
    let record = try Self.record(
      """
      1,g,voice,Find a flat,,2025-01-01,2,set,person
      1,g,voice,Stay with my sister,,2025-02-01,5,changed,together
      1,g,voice,,,2025-03-01,7,rated,

      """)
    let journey = try #require(record.goals)
    #expect(journey.goals.map(\.id) == ["g", "g#2"])
    #expect(journey.goals.map(\.ending) == [.replaced, nil])
    #expect(record.goalStatements.map(\.words) == ["Find a flat", "Stay with my sister"])
    #expect(journey.distances.map(\.change) == [nil, 2])
    #expect(journey.meanRatings.map(\.value) == [2, 5, 7])
    #expect(journey.meanRatings.map(\.notRated) == [0, 0, 0])
  }

  @Test(
    "a change with nothing after it ends the goal; one rated on the day of its change keeps that rating"
  )
  func changedAtTheEnd() throws {
    let record = try Self.record(
      "1,g,,Old,,2025-01-01,2,set,\n1,g,,,,2025-02-01,3,rated,\n1,g,,,,2025-02-01,,changed,\n")
    let journey = try #require(record.goals)
    #expect(journey.goals.map(\.id) == ["g"] && journey.goals[0].ending == .replaced)
    #expect(journey.distances.map(\.change) == [1])
  }

  @Test("a goal that was retired may be taken up again")
  func again() throws {
    let record = try Self.record(
      "1,g,,,,2025-01-01,2,set,\n1,g,,,,2025-02-01,,retired,\n1,g,,,,2025-04-01,3,set,\n")
    #expect(record.goals?.goals.map(\.id) == ["g", "g#2"])
    #expect(record.goals?.goals.map(\.ending) == [.retired, nil])
  }

  @Test("a goal without a row that sets it was set when it is first met, and weighs one")
  func notSet() throws {
    let record = try Self.record("1,g,,,,2025-02-01,3,rated,\n1,g,,,,2025-03-01,5,rated,\n")
    #expect(record.goals?.goals.map(\.weight) == [1])
    #expect(record.goals?.distances.map(\.change) == [2])
  }
}
