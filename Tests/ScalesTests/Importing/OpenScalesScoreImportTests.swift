import Results
import Scales
import TestSupport
import Testing

@Suite("Importing scores of Open Scale Definitions")
struct OpenScalesScoreImportTests {
  private func imported(_ scoring: String) throws -> Imported {
    var definition = MadeUpDefinition()
    definition.scoring = scoring
    return try Imported(definition.text)
  }

  @Test("codings stand beside a list of items too, and an item of coding 0 does not enter")
  func codings() throws {
    let scale = try imported(
      #""t": {"method": "sum_coded", "items": ["a", "b", "c"], "item_coding": {"b": -1, "c": 0}}"#
    ).scale()
    #expect(scale.scores[0].items.map(\.key) == [.forward, .reverse])
  }

  @Test("recodes become maps, and weights weights")
  func mapsAndWeights() throws {
    let scale = try imported(
      #""t": {"method": "weighted_mean", "items": ["a", "b", "c"], "weights": {"a": 0.5, "b": 2}, "value_map": {"a": [0, 0, 1, 1, 3]}}"#
    ).scale()
    let items = scale.scores[0].items
    #expect(items.map(\.item) == [0, 1])
    #expect(items.map(\.weight) == [Fraction(decimal: 0.5), Fraction(2)])
    #expect(scale.items[0].keyed(4, items[0].key) == Fraction(3))
    // (0.5 · 3 + 2 · 4) / 2.5, by hand.
    #expect(scale.scores[0].metrics[0].highest == 3.8)
  }

  @Test("scores of scores are carried")
  func scoresOfScores() throws {
    let scale = try imported(
      #""all": {"method": "sum_coded", "scores": ["x", "y"]}, "x": {"method": "max", "items": ["a", "b"]}, "y": {"method": "sum_coded", "items": ["c"]}"#
    ).scale()
    #expect(scale.scores[0].scores == [1, 2])
    #expect(scale.scores[0].metrics[0].highest == 8)
  }

