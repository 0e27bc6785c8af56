import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Why nothing was answered")
struct AnswerReasonTests {
  static let place = Place(file: "test")

  static func given() -> GivenAnswers {
    let all = GivenAnswers.Target()
    return GivenAnswers(missing: [
      .init("-1", state: .skipped, for: all, at: place),
      .init("-2", state: .declined, for: all, at: place),
      .init("-3", state: .refused, for: all, at: place),
      .init("-4", state: .notApplicable, for: all, at: place),
      .init("NA", state: nil, for: all, at: place),
      .init("9", state: .declined, for: .init(item: "q6"), at: place),
    ])
  }

  static func scale() throws -> Scale {
    var scale = TestScale(
      8, codes: 0...3,
      scores: [
        TestScale.score(
          "s", "sum", TestScale.all(8), range: "[0, 24]",
          missing: #""rule": "prorate", "maxMissing": 7"#)
      ])
    scale.itemKeys = [
      "q8": #""skip": [{"when": [{"item": "q1", "is": [0]}], "value": 0, "source": "us"}]"#
    ]
    return try given().applied(to: [scale.scale()])[0]
  }

  @Test("six states of a response, and what was set aside, arrive apart in the score")
  func states() throws {
    let scale = try Self.scale()
    let columns = scale.items.map(\.id)
    let mapping = SurveyMapping(
      person: "id", idsUniqueIn: .everywhere, service: nil, occasion: "time",
      occasions: .numbered, worker: nil, scales: [.init(scale: scale, columns: columns)],
      missingCodes: ["NA"])
    let text =
      "id,time,\(columns.joined(separator: ","))\n1,1,-1,-2,-3,-4,NA,9,8,3\n2,1,0,1,1,1,1,1,1,\n"
    var reader = try SurveyReader(ProjectFiles.text(text), mapping: mapping)
    let rows = try reader.rows()
    #expect(
      rows[0].responses[0] == [
        .skipped, .declined, .refused, .notApplicable, .missing, .declined, .setAside, .answered(3),
      ])
    let unanswered = Scorer(scale).scores(rows[0].responses[0])[0].unanswered
    #expect(NonAnswer.allCases.map { unanswered[$0] } == [1, 1, 2, 1, 1])
    #expect(unanswered.setAside == 1)
    // Passed over by design: the blank counts as answered, with its structural value.
    let structural = Scorer(scale).scores(rows[1].responses[0])[0]
    #expect(structural.status == .scored && structural.unanswered == .none)
    #expect(reader.setAside.map(\.code) == [.responseOutOfRange])
  }

  @Test(
    "codes for no answer go by table and by care alike, by item and by scale", arguments: 1...20)
  func pathsAgree(_ seed: Int) throws {
    let scale = try Self.scale()
    var numbers = SeededNumbers(seed: UInt64(seed))
    let cells = ["0", "1", "2", "3", "9", "-1", "-2", "-3", "-4", "NA", "", "99"]
    let rows = (0..<50).map { row in
      "\(row),"
        + scale.items.map { _ in cells.randomElement(using: &numbers) ?? "" }
        .joined(separator: ",")
    }
    let names = scale.items.map(\.id)
    let head = "id,\(names.joined(separator: ","))\n"
    let mapping = SurveyMapping.ScaleColumns(scale: scale, columns: names)
    var options = ScoreStream.Options()
    options.missingCodes = ["NA"]
    let plain = try StreamOutcome(head + rows.map { $0 + "\n" }.joined(), [mapping], options)
    // A space before the id leaves no row to the tables.
    let careful = try StreamOutcome(head + rows.map { " \($0)\n" }.joined(), [mapping], options)
    #expect(plain.text == careful.text && plain.rows == 50)
    #expect(plain.setAside.map(\.code) == careful.setAside.map(\.code))
  }
}
