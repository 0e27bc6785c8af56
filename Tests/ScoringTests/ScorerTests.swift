import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Scores by the rules of a scale")
struct ScorerTests {
  let trust: Scale
  let anxiety: Scale

  init() throws {
    trust = try Scale(reading: ProjectFiles.file("Scales/trust-in-support.json"))
    anxiety = try Scale(reading: ProjectFiles.file("Scales/state-anxiety-20.json"))
  }

  @Test("nothing answered is missing, never zero")
  func nothingAnswered() {
    let score = Scorer(anxiety).scores(Array(repeating: .missing, count: 20))[0]
    #expect(score.status == .missing)
    #expect(score.reason == .nothingAnswered)
    #expect(score.value(metric: 0) == nil)
  }

  @Test("one item short of complete is missing, at either end", arguments: [0, 19])
  func oneShort(_ position: Int) {
    var responses = [Response](repeating: .answered(2), count: 20)
    responses[position] = .missing
    let score = Scorer(anxiety).scores(responses)[0]
    #expect(score.reason == .tooFewAnswered(answered: 19, needed: 20))
  }

  @Test("ten reversed items turn all-lowest into the middle of the range")
  func reverseKeys() {
    // Ten items at 1 and ten at 5 − 1 = 4 give 50.
    let score = Scorer(anxiety).scores(Array(repeating: .answered(1), count: 20))[0]
    #expect(score.values == [50])
  }

  @Test("an answer set aside leaves no score, though the rule would allow a gap")
  func setAsideIsNotProrated() {
    var responses = [Response](repeating: .answered(3), count: trust.items.count)
    responses[0] = .missing
    #expect(Scorer(trust).scores(responses)[0].status == .prorated)
    responses[0] = .setAside
    #expect(Scorer(trust).scores(responses)[0].reason == .responseSetAside)
  }

  @Test("proration does not move a person who answers the same throughout")
  func prorationKeepsTheMean() {
    var responses = trust.items.map { _ in Response.answered(3) }
    let complete = Scorer(trust).scores(responses)[0]
    responses[responses.count - 1] = .missing
    let prorated = Scorer(trust).scores(responses)[0]
    #expect(complete.values == prorated.values)
    #expect(prorated.answered == trust.items.count - 1)
  }
}
