import Models
import Results
import Testing
import Trajectories

@Suite("What a checklist asks about the table behind kinds")
struct KindsFactsTests {
  static func facts(
    _ persons: [Double], _ times: [Double], _ scores: [Double]
  ) throws -> KindsFacts {
    let frame = try ModelFrame([
      "person": .numeric(persons), "time": .numeric(times), "score": .numeric(scores),
    ])
    var options = LatentClassModel.Options()
    options.within = "person"
    let found = try LatentClassModel(try Formula("score ~ time"), options: options).fit(
      frame, classes: 1...1)
    return KindsFacts(frame, found, time: "time")
  }

  @Test("times that people share are waves without variance; spread and people by hand")
  func scheduled() throws {
    let facts = try Self.facts([1, 1, 2, 2, 3], [0, 2, 0, 2, 0], [1, 1, 4, 1, 1])
    #expect(facts.isScheduled && facts.waves.map(\.mean) == [0, 2])
    #expect(facts.waves.map(\.rows) == [3, 2] && facts.waves.allSatisfy { $0.variance == 0 })
    #expect(facts.persons == 3 && facts.rows == 5 && facts.onceOnly == 1)
    // Mean 1.6, squares 4 · 0.36 + 5.76 = 7.2, cubes 4 · (−0.216) + 13.824 = 12.96: 2.592 / 1.44^1.5 = 1.5.
    #expect(abs(facts.spread.mean - 1.6) < 1e-12)
    #expect(abs(try #require(facts.spread.standardDeviation) - 1.8.squareRoot()) < 1e-12)
    #expect(abs(try #require(facts.spread.skewness) - 1.5) < 1e-12)
    #expect(facts.spread.atLowest == 0.8 && facts.spread.atHighest == 0.2)
  }

  @Test("times of people's own are waves by the order of their rows, and nobody is due")
  func own() throws {
    var (persons, times, scores): ([Double], [Double], [Double]) = ([], [], [])
    for row in 0..<30 {
      persons.append(Double(row / 2))
      times.append(row % 2 == 0 ? Double(row) / 100 : 1 + Double(row) / 10)
      scores.append(Double((row * 7) % 5))
    }
    let facts = try Self.facts(persons, times, scores)
    #expect(!facts.isScheduled && facts.waves.map(\.rows) == [15, 15])
    // 0, 0.02, … 0.28: mean 0.14, variance 0.02² · (15² − 1) / 12 · 15/14 = 0.008.
    #expect(abs(facts.waves[0].mean - 0.14) < 1e-12)
    #expect(abs(try #require(facts.waves[0].variance) - 0.008) < 1e-12)
    #expect(throws: Withheld.self) { try facts.leaving.get() }
  }
}
