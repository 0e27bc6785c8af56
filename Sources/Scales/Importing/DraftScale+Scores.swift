import Documents
import Results

/// Which scores of a draft can be had: their inputs are there, and what they come to is known.
extension DraftScale {
  /// Leaves out what cannot be scored, saying why, and works out the ranges of the others.
  mutating func settle(_ reading: Reading) {
    dropUnknownInputs(reading)
    dropCircles(reading)
    let values = AttainableScores(
      of: skeleton, order: ScoreGraph(skeleton.scores).order
    ).scores
    for (position, value) in values.enumerated() {
      // A metric runs from one number to a larger one.
      guard let value, value.lowest < value.highest else {
        Self.drop(
          scores[position], "its values are too large, too finely divided, or all the same",
          .importScore, reading)
        continue
      }
      scores[position].range = value
    }
    scores.removeAll { $0.range == nil }
    // A score of a score that has just gone goes too.
    dropUnknownInputs(reading)
    for position in scores.indices {
      scores[position].tellTransform(reading)
      scores[position].settleBands(reading)
    }
  }

  private mutating func dropUnknownInputs(_ reading: Reading) {
    let itemIds = Set(items.map(\.id))
    var dropped = true
    while dropped {
      let scoreIds = Set(scores.map(\.id))
      let kept = scores.filter { score in
        let known = score.isOfScores ? scoreIds : itemIds
        let unknown = score.inputs.filter { !known.contains($0.id) }
        guard let first = unknown.first else { return true }
        let kind = score.isOfScores ? "score" : "item"
        reading.report(
          .importUnknownItem, at: first.place,
          "The score '\(score.id)' needs \(Words.list(unknown.map(\.id))), and there is no such "
            + "\(kind) in the draft; the score is left out.",
          help: "Look for a misspelt name, or add the \(kind) and the score to the draft.")
        return false
      }
      dropped = kept.count < scores.count
      scores = kept
    }
  }

  private mutating func dropCircles(_ reading: Reading) {
    while let circle = ScoreGraph(skeleton.scores).cycle {
      for position in Set(circle) {
        Self.drop(scores[position], "it is made of itself in a circle", .importScore, reading)
      }
      let gone = Set(circle)
      scores = scores.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
      dropUnknownInputs(reading)
    }
  }

  static func drop(
    _ score: DraftScore, _ why: String, _ code: DiagnosticCode, _ reading: Reading
  ) {
    reading.report(
      code, at: score.place, "The score '\(score.id)' is left out: \(why).",
      help: "Add it to the draft by hand if it can be said in another way.")
  }

  /// The draft as a scale with nothing but items and scores, to work out what these come to.
  private var skeleton: Scale {
    let items = items.map {
      Item(
        id: $0.id, options: $0.options, missingCodes: [], skips: [], isSetByPerson: false,
        place: $0.place)
    }
    let itemPositions = Self.positions(items.map(\.id))
    let scorePositions = Self.positions(scores.map(\.id))
    return Scale(
      id: id, name: name, version: "", status: .bespoke, about: about, respondent: .itself,
      timeFrame: TimeFrame(recall: ""), licence: licence,
      lineage: Lineage(derivableFrom: [], comparableWith: [], notComparableWith: []),
      sources: [], unverified: [], missingCodes: [], items: items, itemOrders: [],
      scores: scores.map { $0.definition(itemPositions, scorePositions) }, examples: [])
  }

  private static func positions(_ ids: [String]) -> [String: Int] {
    Dictionary(zip(ids, ids.indices)) { first, _ in first }
  }
}

extension DraftScore {
  /// Tells a transformation that no metric of a scale file comes to.
  fileprivate func tellTransform(_ reading: Reading) {
    guard let transform, let range, transform.conversion(of: range) == nil else { return }
    reading.report(
      .importTransform, at: transform.place,
      "The transformation of '\(id)' is neither a multiple nor per cent of the range; the draft has "
        + "the number before it.",
      help: "Give the numbers after it as a table, one row for each value, if they are needed.")
  }

  fileprivate func definition(
    _ items: [String: Int], _ scores: [String: Int]
  ) -> ScoreDefinition {
    let inputs: ScoreDefinition.Inputs =
      isOfScores
      ? .scores(
        self.inputs.compactMap { input in
          scores[input.id].map {
            ScoreDefinition.KeyedScore(score: $0, key: input.key, weight: input.weight)
          }
        })
      : .items(
        self.inputs.compactMap { input in
          items[input.id].map {
            ScoreDefinition.KeyedItem(item: $0, key: input.key, weight: input.weight)
          }
        })
    let raw = Metric(id: "raw", lowest: 0, highest: 1, place: place)
    return ScoreDefinition(
      id: id, name: name, kind: kind, direction: .higherIsBetter, inputs: inputs, times: times,
      rounding: .none, missing: MissingRule(rule: .complete, required: [], place: place),
      metrics: [raw], reported: 0, bands: [], norms: [], reliabilities: [], changeThresholds: [],
      cutOffs: [], place: place)
  }
}
