import Models
import Results
import Scoring
import TestSupport
import Testing
import Trajectories

@Suite("Who is still there")
struct StillThereTests {
  @Test("counts and Wilson's intervals are R's, overall and by service")
  func agreesWithR() throws {
    let expected = try LeavingFixture.expected()
    let rows = StillThere(try LeavingFixture.seen()).rows
    #expect(rows.count == 20)
    for row in rows {
      let key = "there.\(row.service ?? "all").\(row.occasion.label)."
      #expect(Double(row.seen) == expected[key + "seen"])
      #expect(Double(row.missedSeenLater) == expected[key + "away"])
      #expect(Double(row.notYetSeen) == expected[key + "notYet"])
      #expect(Double(row.lastSeenBefore) == expected[key + "before"])
      #expect(Double(row.lastSeenJustBefore) == expected[key + "justBefore"])
      #expect(Double(row.neverSeen) == expected[key + "never"])
      // prop.test(correct = FALSE): Wilson's closed form.
      let interval = row.seenShare?.interval
      #expect(agrees(interval?.lower, expected[key + "low"], relative: 1e-12))
      #expect(agrees(interval?.upper, expected[key + "high"], relative: 1e-12))
      let parts =
        row.seen + row.missedSeenLater + row.notYetSeen + row.lastSeenBefore + row.neverSeen
      #expect(parts == row.expected)
    }
    let table = StillThere(try LeavingFixture.seen()).table
    #expect(table.rows.count == 20 && table.rows.allSatisfy { $0.count == table.columns.count })
  }

  @Test("the services add up to everybody")
  func addsUp() throws {
    let rows = StillThere(try LeavingFixture.seen()).rows
    for all in rows where all.service == nil {
      let parts = rows.filter { $0.service != nil && $0.occasion == all.occasion }
      #expect(parts.reduce(0) { $0 + $1.lastSeenBefore } == all.lastSeenBefore)
      #expect(parts.reduce(0) { $0 + $1.expected } == all.expected)
    }
  }

  @Test("nobody left, everybody left after the first, one person")
  func edges() throws {
    let everybody = StillThere(try LeavingFixture.seen([[1, 2, 3], [2, 3, 4]])).rows
    #expect(everybody.map(\.seen) == [2, 2, 2])
    #expect(everybody.map { $0.lastSeenBeforeShare?.value } == [0, 0, 0])
    let nobody = StillThere(try LeavingFixture.seen([[1, nil, nil], [2, nil, nil]])).rows
    #expect(nobody.map(\.lastSeenBefore) == [0, 2, 2])
    #expect(nobody.map(\.lastSeenJustBefore) == [0, 2, 0])
    #expect(nobody.map { $0.leftShare?.value } == [nil, 1, nil])
    let one = StillThere(try LeavingFixture.seen([[nil, 2, nil]])).rows
    #expect(one.map(\.notYetSeen) == [1, 0, 0])
    #expect(one.map(\.lastSeenBefore) == [0, 0, 1])
  }

  @Test("the sentences say the counts and blame nobody")
  func words() throws {
    let sentences = StillThere(try LeavingFixture.seen([[1, nil, 3], [2, nil, nil]])).sentences
    #expect(
      sentences[1]
        == "Of 2 people expected at 1, 0 were seen, 1 missed it and were seen later, "
        + "1 were last seen before it.")
    #expect(sentences.allSatisfy { RefusedWords.found(in: $0).isEmpty })
  }
}
