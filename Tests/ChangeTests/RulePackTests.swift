import Change
import Journeys
import Platform
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Rule packs: how service systems count change")
struct RulePackTests {
  static func pack(_ name: String) throws -> RulePack {
    try RulePack(reading: ProjectFiles.file("Scales/rules/\(name).json"))
  }

  static func people(_ scores: [[(Double, Double?)?]]) -> [RuledPerson] {
    scores.enumerated().map { number, scores in
      RuledPerson(
        person: Person(service: "", id: "\(number)"),
        scores: scores.map { $0.map { RuledPerson.Scores(first: $0.0, last: $0.1) } })
    }
  }

  // change.md A14: toy referrals, worked by hand. PHQ-9 then GAD-7, first and last.
  static let referrals: [[(Double, Double?)?]] = [
    [(15, 5), (12, 4)],  // in range; both fall reliably; out: recovered, better
    [(10, 9), (7, 7)],  // in range by PHQ-9 alone; out, but a fall of 1: recovery without reliable
    [(9, 3), (7, 2)],  // not in range at the start; falls of 6 and 5: better, never recovered
    [(12, 6), (9, 13)],  // falls by 6, rises by 4: neither better nor worse; GAD-7 in range
    [(18, 13), (16, 12)],  // fall of 5 is within, fall of 4 counts: better, still in range
    [(11, 17), (8, 8)],  // rises by 6: worse
    [(9, 9), (8, 7)],  // in range by GAD-7 alone; out without reliable change
    [(20, nil), (15, nil)],  // no later score, in range at the start
    [(5, nil), (3, nil)],  // no later score, not in range at the start
    [nil, (5, 4)],  // no PHQ-9: may have started in range or not
    [nil, nil],  // no score at all
  ]

  @Test("talking therapies: numerators and denominators of toy referrals, by hand")
  func talkingTherapies() throws {
    let found = try RuledRates.counted(
      Self.pack("nhs-talking-therapies"), Self.people(Self.referrals))
    #expect(found.count == 1)
    let rates = found[0].rates
    #expect(rates.map(\.name) == ["recovery", "reliable-improvement", "reliable-recovery"])
    // In range with a last score: 1, 2, 4, 5, 6, 7, so 6. Recovered: 1, 2, 7. Better: 1, 3, 5 of 7.
    #expect(rates.map(\.count) == [3, 3, 1])
    #expect(rates.map(\.n) == [6, 7, 6])
    // 8 started in range, 10 may have; of everybody with a score 8, 9 and 10 are unknown.
    #expect(rates.map(\.unknown) == [2, 3, 2])
    #expect(rates[0].bounds == 3.0 / 8...5.0 / 8)
    #expect(rates[1].bounds == 3.0 / 10...6.0 / 10)
    #expect(found[0].withLastScore == 7 && found[0].incomplete == 3 && found[0].noScore == 1)
    #expect(found[0].bothWays == 1)
    // Wilson for 3 of 6 by the formula: 0.1876 to 0.8124.
    #expect(agrees(rates[0].rate?.interval?.lower, 0.18761, relative: 1e-4))
    #expect(agrees(rates[0].rate?.interval?.upper, 0.81239, relative: 1e-4))
  }

  // The thresholds of change.md §2.5 and 1.8: 10 and 8 lie in the range, 9 and 7 do not; changes of
  // exactly 6 and 4 count, of 5 and 3 they do not.
  @Test(
    "scores exactly on the borders",
    arguments: [
      ([10, 7, 9, 7], true, true, 0), ([9, 8, 9, 7], true, true, 0),
      ([9, 7, 9, 7], false, true, 0), ([10, 8, 10, 7], true, false, 0),
      ([10, 8, 9, 8], true, false, 0), ([9, 7, 10, 7], false, false, 0),
      ([16, 0, 10, 0], true, false, 1), ([15, 0, 10, 0], true, false, 0),
      ([0, 12, 0, 8], true, false, 1), ([0, 11, 0, 8], true, false, 0),
      ([4, 0, 10, 0], false, false, -1), ([4, 0, 9, 0], false, true, 0),
      ([0, 4, 0, 8], false, false, -1), ([0, 4, 0, 7], false, true, 0),
      // The PHQ-9 falls by 6, the GAD-7 rises by 4 and by 3; then the other way round.
      ([15, 4, 9, 8], true, false, 2), ([15, 4, 9, 7], true, true, 1),
      ([3, 12, 9, 8], true, false, 2), ([3, 12, 8, 8], true, false, 1),
    ])
  func borders(_ scores: [Double], started: Bool, left: Bool, way: Int) throws {
    let judge = try RuleJudge(Self.pack("nhs-talking-therapies"))
    let verdict = judge.verdict(
      [.init(first: scores[0], last: scores[2]), .init(first: scores[1], last: scores[3])], group: 0
    )
    #expect(verdict.startedInRange == started)
    let conditions = try #require(verdict.conditions)
    #expect(conditions.contains(.endedOutOfRange) == left)
    #expect(conditions.contains(.reliablyBetter) == (way == 1))
    #expect(conditions.contains(.reliablyWorse) == (way == -1))
    #expect(conditions.contains(.noReliableChange) == (way == 0))
    #expect(verdict.isBothWays == (way == 2))
  }

