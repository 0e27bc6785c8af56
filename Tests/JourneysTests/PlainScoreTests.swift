import Journeys
import Platform
import Results
import TestSupport
import Testing

/// Rows that are written as most are take a quick way. Quotation marks, or another order of people, make
/// them take the careful one.
@Suite("Plain rows of scores, read quickly")
struct PlainScoreTests {
  private static func panel(_ text: String, chunk: Int = 1 << 18) throws -> ScorePanel {
    try ScoreFileTests.panel(text, ScoreFileTests.columns { $0.chunkSize = chunk })
  }

  /// Rows person after person, time after time.
  private static func rows(of people: [String], _ random: inout SeededGenerator) -> [String] {
    people.flatMap { id in
      (1...Int.random(in: 1...9, using: &random)).map { time in
        let score = Double(Int.random(in: -400...400, using: &random)) / 8
        return "\(id),\(time),\(NumberText.text(score))"
      }
    }
  }

  private static func file(_ rows: [String]) -> String {
    "id,time,value\n" + rows.map { $0 + "\n" }.joined()
  }

  @Test(
    "a number is the same by both ways, or set aside by both",
    arguments: [
      "0", "-0", "7", "-12.5", "00012", "0.1", "2.675", "123456789012345", "1234567890123456",
      "0.12345678901234", "0.123456789012345", "12345678.1234567", "99999999.99999999",
      "999999999999999999999999999999", "5.", ".5", "-", "", "1.2.3", "--1", "1e3", "+1", "1 ", "é",
    ])
  func numbers(_ text: String) throws {
    for (time, value) in [("1", text), (text, "1")] {
      let plain = try Self.panel("id,time,value\n1,0.5,0\na,\(time),\(value)\nb,2,3\n")
      let careful = try Self.panel("id,time,value\n\"1\",0.5,0\na,\(time),\(value)\nb,2,3\n")
      #expect(plain.values.map(\.bitPattern) == careful.values.map(\.bitPattern))
      #expect(plain.times.map(\.bitPattern) == careful.times.map(\.bitPattern))
      #expect(plain.troubles.map(\.code) == careful.troubles.map(\.code))
    }
  }

  @Test("the order of rows changes nothing, nor where stretches end", arguments: 0..<10)
  func order(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let numbers = (1...40).map { "\($0 * 3)" }
    let words = (1...40).map { "person-\($0 + 100)" } + ["x", String(repeating: "y", count: 60)]
    let rows = Self.rows(of: numbers + words, &random)
    let whole = ScoreFileTests.words(try Self.panel(Self.file(rows)))
    #expect(whole.count == numbers.count + words.count)
    #expect(ScoreFileTests.words(try Self.panel(Self.file(rows), chunk: 50)) == whole)
    for _ in 0..<3 {
      let shuffled = Self.file(rows.shuffled(using: &random))
      #expect(ScoreFileTests.words(try Self.panel(shuffled)) == whole)
      #expect(ScoreFileTests.words(try Self.panel(shuffled, chunk: 50)) == whole)
    }
  }

  @Test("a time that comes again behind the end of a stretch is seen", arguments: 1...60)
  func repeatedTime(chunk: Int) throws {
    let rows = ["1,1,4", "1,2,5", "2,1,6", "2,2,7", "2,2,8", "2,3,9", "3,2,1", "3,1,2"]
    let panel = try Self.panel(Self.file(rows), chunk: chunk)
    #expect(panel.values == [4, 5, 6, 9, 2, 1])
    #expect(panel.troubles.map(\.code) == [.scoreConflict])
    #expect(panel.firstLines(file: 0) == [2, 4, 9])
  }

  @Test("people who come back later are one person", arguments: 1...40)
  func comeBack(chunk: Int) throws {
    let rows = ["1,1,4", "2,1,5", "3,1,6", "2,2,7", "10,1,8", "9,1,3", "1,2,9"]
    let panel = try Self.panel(Self.file(rows), chunk: chunk)
    #expect((0..<panel.count).map { panel.scores($0).count } == [2, 2, 1, 1, 1])
    #expect(panel.values == [4, 9, 5, 7, 6, 3, 8])
    #expect(panel.firstLines(file: 0) == [2, 3, 4, 6, 7])
  }
}
