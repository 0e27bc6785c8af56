import Distributions
import Psychometrics
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("The appraisal of a scale: figures, and a card graded on intervals")
struct ScaleAppraisalTests {
  static func scale(_ items: Int, reverse: [String] = []) throws -> Scale {
    let ids = (1...items).map { "q\($0)" }
    return try TestScale(
      items, codes: 0...4,
      scores: [
        TestScale.score(
          "s", "sum", TestScale.items(ids, reverse: reverse), range: "[0, \(4 * items)]")
      ]
    ).scale()
  }

  static func gathered(
    _ first: [[Int?]], later: [[Int?]] = [], reverse: [String] = []
  ) throws -> AppraisedAnswers {
    let scale = try scale(first[0].count, reverse: reverse)
    var answers = try #require(AppraisedAnswers(score: 0, of: scale))
    func responses(_ row: [Int?]) -> [Response] {
      row.map { $0.map(Response.answered) ?? .missing }
    }
    for (place, row) in first.enumerated() {
      answers.add("p\(place)", .first, responses(row)[...])
    }
    for (place, row) in later.enumerated() {
      answers.add("p\(place)", .second, responses(row)[...])
    }
    return answers
  }

  /// Answers 0 to 4 of so many people, of as many factors as are named, three items or six to each; `again` gives those
  /// of a second occasion with the same factor.
  static func rows(
    _ n: Int, factors: Int = 1, seed: UInt64, again: Int = 1
  ) -> [[[Int?]]] {
    var random = Xoshiro256(seed: seed, stream: 3)
    var result = Array(repeating: [[Int?]](), count: again)
    for _ in 0..<n {
      let f = (0..<factors).map { _ in random.normal() }
      for occasion in 0..<again {
        result[occasion].append(
          (0..<6).map { item in
            let latent = 0.8 * f[item % factors] + 0.6 * random.normal()
            return min(4, max(0, Int((2 + 1.3 * latent).rounded())))
          })
      }
    }
    return result
  }

  static func row(
    _ property: CardRow.Property, _ appraisal: ScaleAppraisal
  ) throws -> CardRow {
    try #require(appraisal.card.first { $0.property == property })
  }

