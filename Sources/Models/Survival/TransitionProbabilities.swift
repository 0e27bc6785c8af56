public import Results

/// From each state at a time, the chance of being in each state later.
///
///     P_jk(s, t):  p(t) of ``AalenJohansen`` with everybody in j at s
///
/// For the chances to be those of a person in j at s, whatever came before, the next move must not depend on
/// earlier ones; shares of people do not need that.
public struct TransitionProbabilities: Sendable, Hashable {
  /// The shares of those who begin in each state.
  public let fromState: [AalenJohansen]

  /// Estimates them.
  ///
  /// - Parameters:
  ///   - rows: as for ``AalenJohansen``.
  ///   - states: how many states there are.
  ///   - from: s.
  ///   - options: what can be chosen; `from` and `start` are set here.
  /// - Throws: `SurvivalError`.
  public init(
    _ rows: [Sojourn], states: Int, from: Double,
    options: AalenJohansen.Options = AalenJohansen.Options()
  ) throws(SurvivalError) {
    var fits: [AalenJohansen] = []
    for state in 0..<states {
      var options = options
      options.from = from
      options.start = .inState(state)
      fits.append(try AalenJohansen(rows, states: states, options: options))
    }
    fromState = fits
  }

  /// P_jk(s, t); nil where t lies outside what was seen.
  public func probability(from state: Int, to other: Int, at time: Double) -> Estimate? {
    precondition(
      fromState.indices.contains(state) && fromState.indices.contains(other), "\(state), \(other)")
    return fromState[state].shares(at: time)?[other]
  }
}
