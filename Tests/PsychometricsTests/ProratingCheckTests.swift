import Distributions
import Models
import Psychometrics
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Prorating seen beside multiple imputation")
struct ProratingCheckTests {
  static let ids = ["q1", "q2", "q3", "q4", "q5"]

  static func scale(_ rule: String = #""rule": "prorate", "maxMissing": 2"#) throws -> Scale {
    try TestScale(
      5, codes: 1...7,
      scores: [
        TestScale.score(
          "s", "sum", TestScale.items(ids, reverse: ["q2"]), range: "[5, 35]", missing: rule)
      ]
    ).scale()
  }

  /// Answers 1 to 7 of people who differ; the fifth item is answered two steps lower than the others.
  static func rows(_ n: Int, seed: UInt64) -> [[Int]] {
    var generator = Xoshiro256(seed: seed)
    return (0..<n).map { _ in
      let level = 4.5 + generator.normal()
      return (0..<5).map { item in
        let value = level + 0.7 * generator.normal() - (item == 4 ? 2 : 0)
        let code = min(7, max(1, Int(value.rounded())))
        return item == 1 ? 8 - code : code
      }
    }
  }

  static func gathered(_ rows: [[Int?]], _ scale: Scale) throws -> ProratedAnswers {
    let scorer = Scorer(scale)
    var gathered = try #require(ProratedAnswers(score: 0, of: scale))
    for row in rows {
      let responses = row.map { $0.map(Response.answered) ?? .missing }
      gathered.add(responses, scorer.scores(responses))
    }
    return gathered
  }

  @Test("shows by how much prorating errs where the item left blank is lower than the others")
  func findsTheBias() throws {
    let full = Self.rows(300, seed: 4)
    // Every third person leaves out the low item; the others stand for it, two steps too high.
    let rows: [[Int?]] = full.enumerated().map { position, row in
      position % 3 == 0 ? Array(row[0..<4]) + [nil] : row.map { $0 }
    }
    let scale = try Self.scale()
    let scorer = Scorer(scale)
    let truth = full.map { scorer.scores($0.map(Response.answered))[0].values[0] }
    let mean = truth.reduce(0, +) / 300
    let check = try ProratingCheck(Self.gathered(rows, scale))
    #expect(check.complete == 200)
    #expect(check.prorated == 100)
    #expect(check.beyondRule == 0)
    // The truth is known here: the interval of imputation holds it, prorating is some 2/3 too high.
    let interval = try #require(check.imputedMean.interval)
    #expect(interval.lower < mean && mean < interval.upper)
    #expect(abs(check.imputedMean.value - mean) < 0.15)
    #expect(check.ruleMean.value - mean > 0.4)
    #expect(
      abs(check.difference.value / 3 - (check.ruleMean.value - check.imputedMean.value)) < 1e-9)
    let difference = try #require(check.difference.interval)
    #expect(difference.lower > 1.2 && difference.upper < 2.8)
    #expect(check.largestDifference >= abs(check.difference.value))
    #expect(check.missingInformation > 0 && check.missingInformation < 0.5)
    #expect(check.everybodyMean == check.imputedMean)
  }

  @Test("rows beyond the rule count for everybody's mean alone, and set-aside rows for nothing")
  func beyondTheRule() throws {
    let scale = try Self.scale()
    var rows: [[Int?]] = Self.rows(60, seed: 9).map { row in row.map { $0 } }
    rows[0] = [7, nil, nil, nil, nil]
    rows[1] = [nil, nil, nil, nil, nil]
    rows[2][4] = nil
    rows[3][4] = nil
    var gathered = try Self.gathered(rows, scale)
    let before = gathered
    gathered.add(
      [.setAside, .missing, .answered(3), .answered(3), .answered(3)],
      Scorer(scale).scores([.setAside, .missing, .answered(3), .answered(3), .answered(3)]))
    #expect(gathered == before)
    let check = try ProratingCheck(gathered)
    #expect(check.complete == 56)
    #expect(check.prorated == 2)
    #expect(check.beyondRule == 1)
    #expect(check.everybodyMean != check.imputedMean)
    // The complete rows do not move.
    #expect(check.completeMean?.value == SampleMoments(gathered.completeScores)?.mean)
  }

  @Test("one prorated row has a difference and no interval for it")
  func oneRow() throws {
    var rows: [[Int?]] = Self.rows(40, seed: 2).map { row in row.map { $0 } }
    rows[5][0] = nil
    let check = try ProratingCheck(Self.gathered(rows, Self.scale()))
    #expect(check.prorated == 1)
    #expect(check.difference.interval == nil)
    #expect(abs(abs(check.difference.value) - check.largestDifference) < 1e-12)
  }

  @Test("is withheld, with the way out, where nothing was prorated or there is too little")
  func withheld() throws {
    func code(_ rows: [[Int?]]) throws -> String? {
      let gathered = try Self.gathered(rows, Self.scale())
      do throws(Withheld) {
        _ = try ProratingCheck(gathered)
        return nil
      } catch {
        return error.code
      }
    }
    let rows: [[Int?]] = Self.rows(40, seed: 2).map { row in row.map { $0 } }
    #expect(try code(rows) == "prorating.none")
    #expect(try code([]) == "prorating.none")
    #expect(try code([[1, 2, 3, 4, nil]]) == "prorating.too-few-complete")
    let same = [[Int?]](repeating: [3, 3, 3, 3, 3], count: 20)
    #expect(try code(same + [[3, 3, 3, 3, nil]]) == "prorating.no-spread")
    let complete = try Self.scale(#""rule": "complete""#)
    #expect(ProratedAnswers(score: 0, of: complete) == nil)
  }
}