  @Test("the order of people changes no rate, and no measure that is told twice counts twice")
  func shuffled() throws {
    var random = SeededGenerator(seed: 14)
    let judge = try RuleJudge(Self.pack("nhs-talking-therapies"))
    func score(_ most: Int) -> RuledPerson.Scores? {
      if Int.random(in: 0..<8, using: &random) == 0 { return nil }
      let last =
        Int.random(in: 0..<6, using: &random) == 0
        ? nil : Double(Int.random(in: 0...most, using: &random))
      return .init(first: Double(Int.random(in: 0...most, using: &random)), last: last)
    }
    let people = (0..<200).map { _ in [score(27), score(21)] }
    let counted = RuledRates.counted(judge, people)
    #expect(counted == RuledRates.counted(judge, people.shuffled(using: &random)))
    let twice = RuledRates.counted(judge, people + people)[0]
    for (one, two) in zip(counted[0].rates, twice.rates) {
      #expect(two.count == 2 * one.count && two.n == 2 * one.n && two.bounds == one.bounds)
      // Whoever is unknown, the rate of all lies between the bounds.
      let (low, high) = (one.bounds?.lowerBound ?? 0, one.bounds?.upperBound ?? 1)
      #expect(low <= one.rate?.value ?? 0 && one.rate?.value ?? 1 <= high)
    }
  }

  // Filling in any scores for the missing ones gives a rate between the bounds.
  @Test("no later scores can lead outside the bounds")
  func bounds() throws {
    var random = SeededGenerator(seed: 15)
    let judge = try RuleJudge(Self.pack("nhs-talking-therapies"))
    let people = Self.people(Self.referrals).map(\.scores).dropLast()
    let rates = RuledRates.counted(judge, Array(people))[0].rates
    for _ in 0..<200 {
      let filled = people.map { scores in
        zip(scores, [27, 21]).map { scores, most -> RuledPerson.Scores? in
          func any() -> Double { Double(Int.random(in: 0...most, using: &random)) }
          return .init(first: scores?.first ?? any(), last: scores?.last ?? any())
        }
      }
      for (rate, full) in zip(rates, RuledRates.counted(judge, filled)[0].rates) {
        let range = try #require(rate.bounds)
        let value = try #require(full.rate?.value)
        // Whether or not those who may have started in range did.
        #expect(range.contains(value), "\(rate.name)")
      }
    }
  }

  @Test("measures taken at different times are told")
  func differentTimes() throws {
    let judge = try RuleJudge(Self.pack("nhs-talking-therapies"))
    let found = RuledRates.counted(
      judge,
      [
        [.init(first: 12, last: 4, times: 1...3), .init(first: 9, last: 3, times: 1...3)],
        [.init(first: 12, last: 4, times: 1...3), .init(first: 9, last: 3, times: 2...3)],
        [.init(first: 12, last: 4, times: 1...3), .init(first: 9, last: nil, times: 2...2)],
      ])
    #expect(found[0].differentTimes == 1 && found[0].withLastScore == 2)
  }

  @Test("the pairwise rule is printed as not verified")
  func notes() throws {
    let notes = try RuledRates.counted(Self.pack("nhs-talking-therapies"), [])[0].notes
    #expect(notes.count == 3 && notes.allSatisfy { $0.code == "rules.unverified" })
    #expect(notes[0].message.contains("could not be read"))
  }

  @Test("the pack and the scale files state the same thresholds")
  func agreement() throws {
    for measure in try Self.pack("nhs-talking-therapies").measures {
      let scale = try Scale(reading: ProjectFiles.file("Scales/\(measure.scale).json"))
      let score = try #require(scale.scores.first { $0.id == measure.score })
      let cutOff = try #require(score.cutOffs.first { $0.id == "talking-therapies" })
      let range = try #require(measure.range)
      for value in 0...27 {
        #expect(range.holdsAtStart(Double(value)) == cutOff.includes(Double(value)))
        #expect(range.isLeft(by: Double(value)) == !cutOff.includes(Double(value)))
      }
      #expect(score.changeThresholds[0].value == measure.change?.value)
      #expect(score.changeThresholds[0].boundary == measure.change?.boundary)
      _ = try measure.resolved(by: scale)
    }
  }

