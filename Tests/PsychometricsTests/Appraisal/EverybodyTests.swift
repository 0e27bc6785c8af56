import Psychometrics
import Results
import Scoring
import TestSupport
import Testing

@Suite("People who left items out count where they can")
struct EverybodyTests {
  /// Answers of six items, each with one left out, another one each time.
  static func gaps(_ people: Int, seed: UInt64) -> [[Int?]] {
    ScaleAppraisalTests.rows(people, seed: seed)[0].enumerated().map { place, row in
      row.enumerated().map { $0 == place % 6 ? nil : $1 }
    }
  }

  @Test("where everybody left one item out, alpha of everybody is graded")
  func everybodyLeftOneOut() throws {
    let appraisal = ScaleAppraisal(try ScaleAppraisalTests.gathered(Self.gaps(600, seed: 4)))
    #expect(appraisal.complete == 0 && appraisal.persons == 600)
    let found = try #require(try appraisal.everybodysAlpha?.get())
    #expect(found.n == 600 && found.complete == 0)
    // Of the same people with their answers whole.
    let whole = ScaleAppraisal(
      try ScaleAppraisalTests.gathered(ScaleAppraisalTests.rows(600, seed: 4)[0]))
    #expect(whole.everybodysAlpha == nil)
    let alpha = try #require(try whole.consistency.get()["alpha.raw"]?.estimate)
    let interval = try #require(alpha.interval)
    #expect(interval.lower < found.alpha.value && found.alpha.value < interval.upper)
    let row = try ScaleAppraisalTests.row(.internalConsistency, appraisal)
    #expect(row.people == 600 && row.evidence.hasPrefix("alpha of everybody (600)"))
    // The bar is cleared, but what is not complete says nothing of the structure.
    #expect(row.grade == .indeterminate && row.sentence.contains("measure one thing"))
    #expect(try appraisal.everybody().get().verdicts.isEmpty)
  }

  @Test("beside complete answers it stands as evidence")
  func beside() throws {
    let rows = ScaleAppraisalTests.rows(300, seed: 5)[0] + Self.gaps(60, seed: 6)
    let appraisal = ScaleAppraisal(try ScaleAppraisalTests.gathered(rows))
    let row = try ScaleAppraisalTests.row(.internalConsistency, appraisal)
    #expect(row.people == 300 && row.evidence.contains("alpha of everybody (360)"))
  }

  @Test("an item that nobody answered is named, wherever answers to every item are asked for")
  func unanswered() throws {
    let rows = ScaleAppraisalTests.rows(200, seed: 7)[0].map { $0.prefix(5) + [nil] }
    let appraisal = ScaleAppraisal(try ScaleAppraisalTests.gathered(rows.map(Array.init)))
    for found in [
      reason(appraisal.consistency), reason(appraisal.oneFactor), reason(appraisal.parallel),
      reason(appraisal.rasch()), reason(appraisal.everybody()),
    ] {
      #expect(found?.code == "appraisal.unanswered-item" && found?.reason.contains("'q6'") == true)
    }
  }

  @Test("with fewer than fifteen people nothing is told of everybody either")
  func few() throws {
    let appraisal = ScaleAppraisal(try ScaleAppraisalTests.gathered(Self.gaps(14, seed: 8)))
    let found = try #require(appraisal.everybodysAlpha.flatMap(reason))
    #expect(found.code == "appraisal.too-few-people" && found.reason.contains("at least one item"))
  }

  private func reason<Value>(_ result: Result<Value, Withheld>) -> Withheld? {
    if case .failure(let reason) = result { reason } else { nil }
  }

  @Test("people found by their id, many and in any order, are each counted once")
  func places() throws {
    let scale = try ScaleAppraisalTests.scale(6)
    var answers = try #require(AppraisedAnswers(score: 0, of: scale))
    for person in 0..<3_000 {
      let row = Array(repeating: Response.answered(person % 5), count: 6)
      answers.add("p\((person * 7) % 1_000)", .first, row[...])
    }
    #expect(answers.persons == 1_000 && answers.repeated == 2_000)
    // The first row of each counts: person p(7i mod 1000) comes first at i.
    var first: [Int: Int] = [:]
    for person in 0..<1_000 { first[(person * 7) % 1_000] = person % 5 }
    let expected = (0..<1_000).map { Double(6 * (first[($0 * 7) % 1_000] ?? -1)) }
    #expect(answers.scores == expected)
  }

  @Test("of two occasions in any order of rows, each row comes to its person's occasion")
  func occasions() throws {
    let scale = try ScaleAppraisalTests.scale(6)
    func gathered(_ order: [(person: Int, occasion: AppraisedAnswers.Occasion)]) throws
      -> [[Double?]]
    {
      var answers = try #require(AppraisedAnswers(score: 0, of: scale))
      for row in order {
        let code = (row.person + (row.occasion == .first ? 0 : 2)) % 5
        var beside = AppraisedAnswers.Beside()
        beside.group = "g\(row.person % 2)"
        answers.add(
          "p\(row.person)", row.occasion, Array(repeating: .answered(code), count: 6)[...],
          beside: beside)
      }
      return zip(answers.scores, answers.laterScores).map { [$0, $1] }
    }
    let both =
      (0..<7).flatMap { [($0, .first), ($0, .second)] } as [(Int, AppraisedAnswers.Occasion)]
    let sorted = both.map { (person: $0.0, occasion: $0.1) }
    let laterFirst =
      sorted.filter { $0.occasion == .second } + sorted.filter { $0.occasion == .first }
    let expected = (0..<7).map { (person: Int) -> [Double?] in
      [Double(6 * (person % 5)), Double(6 * ((person + 2) % 5))]
    }
    #expect(try gathered(sorted) == expected)
    #expect(try gathered(laterFirst) == expected)
  }
}
