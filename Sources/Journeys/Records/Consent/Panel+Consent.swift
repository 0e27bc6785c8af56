import Scoring

extension Panel {
  /// The panel without people whose scores a use is not agreed to for.
  public func applying(_ review: ConsentReview, for use: Consent.Use) -> Panel {
    var panel = self
    panel.journeys.removeAll { !review.covers($0.person, .scores, use) }
    return panel
  }
}
