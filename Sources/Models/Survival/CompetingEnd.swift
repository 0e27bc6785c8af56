/// A stretch of time in which somebody was watched for ends of several kinds, of which one can come.
public struct CompetingEnd: Sendable, Hashable {
  /// From when on they were watched; the default is 0.
  public var entry: Double
  /// Until when; after the entry.
  public var exit: Double
  /// Which end came at the exit, from 0; nil where none had.
  public var reason: Int?
  /// Whose time it is.
  public var person: Int

  /// Makes a stretch.
  public init(entry: Double = 0, exit: Double, reason: Int?, person: Int) {
    self.entry = entry
    self.exit = exit
    self.reason = reason
    self.person = person
  }
}

extension AalenJohansen {
  /// The share for whom each of several ends has come, over time (cumulative incidence).
  ///
  ///     F_r(t) = Σ_{u ≤ t} S(u−) · d_r(u) / Y(u),      S(t) = 1 − Σ_r F_r(t)
  ///
  /// State 0 is that none has come; state r + 1 that end r has. Everybody begins in state 0.
  ///
  /// ### Source
  /// Aalen, O. (1978). Nonparametric estimation of partial transition probabilities in multiple decrement models.
  /// *Annals of Statistics*, 6(3), 534–545. <https://doi.org/10.1214/aos/1176344198>
  ///
  /// ### Agrees with
  /// R `survival::survfit(Surv(entry, exit, factor(reason)) ~ 1, id = person)`.
  ///
  /// - Parameters:
  ///   - ends: stretches of time; those of one person do not overlap.
  ///   - reasons: how many kinds of end there are.
  ///   - options: what can be chosen; `start` is everybody in state 0.
  /// - Throws: `SurvivalError`.
  public init(
    _ ends: [CompetingEnd], reasons: Int, options: Options = Options()
  ) throws(SurvivalError) {
    var options = options
    options.start = .inState(0)
    try self.init(
      ends.map { end in
        // A reason that there is not is refused as a state that there is not.
        Sojourn(
          person: end.person, state: 0, start: end.entry, stop: end.exit,
          next: end.reason.map { $0 < 0 ? -1 : $0 < reasons ? $0 + 1 : reasons + 1 })
      }, states: reasons + 1, options: options)
  }
}
