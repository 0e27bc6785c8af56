import Distributions
import Psychometrics
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Services, and the parent of an adapted scale, in an appraisal")
struct AppraisedServicesTests {
  /// Six items, 0 to 4, of people in services that differ; the service of every `unknown`-th is not known.
  static func answers(
    services: Int, each: Int, alike: Double, seed: UInt64, unknown: Int = .max
  ) throws -> AppraisedAnswers {
    var random = Xoshiro256(seed: seed, stream: 8)
    var answers = try #require(AppraisedAnswers(score: 0, of: try ScaleAppraisalTests.scale(6)))
    for service in 0..<services {
      let shared = alike.squareRoot() * random.normal()
      for person in 0..<each {
        let level = shared + (1 - alike).squareRoot() * random.normal()
        let row = (0..<6).map { _ in
          Response.answered(
            min(4, max(0, Int((2 + 1.1 * (0.8 * level + 0.6 * random.normal())).rounded()))))
        }
        var beside = AppraisedAnswers.Beside()
        beside.service = (person + 1) % unknown == 0 ? nil : "s\(service)"
        answers.add("p\(service)-\(person)", .first, row[...], beside: beside)
      }
    }
    return answers
  }

  @Test("from twenty services on intervals are over services, and wider where people are alike")
  func many() throws {
    let appraisal = ScaleAppraisal(
      try Self.answers(services: 24, each: 20, alike: 0.4, seed: 51, unknown: 10))
    let figures = try #require(try appraisal.services?.get())
    #expect(figures.services == 24 && figures.unknown == 48)
    let alpha = try #require(figures["alpha.raw"])
    let plain = try #require(try appraisal.consistency.get()["alpha.raw"]?.estimate?.interval)
    let over = try #require(alpha.estimate?.interval)
    #expect(over.upper - over.lower > plain.upper - plain.lower)
    #expect(try #require(alpha.designEffect) > 1)
    let row = try ScaleAppraisalTests.row(.internalConsistency, appraisal)
    #expect(row.evidence.contains("intervals over 24 services"))
    #expect(
      try ScaleAppraisalTests.row(.structure, appraisal).evidence.contains(
        "as if people of one service were unrelated"))
    #expect(appraisal.notes.contains { $0.code == "appraisal.unknown-service" })
  }

  @Test(
    "with fewer nothing is graded on an interval that takes people as unrelated, and it is said")
  func few() throws {
    let answers = try Self.answers(services: 19, each: 40, alike: 0.1, seed: 52)
    let appraisal = ScaleAppraisal(answers)
    let row = try ScaleAppraisalTests.row(.internalConsistency, appraisal)
    #expect(row.grade == .indeterminate && row.sentence.contains("few services"))
    #expect(row.next?.contains("1 more service") == true)
    #expect(appraisal.notes.contains { $0.code == "appraisal.few-services" })
    #expect(try ScaleAppraisalTests.row(.floorAndCeiling, appraisal).grade == .indeterminate)
    #expect(
      ScaleAppraisal(
        try ScaleAppraisalTests.gathered(
          ScaleAppraisalTests.rows(60, seed: 1)[0])
      ).services == nil)
  }

  @Test(
    "declared rows are not of people, and what was expected is not graded over people of services")
  func notOverServices() throws {
    var options = ScaleAppraisal.Options()
    var said = ScaleDeclaration(try ScaleAppraisalTests.scale(6), score: 0)
    said.agreedBy = ["people of the service"]
    options.declaration = said
    options.expectations = [Expectation("own", 0.5...1)]
    var answers = try #require(AppraisedAnswers(score: 0, of: try ScaleAppraisalTests.scale(6)))
    for person in 0..<100 {
      let row = (0..<6).map { Response.answered((person + $0 / 3) % 5) }
      var beside = AppraisedAnswers.Beside()
      beside.service = "s\(person % 25)"
      beside.numbers = [Double(person % 5)]
      answers.add("p\(person)", .first, row[...], beside: beside)
    }
    let appraisal = ScaleAppraisal(answers, options: options)
    #expect(
      !(try ScaleAppraisalTests.row(.content, appraisal).evidence.contains("unrelated")))
    #expect(try ScaleAppraisalTests.row(.hypotheses, appraisal).grade == .indeterminate)
  }

  /// Answers of 400 people whose item 2 stands `shift` lower.
  static func sample(shift: Double, seed: UInt64) throws -> AppraisedAnswers {
    var random = Xoshiro256(seed: seed, stream: 9)
    var answers = try #require(AppraisedAnswers(score: 0, of: try ScaleAppraisalTests.scale(6)))
    for person in 0..<400 {
      let level = random.normal()
      let row = (0..<6).map { item in
        Response.answered(
          min(
            4,
            max(
              0,
              Int(
                (2 + 1.1 * (0.8 * level + 0.6 * random.normal()) - (item == 1 ? shift : 0))
                  .rounded()))))
      }
      answers.add("p\(person)", .first, row[...])
    }
    return answers
  }

  @Test("an adapted item that moved is named, and nothing moved where nothing was changed")
  func adapted() throws {
    let scale = try ScaleAppraisalTests.scale(6)
    let parent = try Self.sample(shift: 0, seed: 61)
    let same = try Self.sample(shift: 0, seed: 62)
    let held = ScaleAppraisal(
      same, parent: ParentAnswers(parent, of: scale, adapted: same, scale))
    let row = try ScaleAppraisalTests.row(.adaptation, held)
    #expect(row.grade == .sufficient && row.evidence.contains("no item moved"))
    let other = try Self.sample(shift: 1, seed: 63)
    let changed = ScaleAppraisal(
      other, parent: ParentAnswers(parent, of: scale, adapted: other, scale))
    let moved = try ScaleAppraisalTests.row(.adaptation, changed)
    #expect(moved.grade == .insufficient && moved.evidence.contains("q2 by "))
    let found = try #require(try changed.adaptation?.get())
    let shift = try found.shift.get()
    #expect(shift.moved.contains(1))
    #expect(shift.items.max { abs($0.shift.value) < abs($1.shift.value) }?.item == 1)
    #expect(try found.factor.get().places.first?.place == .intercept(1))
  }

  @Test("an adapted scale without answers to its parent says what is missing")
  func alone() throws {
    let answers = try Self.sample(shift: 0, seed: 64)
    var options = ScaleAppraisal.Options()
    var said = ScaleDeclaration(try ScaleAppraisalTests.scale(6), score: 0)
    #expect(
      ScaleAppraisal(answers, options: options).card.allSatisfy { $0.property != .adaptation })
    said.status = .adapted
    options.declaration = said
    let row = try ScaleAppraisalTests.row(
      .adaptation, ScaleAppraisal(answers, options: options))
    #expect(row.grade == .indeterminate && row.next?.contains("two hundred") == true)
    let few = try Self.answers(services: 1, each: 100, alike: 0, seed: 65)
    let scale = try ScaleAppraisalTests.scale(6)
    let small = ScaleAppraisal(
      few, parent: ParentAnswers(answers, of: scale, adapted: few, scale))
    #expect(
      try ScaleAppraisalTests.row(.adaptation, small).sentence.contains("100"))
  }
}