  @Test("a thousand people and one factor: structure and consistency clear their bars")
  func sound() throws {
    let appraisal = ScaleAppraisal(try Self.gathered(Self.rows(1_000, seed: 4)[0]))
    #expect(
      appraisal.card.map(\.property) == CardRow.Property.allCases.filter { $0 != .adaptation })
    #expect(try Self.row(.structure, appraisal).grade == .sufficient)
    let consistency = try Self.row(.internalConsistency, appraisal)
    #expect(consistency.grade == .sufficient && consistency.people == 1_000)
    #expect(try Self.row(.floorAndCeiling, appraisal).grade == .sufficient)
    // λ = .8 in every item, less what rounding to categories takes: alpha is near .90.
    let alpha = try #require(try appraisal.consistency.get()["alpha.raw"]?.estimate?.value)
    #expect(alpha > 0.87 && alpha < 0.92)
    let omega = try appraisal.omega.get()
    #expect(abs(omega.model.value - alpha) < 0.01)
    #expect(try appraisal.parallel.get().suggested == 1)
    // What nobody looked at is not graded.
    for property in [
      CardRow.Property.content, .hypotheses, .invariance, .responsiveness, .interpretability,
      .reliability, .changeReliability,
    ] {
      let row = try Self.row(property, appraisal)
      #expect(row.grade == .indeterminate && row.next != nil && row.evidence.isEmpty)
    }
  }

  @Test("two things in one total are seen, and alpha is then no sign of anything")
  func twoFactors() throws {
    let appraisal = ScaleAppraisal(try Self.gathered(Self.rows(600, factors: 2, seed: 5)[0]))
    #expect(try Self.row(.structure, appraisal).grade == .insufficient)
    #expect(try appraisal.parallel.get().suggested == 2)
    #expect(try Self.row(.internalConsistency, appraisal).grade != .sufficient)
  }

  @Test(
    "with few people nothing is told that fewer would make of chance",
    arguments: [(14, 0), (15, 1), (49, 1), (50, 2), (99, 2), (100, 3)])
  func policy(_ people: Int, _ told: Int) throws {
    let appraisal = ScaleAppraisal(try Self.gathered(Self.rows(people, seed: 6)[0]))
    #expect(((try? appraisal.consistency.get()) != nil) == (told >= 1))
    #expect(((try? appraisal.omega.get()) != nil) == (told >= 2))
    let structure = try Self.row(.structure, appraisal)
    #expect(structure.sentence.contains("first sign") == (told == 2))
    if told < 2 { #expect(structure.evidence.isEmpty && structure.grade == .indeterminate) }
    if told == 0 {
      #expect(appraisal.card.prefix(6).allSatisfy { $0.grade == .indeterminate })
      let consistency = try Self.row(.internalConsistency, appraisal)
      #expect(consistency.sentence.contains("15") && consistency.next?.contains("1 more") == true)
    }
  }

  @Test("an item that runs against the others is named and not turned round")
  func against() throws {
    let rows = Self.rows(200, seed: 7)[0].map { row in
      row.enumerated().map { $0 == 2 ? $1.map { 4 - $0 } : $1 }
    }
    let appraisal = ScaleAppraisal(try Self.gathered(rows))
    let row = try Self.row(.internalConsistency, appraisal)
    #expect(row.grade == .indeterminate && row.sentence.contains("against the others"))
    let found = try appraisal.consistency.get()
    #expect(found.keying.clearlyAgainstRest == [2])
    #expect(appraisal.notes.contains { $0.code == "consistency.item-against-rest" })
    let turned = ScaleAppraisal(try Self.gathered(rows, reverse: ["q3"]))
    #expect(try Self.row(.internalConsistency, turned).grade != .insufficient)
    #expect(try turned.consistency.get().keying.items.isEmpty)
  }

  @Test("asked twice with nothing changed: the error is held against the change that matters")
  func retest() throws {
    let rows = Self.rows(200, seed: 8, again: 2)
    var options = ScaleAppraisal.Options()
    options.isRetest = true
    let answers = try Self.gathered(rows[0], later: rows[1])
    let unsaid = ScaleAppraisal(answers, options: options)
    #expect(try Self.row(.reliability, unsaid).grade == .sufficient)
    // Nothing was to change, so there is no change to tell apart: that is no fault of the scale.
    #expect(try Self.row(.changeReliability, unsaid).grade == .indeterminate)
    #expect(try Self.row(.measurementError, unsaid).grade == .indeterminate)
    let error = try unsaid.retest.get().agreementError.individual
    let interval = try #require(error.interval)
    for (important, grade) in [
      (interval.upper + 0.1, Grade.sufficient), (error.value, .indeterminate),
      (interval.lower - 0.1, .insufficient),
    ] {
      options.importantChange = important
      let appraisal = ScaleAppraisal(answers, options: options)
      #expect(try Self.row(.measurementError, appraisal).grade == grade)
    }
    // From one occasion the error can be too large, never small enough.
    options = ScaleAppraisal.Options()
    options.importantChange = 24
    let once = ScaleAppraisal(try Self.gathered(rows[0]), options: options)
    #expect(try Self.row(.measurementError, once).grade == .indeterminate)
    options.importantChange = 0.5
    let small = ScaleAppraisal(try Self.gathered(rows[0]), options: options)
    #expect(try Self.row(.measurementError, small).grade == .insufficient)
    // The same occasions as a journey say nothing of error, and much of change: nobody changed.
    let journey = ScaleAppraisal(answers)
    #expect(try Self.row(.reliability, journey).sentence.contains("changed"))
    let change = try journey.change.get()
    #expect(abs(change.coefficient.value) < 0.35)
    #expect(try Self.row(.changeReliability, journey).grade == .insufficient)
  }

  @Test("most people at the lowest score leave no room")
  func floor() throws {
    let rows = Self.made(60, 6) { place, item in place < 40 ? 0 : (place + item) % 5 }
    let row = try Self.row(.floorAndCeiling, ScaleAppraisal(try Self.gathered(rows)))
    #expect(row.grade == .insufficient && row.sentence.contains("the lowest score"))
    #expect(row.evidence.hasPrefix("at the lowest score 40 of 60"))
  }

  /// All alike, all missing, more items than people, copies of one item, one item, two items.
  static let empty: [[[Int?]]] = [
    made(30, 6) { _, _ in 2 }, made(30, 6) { _, _ in nil }, made(4, 6) { ($0 * $1) % 5 },
    made(120, 6) { place, _ in place % 5 }, made(120, 1) { place, _ in place % 5 },
    made(120, 2) { place, item in (place / (item + 1)) % 5 },
  ]

  static func made(_ people: Int, _ items: Int, _ code: (Int, Int) -> Int?) -> [[Int?]] {
    (0..<people).map { place in (0..<items).map { code(place, $0) } }
  }

  @Test("answers that tell nothing have a reason in the place of figures", arguments: empty)
  func edges(_ rows: [[Int?]]) throws {
    var options = ScaleAppraisal.Options()
    options.importantChange = 3
    let appraisal = ScaleAppraisal(try Self.gathered(rows), options: options)
    #expect(appraisal.card.count == CardRow.Property.allCases.count - 1)
    for row in appraisal.card {
      #expect(!row.sentence.isEmpty)
      #expect(!row.evidence.contains("nan") && !row.evidence.contains("inf"))
      if row.property != .floorAndCeiling && row.grade == .indeterminate {
        #expect(row.next != nil)
      }
    }
    #expect(try Self.row(.structure, appraisal).grade == .indeterminate)
  }

  @Test("people asked once say nothing of how scores repeat themselves")
  func singles() throws {
    let rows = Self.rows(200, seed: 8, again: 2)
    var options = ScaleAppraisal.Options()
    options.isRetest = true
    let some = try Self.gathered(rows[0], later: Array(rows[1].prefix(40)))
    let appraisal = ScaleAppraisal(some, options: options)
    #expect(try Self.row(.reliability, appraisal).people == 40)
    #expect(try appraisal.retest.get().method == .meanSquares)
    let all = try appraisal.everybodysRetest().get()
    #expect(all.n == 200 && all.method == .reml)
    // The other way round: a second occasion alone is nobody's first.
    var later = try #require(AppraisedAnswers(score: 0, of: try Self.scale(6)))
    let row = Array(repeating: Response.answered(2), count: 6)
    later.add("p", .second, row[...])
    later.add("q", .first, row[...])
    #expect(later.persons == 2 && later.firstPersons == 1 && later.laterScores == [12, nil])
    later.add("p", .first, row[...])
    #expect(later.firstPersons == 2 && later.repeated == 0)
    later.add("r", .first, [.answered(1), .setAside, .answered(1), .missing, .missing, .missing])
    #expect(later.setAside == 1 && later.persons == 2)
  }

  @Test("fewer than fifteen scores are counted at the ends and not graded")
  func fewEnds() throws {
    let rows = Self.made(14, 6) { _, _ in 4 }
    let row = try Self.row(.floorAndCeiling, ScaleAppraisal(try Self.gathered(rows)))
    #expect(row.grade == .indeterminate && row.evidence.hasSuffix("at the highest 14"))
    #expect(row.sentence.contains("15"))
  }

  @Test("items that have nothing to do with each other are not one thing")
  func unrelated() throws {
    var random = Xoshiro256(seed: 14, stream: 4)
    let rows: [[Int?]] = (0..<400).map { _ in
      (0..<6).map { _ in Int(random.next(upperBound: UInt64(5))) }
    }
    let row = try Self.row(.structure, ScaleAppraisal(try Self.gathered(rows)))
    #expect(row.grade != .sufficient)
  }

  @Test("how many more people would decide alpha is told only where more would")
  func more() throws {
    // Alpha near .95, on both sides of it.
    var random = Xoshiro256(seed: 15, stream: 4)
    let rows: [[Int?]] = (0..<40).map { _ in
      let level = random.normal()
      return (0..<6).map { _ in
        min(4, max(0, Int((2 + 1.3 * (0.87 * level + 0.4 * random.normal())).rounded())))
      }
    }
    let appraisal = ScaleAppraisal(try Self.gathered(rows))
    let interval = try #require(
      try appraisal.consistency.get()["alpha.raw"]?.estimate?.interval)
    #expect(interval.lower > 0.7 && interval.upper > 0.95 && interval.lower < 0.95)
    let next = try #require(try Self.row(.internalConsistency, appraisal).next)
    #expect(!next.contains("some 40 people"))
  }

  @Test("rows beyond one a person and occasion are counted and left out")
  func repeated() throws {
    let scale = try Self.scale(6)
    var answers = try #require(AppraisedAnswers(score: 0, of: scale))
    for code in [1, 3] {
      let row = Array(repeating: Response.answered(code), count: 6)
      answers.add("p", .first, row[...])
    }
    #expect(answers.repeated == 1 && answers.persons == 1)
    #expect(answers.scores == [6])
  }
}