  @Test("CORE: each measure by itself, the CORE-10 with the numbers of its scale file")
  func core() throws {
    var pack = try Self.pack("core")
    #expect(throws: Withheld.self) { try RuledRates.counted(pack, []) }
    let scale = try Scale(reading: ProjectFiles.file("Scales/core-10.json"))
    pack.measures[1] = try pack.measures[1].resolved(by: scale)
    #expect(throws: Withheld.self) { try pack.measures[0].resolved(by: scale) }
    let found = try RuledRates.counted(
      pack,
      Self.people([
        // CORE-OM 10 does not lie above 10; 11 to 10 has not left the range, 11 to 9.9 has.
        [(10, 4), nil], [(11, 10), nil], [(11, 9.9), nil], [(16, 8), nil],
        // CORE-10: 11 lies in the range, a change of exactly 6 does not count, 7 does.
        [nil, (11, 5)], [nil, (17, 10)], [nil, (10, 3)], [nil, (20, nil)],
      ]))
    #expect(found.map(\.measure) == ["core-om", "core-10"])
    #expect(found[0].rates.map(\.count) == [2, 2, 1] && found[0].rates.map(\.n) == [3, 4, 3])
    #expect(found[1].rates.map(\.count) == [2, 2, 1] && found[1].rates.map(\.n) == [2, 3, 2])
    #expect(found[1].rates.map(\.unknown) == [1, 1, 1])
  }

  @Test("first and last scored occasions of each measure are taken from a panel")
  func panel() {
    let panel = ReliableChangeTests.panel([[nil, 12, 9, 7], [4], [nil]])
    let people = RuledPerson.all(panel, [ReliableChangeTests.target, nil])
    #expect(
      people.map(\.scores) == [
        [.init(first: 12, last: 7, times: 1...3), nil],
        [.init(first: 4, last: nil, times: 0...0), nil], [nil, nil],
      ])
  }

  static let small = """
    {"schema": "waymark-rule-pack/1", "id": "small", "name": "Small", "version": "1", "about": "A test.",
     "together": "each", "sources": [{"id": "us", "text": "Ourselves"}],
     "measures": [{"scale": "s", "score": "t", "metric": "raw",
       "range": {"value": 10, "side": "above", "starts": "reaches", "ends": "exceeds", "source": "us"},
       "change": {"value": 6, "boundary": "reaches", "source": "us"}}],
     "rates": [{"id": "r", "name": "R", "of": "everybody", "counts": ["reliablyBetter"], "source": "us"}],
     "unverified": [{"about": "it", "note": "Nobody knows."}]}
    """

  @Test(
    "a pack is read strictly",
    arguments: [
      ("\"together\"", "\"togehter\"", [DiagnosticCode.documentUnknownKey, .documentMissingKey]),
      ("\"ends\": \"exceeds\"", "\"ends\": \"reaches\"", [.scaleFigure]),
      ("\"value\": 6", "\"value\": 0", [.scaleFigure]),
      ("\"value\": 6", "\"value\": \"6\"", [.documentWrongType]),
      ("\"everybody\"", "\"all\"", [.documentValue]),
      ("[\"reliablyBetter\"]", "[\"better\"]", [.documentValue]),
      (
        "\"counts\": [\"reliablyBetter\"], \"source\": \"us\"",
        "\"counts\": [\"reliablyBetter\"], \"source\": \"them\"", [.scaleUnknownReference]
      ),
      ("\"metric\": \"raw\",", "\"metric\": \"raw\", \"cutOffOfScale\": \"c\",", [.scaleFigure]),
      ("waymark-rule-pack/1", "waymark-rule-pack/2", [.documentValue]),
      ("[\"reliablyBetter\"]", "[]", [.rulesRate]),
      ("[\"reliablyBetter\"]", "[\"reliablyBetter\", \"reliablyBetter\"]", [.rulesRate]),
      ("[\"reliablyBetter\"]", "[\"reliablyWorse\", \"reliablyBetter\"]", [.rulesRate]),
    ])
  func strict(_ old: String, _ new: String, _ expected: [DiagnosticCode]) throws {
    #expect(Self.small.contains(old))
    _ = try RulePack(reading: ProjectFiles.text(Self.small))
    let text = Self.small.replacing(old, with: new, maxReplacements: 1)
    let codes = refusalCodes { _ = try RulePack(reading: ProjectFiles.text(text)) }
    #expect(Set(codes) == Set(expected))
  }

  @Test("two measures or rates of one id are refused")
  func twice() {
    let measure = Self.small.components(after: "\"measures\": [", before: "],\n \"rates\"")
    let text = Self.small.replacing(measure, with: measure + ", " + measure, maxReplacements: 1)
    #expect(
      refusalCodes { _ = try RulePack(reading: ProjectFiles.text(text)) } == [.scaleDuplicateId])
  }
}

extension String {
  fileprivate func components(after: String, before: String) -> String {
    guard let start = firstRange(of: after), let end = firstRange(of: before) else { return "" }
    return String(self[start.upperBound..<end.lowerBound])
  }
}
