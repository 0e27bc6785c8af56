import Scoring

extension Records {
  /// How two workers who observed the same person on the same day agree about an indicator.
  ///
  /// Workers stand in the order of their names; of three or more the first two count, so that every meeting
  /// counts once. Observations without an observer are not looked at: nobody knows whether they are two.
  ///
  /// - Parameters:
  ///   - indicator: the indicator's id.
  ///   - answers: its answers in their order.
  /// - Returns: pairs of answers; the first view is that of the worker whose name comes first.
  public func observerAgreement(_ indicator: String, answers: [String]) -> AgreementTable {
    var pairs: [(first: String, second: String)] = []
    for (_, record) in inOrder {
      var byDay: [Int: [Observation]] = [:]
      for seen in record.observations
      where seen.indicator == indicator && seen.by == .worker && seen.observer != nil {
        byDay[seen.day, default: []].append(seen)
      }
      for (_, group) in byDay.sorted(by: { $0.key < $1.key }) where group.count > 1 {
        let two = group.sorted { ($0.observer ?? "") < ($1.observer ?? "") }
        pairs.append((two[0].answer, two[1].answer))
      }
    }
    return AgreementTable(answers: answers, pairs: pairs)
  }

  /// The person's own view of an indicator beside the worker's. The two are never made one.
  ///
  /// - Parameters:
  ///   - indicator: the indicator's id.
  ///   - answers: its answers in their order.
  ///   - reach: how many days may lie between two views that stand beside each other; 0 by default.
  /// - Returns: pairs of views, and those that stand alone.
  public func viewsBeside(
    _ indicator: String, answers: [String], within reach: Int = 0
  ) -> ViewsBeside {
    var views = ViewsBeside(answers: answers)
    for (_, record) in inOrder {
      views.take(record.observations.filter { $0.indicator == indicator }, within: reach)
    }
    return views
  }
}
