public import Results

extension RulePack.Measure {
  /// The measure with the numbers of the scale's file in place of those it leaves to it.
  ///
  /// A cut-off's border is left on its other side: where a score on it lies in the range, it has not
  /// left it.
  ///
  /// - Parameter scale: the scale of this measure.
  /// - Returns: the measure, with range and change.
  /// - Throws: `Withheld` when the scale has no such score, cut-off or change for the metric.
  public func resolved(by scale: Scale) throws(Withheld) -> RulePack.Measure {
    guard scale.id == self.scale, let score = scale.scores.first(where: { $0.id == self.score }),
      score.metrics.contains(where: { $0.id == metric })
    else {
      throw Withheld(
        "rules.no-such-score",
        "The scale '\(scale.id)' has no score '\(self.score)' in the metric '\(metric)'.",
        help: "Give the scale that the rule pack names: '\(self.scale)'.")
    }
    guard let cutOff else { return self }
    guard
      let border = score.cutOffs.first(where: { $0.id == cutOff && $0.metric == metric }),
      let threshold = score.changeThresholds.first(where: { $0.metric == metric })
    else {
      throw Withheld(
        "rules.not-published",
        "The file of the scale '\(scale.id)' has no cut-off '\(cutOff)', or no reliable change.",
        help: "State the numbers in the rule pack, with their source.")
    }
    var copy = self
    copy.range = RulePack.Range(
      value: border.value, side: border.side, starts: border.boundary,
      ends: border.boundary == .reaches ? .exceeds : .reaches, source: border.source)
    copy.change = RulePack.Change(
      value: threshold.value, boundary: threshold.boundary, source: threshold.source)
    return copy
  }
}