  @Test(
    "a score that cannot be said in a scale file is left out, with the reason",
    arguments: [
      (#""t": {"method": "sd", "items": ["a", "b"]}"#, DiagnosticCode.importScore, "method"),
      (#""t": {"method": "sum_coded", "items": {"a": 2}}"#, .importScore, "coding"),
      (#""t": {"method": "sum_coded", "items": ["a", "a"]}"#, .importScore, "twice"),
      (#""t": {"method": "sum_coded", "items": []}"#, .importScore, "no answers"),
      (
        #""t": {"method": "sum_coded", "items": {"a": -1}, "value_map": {"a": [0, 1, 2, 3, 4]}}"#,
        .importScore, "recoded and then reversed"
      ),
      (
        #""t": {"method": "sum_coded", "items": ["a"], "value_map": {"default": [0, 1]}}"#,
        .importScore, "one value for every answer"
      ),
      (
        #""t": {"method": "weighted_sum", "items": ["a"], "weights": {"a": 0.12345678}}"#,
        .importScore, "decimals"
      ),
      // D4: a score that names an item there is none of.
      (#""t": {"method": "sum_coded", "items": ["a", "z"]}"#, .importUnknownItem, "'z'"),
      (
        #""t": {"method": "sum_coded", "scores": ["u"]}, "u": {"method": "sum_coded", "scores": ["t"]}"#,
        .importScore, "circle"
      ),
      (
        #""t": {"method": "mean_coded", "scores": ["u"]}, "u": {"method": "mean_coded", "items": ["a"], "transform": [{"op": "add", "value": 1}]}"#,
        .importScore, "after a transformation"
      ),
      (
        #""t": {"method": "sum_coded", "items": ["a"], "scores": ["kept"]}"#, .importScore,
        "answers and of scores"
      ),
      (#""answer_categories": {}"#, .importScore, "words"),
    ])
  func leftOut(_ scoring: String, _ code: DiagnosticCode, _ word: String) throws {
    let imported = try imported(scoring + #", "kept": {"method": "sum_coded", "items": ["b"]}"#)
    #expect(imported.remarks(code).contains { $0.message.contains(word) })
    let scores = try imported.scale().scores.map(\.id)
    #expect(scores.contains("kept") && !scores.contains("t"))
  }

  @Test("a mean that is multiplied is one, and may enter another score")
  func times() throws {
    let scale = try imported(
      #""t": {"method": "sum_coded", "scores": ["x", "y"]}, "x": {"method": "mean_coded", "items": ["a", "b"], "transform": [{"op": "multiply", "value": 25}, {"op": "divide", "value": 4}]}, "y": {"method": "mean_coded", "items": ["c"], "transform": [{"op": "multiply", "value": 6.25}]}"#
    ).scale()
    #expect(scale.scores.map(\.times) == [.one, Fraction(decimal: 6.25), Fraction(decimal: 6.25)])
    // Means of 0 to 4, times 6.25, two of them.
    #expect(scale.scores.map(\.metrics[0].highest) == [50, 25, 25])
  }

  @Test("a transformation to per cent of the range, or by a factor, becomes a metric")
  func transforms() throws {
    let scale = try imported(
      #""p": {"method": "sum_coded", "items": ["a", "b"], "transform": [{"op": "divide", "value": 8}, {"op": "multiply", "value": 100}]}, "k": {"method": "sum_coded", "items": ["a", "b"], "transform": [{"op": "multiply", "value": 3}]}"#
    ).scale()
    #expect(scale.scores[0].reportedMetric.conversion == .percent)
    #expect(scale.scores[1].reportedMetric.conversion == .times(3))
    #expect(scale.scores[1].reportedMetric.highest == 24)
  }

  @Test("any other transformation is told, and the number before it carried")
  func otherTransforms() throws {
    for step in [#"{"op": "subtract", "value": 1}"#, #"{"op": "divide", "value": "sd"}"#] {
      let imported = try imported(
        #""t": {"method": "sum_coded", "items": ["a", "b"], "transform": [\#(step)]}"#)
      #expect(imported.remarks(.importTransform).count == 1)
      #expect(try imported.scale().scores[0].metrics.map(\.id) == ["raw"])
    }
  }

  private func bands(_ bands: [(Double, Double)], method: String = "sum_coded", more: String = "")
    throws -> (codes: [String], cuts: [Double])
  {
    let list = bands.map { #"{"min": \#($0.0), "max": \#($0.1), "label": "from \#($0.0)"}"# }
    let imported = try imported(
      #""t": {"method": "\#(method)", "items": ["a", "b"], "norms": {"thresholds": [\#(list.joined(separator: ", "))]}\#(more)}"#
    )
    let cuts = try imported.scale().scores[0].bands.first?.cuts ?? []
    return (imported.codes.filter { !Imported.always.contains($0) }, cuts)
  }

  @Test("closed bands become cuts where no score lies between them")
  func exactBands() throws {
    let sums = try bands([(0, 2), (3, 5), (6, 8)])
    #expect(sums.codes.isEmpty && sums.cuts == [3, 6])
    // The mean of two answers in 0 … 4 moves in halves: nothing lies between 1.99 and 2.
    let means = try bands([(0, 1.99), (2, 4)], method: "mean_coded")
    #expect(means.codes.isEmpty && means.cuts == [2])
  }

  @Test(
    "D4: bands with a gap, an overlap, or an end before the scores' are left out",
    arguments: [
      [(0, 2), (4, 8)], [(0, 4), (4, 8)], [(0, 2), (3, 7)], [(0, 8)], [(0, 4), (5, 8), (9, 12)],
    ] as [[(Double, Double)]])
  func wrongBands(_ limits: [(Double, Double)]) throws {
    let found = try bands(limits)
    #expect(found.codes == ["import.bands"] && found.cuts.isEmpty)
  }

  @Test("D1, D2: bands of a transformed score do not say which number they are for")
  func unclearMetric() throws {
    let found = try bands(
      [(0, 3), (4, 8)], more: #", "transform": [{"op": "multiply", "value": 2}]"#)
    #expect(found.codes == ["import.band-metric"] && found.cuts.isEmpty)
  }
}
