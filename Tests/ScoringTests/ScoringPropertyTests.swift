import Scales
import Scoring
import TestSupport
import Testing

@Suite("What holds of every scale")
struct ScoringPropertyTests {
  @Test("the order of items and scores in the file changes nothing", arguments: [1, 2, 3, 4, 5])
  func orderOfItems(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let ids = (1...6).map { "q\($0)" }
    let keys = ids.map { id in
      let key =
        [#""forward""#, #""reverse""#, #"{"weight": 3}"#, #"{"atLeast": 2}"#]
        .randomElement(using: &generator) ?? ""
      return (id, key)
    }
    let answers = Dictionary(
      uniqueKeysWithValues: ids.map { ($0, Int.random(in: 0...3, using: &generator)) })
    let range = keys.reduce(0) { $0 + ($1.1.contains("weight") ? 9 : $1.1.contains("at") ? 1 : 3) }
    func values(_ items: [String], _ keys: [(String, String)]) throws -> [String: Double] {
      let members = keys.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ")
      let definitions = [
        TestScale.score("sum", "sum", #""items": {\#(members)}"#, range: "[0, \(range)]"),
        TestScale.score(
          "twice", "sum", #""scores": {"sum": {"weight": 2}}"#, range: "[0, \(2 * range)]"),
        TestScale.score("rule", "rule", #""rule": {"item": "q4", "atLeast": 2}"#, range: "[0, 1]"),
      ]
      let scale = TestScale(
        items: items, codes: 0...3, scores: definitions.shuffled(using: &generator))
      let found = try scores(scale, items.map { answers[$0] })
      let read = try scale.scale()
      return Dictionary(
        uniqueKeysWithValues: zip(read.scores.map(\.id), found.compactMap { $0.value(metric: 0) }))
    }
    let first = try values(ids, keys)
    for _ in 0..<5 {
      #expect(
        try values(ids.shuffled(using: &generator), keys.shuffled(using: &generator)) == first)
    }
  }

  @Test("reversing twice changes nothing", arguments: [0...3, 1...5, -2...2, 0...10])
  func reversing(_ codes: ClosedRange<Int>) throws {
    let range = "[\(3 * codes.lowerBound), \(3 * codes.upperBound)]"
    let scale = TestScale(
      3, codes: codes,
      scores: [
        TestScale.score("once", "sum", TestScale.all(3), range: range),
        TestScale.score("turned", "sum", #""scores": {"once": "reverse"}"#, range: range),
        TestScale.score("again", "sum", #""scores": {"turned": "reverse"}"#, range: range),
        TestScale.score("items", "sum", TestScale.all(3, reverse: [1, 2, 3]), range: range),
      ])
    let scorer = Scorer(try scale.scale())
    for a in codes {
      for b in codes {
        let values = scorer.scores([.answered(a), .answered(b), .answered(codes.lowerBound)])
          .map { $0.value(metric: 0) }
        #expect(values[0] == values[2])
        #expect(values[1] == values[3])
      }
    }
  }

  @Test(
    "a sum of subscales is the sum of their items, and a mean of means of equal size their mean")
  func scoresOfScores() throws {
    let halves = [["q1", "q2", "q3"], ["q4", "q5", "q6"]].map {
      TestScale.items($0, reverse: ["q2", "q5"])
    }
    let scale = TestScale(
      6, codes: 0...4,
      scores: [
        TestScale.score(
          "total", "sum", #""scores": {"a": "forward", "b": "forward"}"#, range: "[0, 24]"),
        TestScale.score("a", "sum", halves[0], range: "[0, 12]"),
        TestScale.score("b", "sum", halves[1], range: "[0, 12]"),
        TestScale.score("direct", "sum", TestScale.all(6, reverse: [2, 5]), range: "[0, 24]"),
        TestScale.score("ma", "mean", halves[0], range: "[0, 4]"),
        TestScale.score("mb", "mean", halves[1], range: "[0, 4]"),
        TestScale.score(
          "mean", "mean", #""scores": {"ma": "forward", "mb": "forward"}"#, range: "[0, 4]"),
        TestScale.score(
          "highest", "max", #""scores": {"a": "forward", "b": "forward"}"#, range: "[0, 12]"),
      ])
    let scorer = Scorer(try scale.scale())
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let found = scorer.scores(
        (1...6).map { _ in .answered(Int.random(in: 0...4, using: &generator)) })
      let values = found.map { $0.values[0] }
      #expect(values[0] == values[3])
      #expect(agrees(values[6], values[3] / 6, relative: 1e-15))
      #expect(values[7] == max(values[1], values[2]))
      #expect(found[0].items == 6)
    }
  }

  @Test(
    "a score of scores is missing with the first that is missing, unless its rule says otherwise")
  func missingScores() throws {
    func scale(_ rule: String, range: String = "[0, 6]") -> TestScale {
      TestScale(
        2, codes: 0...3,
        scores: [
          TestScale.score("a", "sum", TestScale.items(["q1"]), range: "[0, 3]"),
          TestScale.score("b", "sum", TestScale.items(["q2"]), range: "[0, 3]"),
          TestScale.score(
            "t", "sum", #""scores": {"a": "forward", "b": "forward"}"#, range: range, missing: rule),
        ])
    }
    let complete = try scores(scale(#""rule": "complete""#), [2, nil])[2]
    #expect(complete.reason == .scoreMissing("b"))
    #expect(complete.answered == 1)
    let prorated = try scores(scale(MissingRuleTests.prorate(1)), [2, nil])[2]
    #expect(prorated.values == [4])
    #expect(prorated.status == .prorated)
    #expect(try scores(scale(MissingRuleTests.answered(1)), [2, nil])[2].values == [2])
    #expect(
      try scores(scale(MissingRuleTests.answered(1)), [nil, nil])[2].reason == .nothingAnswered)
  }

  @Test("weights and recodes with decimals add up exactly, and meet the rows of a table")
  func decimals() throws {
    // 0.1 + 0.2 is not 0.3 in doubles; the table has a row for 0.3 all the same.
    let keys = TestScale.items(["q1": #"{"weight": 0.1}"#, "q2": #"{"map": {"0": 0, "1": 0.2}}"#])
    let metrics =
      #"{"id": "raw", "range": [0, 0.3]}, {"id": "t", "range": [1, 4], "table": "#
      + #"{"from": "raw", "source": "us", "rows": [[0, 1], [0.1, 2], [0.2, 3], [0.3, 4]]}}"#
    let scale = TestScale(
      2, codes: 0...1, scores: [TestScale.score("s", "sum", keys, metrics: metrics)])
    #expect(try scores(scale, [1, 1])[0].values == [0.3, 4])
  }

  @Test("alpha is for sums and means of items; of other scores nothing is taken")
  func moments() throws {
    let scale = try TestScale(
      2, codes: 0...3,
      scores: [
        TestScale.score("sum", "sum", TestScale.all(2), range: "[0, 6]"),
        TestScale.score("max", "max", TestScale.all(2), range: "[0, 3]"),
        TestScale.score("of", "sum", #""scores": {"sum": "forward"}"#, range: "[0, 6]"),
      ]
    ).scale()
    let taken = scale.scores.map { definition in
      var moments = ItemMoments(definition, of: scale)
      let isTaken = moments.add([.answered(1), .answered(3)])
      return isTaken ? moments.k : 0
    }
    #expect(taken == [2, 0, 0])
  }

  @Test("codes far apart are found as quickly as codes in a row, and any other is set aside")
  func sparseCodes() throws {
    var scale = TestScale(
      2, codes: 0...1,
      scores: [TestScale.score("s", "sum", TestScale.all(2), range: "[-1000000, 1000001]")])
    scale.answers["q1"] = #"[{"code": -1000000}, {"code": 5}, {"code": 1000000}]"#
    let scorer = Scorer(try scale.scale())
    for code in [-1_000_000, 5, 1_000_000] {
      #expect(scorer.scores([.answered(code), .answered(1)])[0].values == [Double(code + 1)])
    }
    for code in [Int.min, -1, 6, .max] {
      #expect(scorer.scores([.answered(code), .answered(1)])[0].reason == .responseSetAside)
      #expect(scorer.scores([.answered(5), .answered(code)])[0].reason == .responseSetAside)
    }
  }
}
