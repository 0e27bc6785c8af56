import Scales

extension ReliableChange {
  /// What Hageman and Arrindell say of the group, apart from persons.
  public struct GroupLevel: Sendable, Hashable {
    /// Estimated share of people whose true score moved towards better.
    public let changedShare: Double
    /// Estimated share of people whose true last score lies beyond the cut-off; nil without one.
    public let beyondShare: Double?
    /// People who started in the range of people who seek help, changed reliably towards better, and
    /// whose true last score is beyond the cut-off as surely as the change is; with a cut-off only.
    public let surelyRecovered: ChangeRate?
  }

  /// The group level of Hageman and Arrindell (1999); nil for other methods, or where true change
  /// cannot be told from error. See ``HagemanArrindell``.
  public var groupLevel: GroupLevel? {
    guard options.method == .sample(.hagemanArrindell), let pairs, let error,
      let method = try? HagemanArrindell(
        pairs, reliability: error.reliability(among: pairs.firstDeviation))
    else { return nil }
    let range = options.rule.range
    return GroupLevel(
      changedShare: method.changedShare(direction),
      beyondShare: range.map { method.beyondShare($0.cutOff, direction) },
      surelyRecovered: range.map { surelyRecovered(method, beyond: $0) })
  }

  private func surelyRecovered(
    _ method: HagemanArrindell, beyond range: ChangeRule.Range
  ) -> ChangeRate {
    let started = scores.firsts.indices.filter { !range.isBeyond(scores.firsts[$0], direction) }
    let recovered = started.count { person in
      let (first, last) = (scores.firsts[person], scores.lasts[person])
      guard let facts = facts(first: first, last: last), facts.isReliable else { return false }
      let standing = method.standing(of: last, at: range.cutOff) * direction.sign
      return facts.index * direction.sign > 0
        && options.rule.boundary.isPassed(by: standing, at: criticalValue)
    }
    return ChangeRate(
      "surely-recovered", recovered, of: started.count,
      denominator: "people with two scores who started in the range of people who seek help",
      unknown: scores.singles.count { !range.isBeyond($0, direction) }, level: options.rule.level)
  }
}
