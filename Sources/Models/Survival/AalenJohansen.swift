public import Results

/// The share of people in each of several states over time, with moves of every kind, returns among them
/// (Aalen–Johansen).
///
///     p(t) = p(s) · Π_{s < u ≤ t} (I + dA(u)),      dA_jk(u) = dN_jk(u) / Y_j(u),   dA_jj = −Σ_k dA_jk
///
/// with dN_jk(u) moves from state j to k at time u and Y_j(u) people watched in j then. Its error is from the
/// influence of each person i on it (infinitesimal jackknife), which holds whether or not the next move depends on
/// earlier ones:
///
///     U_i(u) = U_i(u−) (I + dA(u)) + p(u−) · dH_i(u),   dH_i,jk = (dN_i,jk − Y_i,j dA_jk) / Y_j
///     Var p_k(t) = Σ_i U_ik(t)²
///
/// Where the shares at the start are those of the people seen then, their error counts:
/// U_i(s) = (1[i in k] − p_k(s)) / n for those n, and 0 for others.
///
/// - Note: Whoever is no longer watched is taken to be like those in the same state who are. That is an assumption.
///
/// ### Source
/// Aalen, O. O., & Johansen, S. (1978). An empirical transition matrix for non-homogeneous Markov chains based on
/// censored observations. *Scandinavian Journal of Statistics*, 5(3), 141–150. Without the Markov property: Datta,
/// S., & Satten, G. A. (2001). Validity of the Aalen–Johansen estimators of stage occupation probabilities … for
/// non-Markov models. *Statistics & Probability Letters*, 55(4), 403–411. Influence: Andersen, P. K., Borgan, Ø.,
/// Gill, R. D., & Keiding, N. (1993). *Statistical models based on counting processes*, sections II.8 and IV.4.
///
/// ### Agrees with
/// R `survival::survfit(Surv(start, stop, next) ~ 1, id = person, istate = state)`, with `p0` given where the start
/// is mixed: version 3.5-3 leaves the error of shares at the start out.
public struct AalenJohansen: Sendable, Hashable {
  /// A time at which somebody moves.
  public struct Step: Sendable, Hashable {
    /// The time.
    public let time: Double
    /// Y: people watched in each state just before.
    public let atRisk: [Int]
    /// The moves.
    public let moves: [Move]
    /// p from this time on, one per state.
    public let shares: [Estimate]
  }

  /// How many move from a state to another.
  public struct Move: Sendable, Hashable {
    /// From which state.
    public let from: Int
    /// To which.
    public let to: Int
    /// How many.
    public let count: Int
  }

  /// p at the start.
  public let initial: [Estimate]
  /// Times of moves after the start, in order.
  public let steps: [Step]
  /// s.
  public let start: Double
  /// The last time at which anybody was seen.
  public let last: Double
  /// Mean time in each state from the start to `until`, in the unit of the times; nil where not asked.
  public let timeInState: [Estimate]?
  /// Persons, or clusters, behind it.
  public let count: Int
  /// What was chosen.
  public let options: Options
  /// What to know about it.
  public let notes: [Note]
  let sets: [RiskSet]

  /// Estimates the shares.
  ///
  /// - Parameters:
  ///   - rows: stretches in one state; those of one person do not overlap, and follow from each other where they
  ///     touch.
  ///   - states: how many states there are.
  ///   - clusters: one per row, where people belong to groups whose members resemble each other; nil for persons.
  ///   - options: what can be chosen.
  /// - Throws: `SurvivalError`.
  public init(
    _ rows: [Sojourn], states: Int, clusters: [Int]? = nil, options: Options = Options()
  ) throws(SurvivalError) {
    precondition(options.level > 0 && options.level < 1, "level \(options.level)")
    precondition(clusters?.count ?? rows.count == rows.count, "clusters for \(rows.count) rows")
    try rows.check(states: states)
    let from = options.from ?? rows.reduce(Double.infinity) { min($0, $1.start) }
    let kept = rows.indices.filter { rows[$0].stop > from }
    let last = kept.reduce(from) { max($0, rows[$1].stop) }
    if let until = options.until {
      guard until > from, until <= last else { throw .beyondObservation(time: until, last: last) }
    }
    let names = clusters ?? rows.map(\.person)
    let watched = kept.map { rows[$0] }
    let sweep = OccupancySweep(
      rows: watched, states: states, places: PersonPlaces(kept.map { names[$0] }), from: from)
    let findings = try sweep.run(options)
    initial = findings.initial.estimates(options.scale, level: options.level)
    steps = findings.steps
    timeInState = findings.area?.estimates(level: options.level)
    start = from
    self.last = last
    count = sweep.places.count
    self.options = options
    sets = (0..<states).map { state in RiskSet(watched.filter { $0.state == state }, from: from) }
    let moves = steps.reduce(0) { $0 + $1.moves.reduce(0) { $0 + $1.count } }
    notes = moves < SurvivalNotes.fewEnds ? [SurvivalNotes.few(moves)] : []
  }

  /// The shares at a time, one per state; nil before the start, and after the last time at which anybody was seen.
  public func shares(at time: Double) -> [Estimate]? {
    guard time >= start, time <= last else { return nil }
    let next = RiskSet.below(time.nextUp, steps.map(\.time))
    return next == 0 ? initial : steps[next - 1].shares
  }

  /// People watched in each state just before a time.
  public func atRisk(at time: Double) -> [Int] { sets.map { $0.count(at: time) } }

  /// Times in which nobody was watched in a state although the estimate has people there, before others come to be
  /// watched in it again: one list per state. What happens there is not known, and counts as nothing.
  public var unwatched: [[ObservationGap]] {
    sets.indices.map { state in
      sets[state].gaps.filter { gap in (shares(at: gap.from)?[state].value ?? 0) > 0 }
    }
  }

  /// How many moved from a state to another, in all.
  public func moves(from: Int, to: Int) -> Int {
    steps.reduce(0) { sum, step in
      sum + step.moves.reduce(0) { $0 + ($1.from == from && $1.to == to ? $1.count : 0) }
    }
  }
}
