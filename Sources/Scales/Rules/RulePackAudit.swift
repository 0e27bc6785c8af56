public import Results

extension RulePack {
  /// The pack with all its numbers, held against the scales it is about.
  ///
  /// A measure whose scale is not at hand stands as the pack states it; one that leaves its numbers to
  /// that scale's file cannot be used.
  ///
  /// - Parameter scales: the scale of each measure, in the order of the measures; nil where not at hand.
  /// - Returns: the pack, every measure with range and change.
  /// - Throws: `RefusedInput` with `rules.measure`; all of them at once.
  public func resolved(by scales: [Scale?]) throws(RefusedInput) -> RulePack {
    var copy = self
    var problems: [Diagnostic] = []
    for (position, measure) in measures.enumerated() {
      let scale = position < scales.count ? scales[position] : nil
      guard let scale else {
        if measure.cutOff != nil {
          problems.append(
            Diagnostic(
              .rulesMeasure, at: measure.place,
              "The numbers of '\(measure.scale)' are left to its scale file, which is not at hand.",
              help: "Put the scale's file into the folder of scales, or state the numbers here."))
        }
        continue
      }
      do throws(Withheld) {
        copy.measures[position] = try measure.resolved(by: scale)
        problems += copy.measures[position].problems(against: scale)
      } catch {
        problems.append(
          Diagnostic(.rulesMeasure, at: measure.place, error.reason, help: error.help))
      }
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    return copy
  }

  /// The pack with some of its measures only.
  ///
  /// Measures that are judged together cannot be parted; of those that stand in place of each other a
  /// service uses one or some.
  ///
  /// - Parameter scales: the scales of the measures to keep.
  /// - Returns: the pack with those; nil when measures are judged together, or it has not all of them.
  public func keeping(_ scales: [String]) -> RulePack? {
    guard together == .each, !scales.isEmpty,
      scales.allSatisfy({ scale in measures.contains { $0.scale == scale } })
    else { return nil }
    var copy = self
    copy.measures = measures.filter { scales.contains($0.scale) }
    return copy
  }
}

extension RulePack.Measure {
  /// What a scale's file says otherwise.
  fileprivate func problems(against scale: Scale) -> [Diagnostic] {
    guard let range, let change, let score = scale.scores.first(where: { $0.id == self.score }),
      let metric = score.metrics.first(where: { $0.id == self.metric })
    else { return [] }
    var problems: [Diagnostic] = []
    if (range.side == .above) != (score.direction == .lowerIsBetter) {
      problems.append(
        Diagnostic(
          .rulesMeasure, at: place,
          "The range lies '\(range.side.rawValue)', and on '\(scale.id)' that is the better side.",
          help: "People who seek help score on the other side; look up the source."))
    }
    let attainable = min(metric.lowest, metric.highest)...max(metric.lowest, metric.highest)
    let span = attainable.upperBound - attainable.lowerBound
    if !attainable.contains(range.value) || change.value > span {
      problems.append(
        Diagnostic(
          .rulesMeasure, at: place,
          "No score of '\(scale.id)' reaches the border, or no change is that large.",
          help: "Look whether the numbers are of another metric than '\(self.metric)'."))
    }
    return problems
  }
}
