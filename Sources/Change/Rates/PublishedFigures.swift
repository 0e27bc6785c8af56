public import Scales

extension ReliableChange {
  /// People whose change passes a threshold, towards better and away from it.
  public func passing(_ threshold: ChangeThreshold) -> (better: Int, worse: Int) {
    var (better, worse) = (0, 0)
    for index in scores.firsts.indices {
      let towards = (scores.lasts[index] - scores.firsts[index]) * direction.sign
      if threshold.boundary.isPassed(by: towards, at: threshold.value) { better += 1 }
      if threshold.boundary.isPassed(by: -towards, at: threshold.value) { worse += 1 }
    }
    return (better, worse)
  }

  /// People who started in the range of people who seek help, and of these who ended outside it.
  public func leaving(_ cutOff: PublishedCutOff) -> (started: Int, left: Int) {
    var (started, left) = (0, 0)
    for index in scores.firsts.indices where cutOff.includes(scores.firsts[index]) {
      started += 1
      if !cutOff.includes(scores.lasts[index]) { left += 1 }
    }
    return (started, left)
  }
}

extension ChangeRule.Range {
  /// The range that a published cut-off ends.
  ///
  /// A score on the cut-off is in the range where it is reached, and then has not crossed it.
  public init(_ cutOff: PublishedCutOff) {
    self.init(
      cutOff: cutOff.value, boundary: cutOff.boundary == .reaches ? .exceeds : .reaches,
      source: "published: \(cutOff.id) (\(cutOff.source))")
  }
}
