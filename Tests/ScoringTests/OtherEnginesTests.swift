import Results
import Scales
import Scoring
import TestSupport
import Testing

/// Every defect found in other engines and their files, reference/scales.md §2, as a test of this
/// one. What concerns neither definitions nor scoring is not here.
@Suite("Defects of other engines")
struct OtherEnginesTests {
  static let complete = #""rule": "complete""#

  static func bands(_ metric: String, _ cuts: String, _ labels: String, id: String = "b") -> String
  {
    #"{"id": "\#(id)", "metric": "\#(metric)", "cuts": \#(cuts), "labels": \#(labels), "source": "us"}"#
  }

  /// A sum or mean of items coded from 0, with a second metric and bands.
  static func scale(
    _ count: Int, codes: ClosedRange<Int>, _ kind: String = "sum", metrics: String,
    bands: [String] = []
  ) -> TestScale {
    TestScale(
      count, codes: codes,
      scores: [
        TestScale.score(
          "s", kind, TestScale.all(count), metrics: metrics,
          keys: bands.isEmpty ? "" : #""bands": [\#(bands.joined(separator: ", "))]"#)
      ])
  }

  @Test("D1, OpenScales PedsQL-23: bands of the 0–100 metric cannot sit on the raw mean of 0–4")
  func bandsOnTheWrongMetric() {
    let metrics =
      #"{"id": "raw", "range": [0, 4]}, {"id": "percent", "range": [0, 100], "#
      + #""transform": {"from": "raw", "kind": "percent"}}"#
    func codes(_ metric: String) -> [DiagnosticCode] {
      let bands = [Self.bands(metric, "[69.7]", #"["at risk", "not at risk"]"#)]
      return Self.scale(23, codes: 0...4, "mean", metrics: metrics, bands: bands).problems.map(
        \.code)
    }
    #expect(codes("raw") == [.scaleBands])
    #expect(codes("percent") == [])
  }

  @Test("D2, OpenScales SUS and WHO-5: a band is looked up in the metric it names, not before it")
  func bandsAfterTheTransform() throws {
    let metrics =
      #"{"id": "raw", "range": [0, 25]}, {"id": "percent", "range": [0, 100], "#
      + #""transform": {"from": "raw", "kind": "times", "by": 4}}"#
    let scale = Self.scale(
      5, codes: 0...5, metrics: metrics,
      bands: [Self.bands("percent", "[52]", #"["low", "not low"]"#)])
    let score = try scores(scale, [3, 3, 3, 2, 2])[0]
    let bands = try scale.scale().scores[0].bands[0]
    #expect(score.values == [13, 52])
    #expect(bands.metric == "percent")
    #expect(bands.label(for: score.values[1]) == "not low")
    #expect(bands.label(for: 48) == "low")
  }

  @Test("D3 and D9, AUDIT and CORE-10: sets of bands that disagree on 15 stand side by side")
  func competingBands() throws {
    let who = Self.bands("raw", "[8, 16, 20]", #"["a", "b", "c", "d"]"#, id: "who")
    let other = Self.bands("raw", "[8, 15, 20]", #"["a", "b", "c", "d"]"#, id: "other")
    let scale = try Self.scale(
      10, codes: 0...4, metrics: #"{"id": "raw", "range": [0, 40]}"#, bands: [who, other]
    ).scale()
    let sets = scale.scores[0].bands
    #expect(sets.map(\.id) == ["who", "other"])
    #expect(sets.map { $0.label(for: 15) } == ["b", "c"])
    #expect(sets.map { $0.label(for: 16) } == ["c", "c"])
  }

  @Test("D4, OpenScales: bands have no gaps, overlaps or bands that nobody reaches")
  func noGaps() throws {
    let metrics = #"{"id": "raw", "range": [1, 5]}"#
    let cut = Self.bands("raw", "[2, 3.5]", #"["low", "middle", "high"]"#)
    let scale = Self.scale(6, codes: 1...5, "mean", metrics: metrics, bands: [cut])
    let bands = try scale.scale().scores[0].bands[0]
    // 11/6 = 1.83 and 12/6 = 2: a set of closed bands ending at 1.99 leaves nothing between here.
    #expect(
      [11.0 / 6, 1.995, 2, 3.499, 3.5, 5].map(bands.label) == [
        "low", "low", "middle", "middle", "high", "high",
      ])
    let short = Self.bands("raw", "[2, 7]", #"["low", "middle", "high"]"#)
    let problems = Self.scale(6, codes: 1...5, "mean", metrics: metrics, bands: [short]).problems
    #expect(problems.map(\.code) == [.scaleBands])
  }

  @Test(
    "D4, OpenScales: no score goes without a missing rule, or refers to items that are not there")
  func noLooseEnds() {
    var scale = Self.scale(2, codes: 0...3, metrics: #"{"id": "raw", "range": [0, 6]}"#)
    scale.scores[0] = scale.scores[0].replacing(
      #""missing": {"rule": "complete", "source": "us"}, "#, with: "")
    #expect(scale.problems.map(\.code) == [.documentMissingKey])
    let stranger = TestScale(
      2, codes: 0...3, scores: [TestScale.score("s", "sum", TestScale.all(3), range: "[0, 9]")])
    #expect(stranger.problems.map(\.code) == [.scaleUnknownItem])
  }

  @Test("D5, CamCOPS CORE-10: nothing answered is not the best score, one answer is not ten")
  func nothingIsNotZero() throws {
    let scale = TestScale(
      10, codes: 0...4,
      scores: [
        TestScale.score(
          "s", "mean", TestScale.all(10, reverse: [2, 3]), range: "[0, 40]",
          missing: MissingRuleTests.prorate(1), keys: #""times": 10"#)
      ])
    let none = [Int?](repeating: nil, count: 10)
    #expect(try raw(scale, none) == nil)
    #expect(try raw(scale, [0] + none.dropFirst()) == nil)
    #expect(try raw(scale, [nil] + Array(repeating: 2, count: 9)) == 20)
  }

  @Test("D6, CamCOPS SWEMWBS: its items are 1, 2, 3, 6, 7, 9 and 11 of WEMWBS, not the first seven")
  func shortFormItems() throws {
    let short = try Scale(reading: ProjectFiles.file("Scales/swemwbs.json"))
    let long = try Scale(reading: ProjectFiles.file("Scales/wemwbs.json"))
    let derivation = try #require(short.lineage.derivableFrom.first { $0.scale == long.id })
    let positions = try derivation.items.map { try #require(long.itemPositions[$0]) + 1 }
    #expect(positions == [1, 2, 3, 6, 7, 9, 11])
    // No wording stands where the licence allows none, so none can stand at the wrong item.
    #expect((short.items + long.items).allSatisfy { $0.text == nil })
  }

  @Test("D6, CamCOPS SWEMWBS: the metric that Warwick's table gives is the one reported")
  func rawIsNotTheMetric() throws {
    let scale = try Scale(reading: ProjectFiles.file("Scales/swemwbs.json"))
    let score = Scorer(scale).scores([2, 3, 4, 3, 4, 5, 3].map { .answered($0) })[0]
    #expect(scale.scores[0].reportedMetric.id == "metric")
    #expect(score.values == [24, 21.54])
  }

  @Test(
    "D7, Soft Outcomes ONS4: anxiety keeps its code, and its direction says that lower is better")
  func anxietyIsNotReversed() throws {
    var scale = TestScale(
      1, codes: 0...10,
      scores: [TestScale.score("anxious", "sum", TestScale.all(1), range: "[0, 10]")])
    scale.scores[0] = scale.scores[0].replacing("higherIsBetter", with: "lowerIsBetter")
    #expect(try raw(scale, [10]) == 10)
    #expect(try scale.scale().scores[0].direction.sign == -1)
  }

  @Test("D8, Soft Outcomes: band limits under a name that nobody reads are refused, not dropped")
  func unknownKeys() {
    let bands =
      #"{"metric": "raw", "minimum": 0, "maximum": 3, "labels": ["a", "b"], "source": "us"}"#
    let scale = Self.scale(
      2, codes: 0...3, metrics: #"{"id": "raw", "range": [0, 6]}"#, bands: [bands])
    #expect(
      scale.problems.map(\.code) == [.documentMissingKey, .documentUnknownKey, .documentUnknownKey])
  }

  @Test("D10, RSES: two orders are in circulation; by the wrong one a row of 30 scores 18")
  func itemOrders() throws {
    // BioPsyKit's test row, reverse 2, 5, 6, 8, 9 in its order; 3, 5, 8, 9, 10 in that of 1965.
    let row = [3, 0, 3, 3, 0, 0, 3, 0, 0, 3]
    var scale = TestScale(
      10, codes: 0...3,
      scores: [
        TestScale.score("s", "sum", TestScale.all(10, reverse: [2, 5, 6, 8, 9]), range: "[0, 30]")
      ])
    let order = [1, 3, 2, 4, 5, 7, 10, 6, 8, 9].map { "\"q\($0)\"" }.joined(separator: ", ")
    scale.keys = [#""itemOrders": [{"id": "1965", "items": [\#(order)], "source": "us"}]"#]
    let read = try scale.scale()
    let reversed = read.itemOrders[0].items.enumerated().filter { entry in
      read.scores[0].items[entry.element].key == .reverse
    }
    #expect(reversed.map { $0.offset + 1 } == [3, 5, 8, 9, 10])
    #expect(try raw(scale, row) == 30)
    var byPosition = [Int?](repeating: nil, count: 10)
    for (column, item) in read.itemOrders[0].items.enumerated() { byPosition[item] = row[column] }
    #expect(try raw(scale, byPosition) == 18)
  }

  @Test("D11, BioPsyKit PHQ: a range that its own codes do not give is refused")
  func statedRange() {
    let scale = Self.scale(9, codes: 0...3, metrics: #"{"id": "raw", "range": [9, 36]}"#)
    #expect(scale.problems.map(\.code) == [.scaleRange])
  }

  @Test("D12, ReproSchema PSC-17-Y: a hyphen in an item's name is not a subtraction")
  func hyphens() throws {
    let scale = TestScale(
      items: ["PSC-17-Y_1", "PSC"], codes: 0...20,
      scores: [
        TestScale.score("s", "sum", TestScale.items(["PSC-17-Y_1", "PSC"]), range: "[0, 40]")
      ])
    #expect(try raw(scale, [2, 20]) == 22)
  }

  @Test("D13, MindLogger: skipped is not 0 unless the scale says that it is passed over by design")
  func skippedIsNotZero() throws {
    let scale = try Self.scale(2, codes: 0...3, metrics: #"{"id": "raw", "range": [0, 6]}"#).scale()
    let score = Scorer(scale).scores([.answered(3), .skipped])[0]
    #expect(score.reason == .tooFewAnswered(answered: 1, needed: 2))
  }

  @Test("D14, CECPfuns: 10 % of 28 items is no number of items; 3 is, and three may be missing")
  func countsNotProportions() throws {
    func scale(_ most: String) -> TestScale {
      TestScale(
        28, codes: 0...4,
        scores: [
          TestScale.score(
            "s", "sum", TestScale.all(28), range: "[0, 112]",
            missing: #""rule": "prorate", "maxMissing": \#(most)"#)
        ])
    }
    #expect(scale("2.8").problems.map(\.code) == [.documentWrongType])
    #expect(scale("0.1").problems.map(\.code) == [.documentWrongType])
    let three: [Int?] = [nil, nil, nil] + Array(repeating: 2, count: 25)
    #expect(try raw(scale("3"), three) == 56)
  }

  @Test("D15, psych: an item is reversed in its own range, though nobody used the ends")
  func declaredRange() throws {
    let scale = TestScale(
      2, codes: 1...7,
      scores: [TestScale.score("s", "sum", TestScale.all(2, reverse: [2]), range: "[2, 14]")])
    // By the answers seen, 3 to 5, a 3 would turn into a 5; by the scale it does too, 1 + 7 − 3.
    #expect(try raw(scale, [3, 3]) == 8)
    // Seen are 2 and 3 only: 2 + 3 − 3 would be 2.
    #expect(try raw(scale, [2, 3]) == 7)
  }

  @Test("D15, psych: a blank never takes a value from other people")
  func nobodyElse() throws {
    let scale = Self.scale(3, codes: 0...3, metrics: #"{"id": "raw", "range": [0, 9]}"#)
    #expect(try raw(scale, [3, nil, 0]) == nil)
    // An item that everybody answers alike is not dropped either.
    #expect(try scores(scale, [1, 1, 1])[0].items == 3)
  }

  @Test(
    "D16, IIP-32, MMPI-2, PsychoBench: a mistyped row is found, and keys go by id, not position")
  func mistypedRows() {
    func codes(_ row: String) -> [DiagnosticCode] {
      let metrics =
        #"{"id": "raw", "range": [0, 3]}, {"id": "t", "range": [30, 70], "table": "#
        + #"{"from": "raw", "source": "us", "rows": [[0, 30], [1, 44], \#(row), [3, 70]]}}"#
      return Self.scale(1, codes: 0...3, metrics: metrics).problems.map(\.code)
    }
    #expect(codes("[2, 57]") == [])
    #expect(codes("[2, 37]") == [.scaleTable])
    let number = TestScale(
      1, codes: 0...3,
      scores: [TestScale.score("s", "sum", TestScale.items(["q1": "-1"]), range: "[0, 3]")])
    #expect(number.problems.map(\.code) == [.documentWrongType])
  }

  @Test("D17, Turner-Stokes 2009: goals are scored by the formula of 1968, root and all")
  func goals() throws {
    let scale = GoalAttainmentTests.scale([1, 1, 1], range: "[22.6139, 77.3861]")
    let score = try #require(try raw(scale, [1, 1, 1]))
    #expect(agrees(score, 50 + 30 / 4.8.squareRoot(), relative: 1e-15))
  }

  @Test(
    "D17, GAD-7: no label says 'not at all sure'; the file carries codes, and 0 to 3 are all of them"
  )
  func notAtAll() throws {
    let scale = try Scale(reading: ProjectFiles.file("Scales/gad-7.json"))
    for item in scale.items {
      #expect(item.options.map(\.code) == [0, 1, 2, 3])
      let wording = item.options.flatMap { [$0.label].compactMap(\.self) + $0.labels.values }
      #expect(!wording.contains { $0.lowercased().contains("sure") })
    }
  }

  @Test("D17, Turner-Stokes 2009: with weights too, the root is over both terms of the formula")
  func weightedGoals() throws {
    // T = 50 + 10 Σwx / √(0.7 Σw² + 0.3 (Σw)²). Without the root, three goals of weight 1 at +1 would
    // give 50 + 30 / 4.8 = 56.25 and not 63.69.
    let score = try #require(
      try raw(GoalAttainmentTests.scale([3, 2, 1], range: "[23.5608, 76.4392]"), [2, -1, 0]))
    #expect(agrees(score, 50 + 40 / (0.7 * 14 + 0.3 * 36).squareRoot(), relative: 1e-15))
    let equal = try #require(
      try raw(GoalAttainmentTests.scale([1, 1, 1], range: "[22.6139, 77.3861]"), [1, 1, 1]))
    #expect(abs(equal - 56.25) > 7)
  }

  @Test("D18, K10: 1–5 and 0–4 are different scales, and a 5 is not an answer to the second")
  func codings() throws {
    var scale = Self.scale(10, codes: 0...4, metrics: #"{"id": "raw", "range": [0, 40]}"#)
    scale.keys = [#""lineage": {"notComparableWith": ["k10-1-5"]}"#]
    let read = try scale.scale()
    #expect(read.lineage.notComparableWith == ["k10-1-5"])
    let score = Scorer(read).scores([.answered(5)] + Array(repeating: .answered(1), count: 9))[0]
    #expect(score.reason == .responseSetAside)
    #expect(score.unanswered.setAside == 1)
  }
}
