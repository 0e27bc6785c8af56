public import Disclosure
import Distributions
public import Results

/// Judges packets before they leave: part by part, by one profile.
///
/// A part goes out where what it says, and what can be worked out from it beside the parts before it, may
/// be told. Means, deviations and correlation stand or fall together, because each says something of the
/// others; so do the counts of change, and the strata, because all but one of them give that one away.
public struct PacketGate: Sendable, Hashable {
  /// A packet as it may leave, and what it would have revealed.
  public struct Judged: Sendable, Hashable {
    /// The packet without what is withheld, rounded as the profile has it.
    public var packet: ServicePacket
    /// What the whole packet would reveal. For inside use.
    public var revealed: Revealed
    /// Why something is withheld, each reason once.
    public var reasons: [Withheld]
  }

  /// What a packet would reveal, as told: for inside use, it is judged and not sent.
  public struct Revealed: Sendable, Hashable {
    /// People with both scores.
    public var n: Int
    /// Sets of earlier scores that could stand behind mean and deviation; nil where the scores that the
    /// scale can give are not known.
    public var preSets: ScoreSetCount?
    /// The same of later scores.
    public var postSets: ScoreSetCount?
    /// The same of changes, which follow from the others.
    public var changeSets: ScoreSetCount?
    /// Strata, and the people of the smallest.
    public var strata: Int
    /// People of the smallest stratum; nil without strata.
    public var smallestStratum: Int?
  }

  /// The rules.
  public let gate: DisclosureGate
  /// The scores that the scale can give; nil where that is not known.
  public let grid: ScoreGrid?

  /// Sets of scores are counted up to so many people: beyond, nobody could count them through.
  private static let mostCounted = 60

  /// Makes a gate.
  public init(_ profile: DisclosureProfile, grid: ScoreGrid?) {
    gate = DisclosureGate(profile)
    self.grid = grid
  }

  /// What may leave of a packet.
  public func judge(_ packet: ServicePacket) -> Judged {
    let n = packet.n ?? 0
    var judged = Judged(
      packet: packet,
      revealed: Revealed(
        n: n, strata: packet.strata.count, smallestStratum: packet.strata.map(\.persons).min()),
      reasons: [])
    judgeCounts(n, &judged)
    judgeScores(n, &judged)
    judgeChanges(n, &judged)
    judgeStrata(n, &judged)
    return judged
  }

  /// People with both scores, then those with a first one, then all: each tells how many more there are.
  private func judgeCounts(_ n: Int, _ judged: inout Judged) {
    guard let told = told(gate.count(n), .n, &judged) else {
      judged.packet.n = nil
      for part in [\ServicePacket.first, \.eligible] where judged.packet[keyPath: part] != nil {
        judged.packet[keyPath: part] = nil
        judged.packet.withheld.insert(part == \.first ? .first : .eligible)
      }
      return
    }
    judged.packet.n = told
    var below = n
    for (path, part) in [(\ServicePacket.first, ServicePacket.Part.first), (\.eligible, .eligible)]
    {
      guard let count = judged.packet[keyPath: path] else { continue }
      let isTold = gate.count(count - below).value != nil
      judged.packet[keyPath: path] = isTold ? self.told(gate.count(count), part, &judged) : nil
      if isTold {
        below = count
      } else {
        withhold(part, gate.count(count - below).reason, &judged)
      }
    }
  }

  private func judgeScores(_ n: Int, _ judged: inout Judged) {
    guard let scores = judged.packet.scores else { return }
    let grid = n <= Self.mostCounted ? grid : nil
    let summaries = (
      pre: SampleSummary(
        n: n, mean: scores.meanPre, standardDeviation: scores.standardDeviationPre, grid: grid),
      post: SampleSummary(
        n: n, mean: scores.meanPost, standardDeviation: scores.standardDeviationPost, grid: grid),
      change: change(scores, n: n, grid: grid)
    )
    let pre = gate.summary(summaries.pre)
    let post = gate.summary(summaries.post)
    let change = gate.summary(summaries.change)
    // Of those who are too few nothing goes out; how few sets of scores there are is told to them still.
    let plain = DisclosureGate(.ungated)
    func sets(_ found: ReleasedSummary, _ summary: SampleSummary) -> ScoreSetCount? {
      found.scoreSets ?? plain.summary(summary).scoreSets
    }
    judged.revealed.preSets = sets(pre, summaries.pre)
    judged.revealed.postSets = sets(post, summaries.post)
    judged.revealed.changeSets = sets(change, summaries.change)
    guard gate.profile.id != DisclosureProfile.ungated.id else { return }
    let reasons = [pre, post, change].flatMap {
      [$0.mean.reason, n > 1 ? $0.standardDeviation.reason : nil]
    }.compactMap(\.self)
    if judged.packet.n == nil || !reasons.isEmpty {
      judged.packet.scores = nil
      withhold(.scores, reasons.first, &judged)
      return
    }
    let isRounded = n < gate.profile.exactMeansFrom
    judged.packet.scores = ServicePacket.Scores(
      meanPre: pre.mean.value ?? scores.meanPre,
      standardDeviationPre: pre.standardDeviation.value,
      meanPost: post.mean.value ?? scores.meanPost,
      standardDeviationPost: post.standardDeviation.value,
      correlation: scores.correlation.map { isRounded ? ($0 * 100).rounded() / 100 : $0 })
  }

  /// Mean and deviation of the changes, which follow from those of the scores.
  ///
  ///     s² = s²_pre + s²_post − 2 r s_pre s_post
  private func change(
    _ scores: ServicePacket.Scores, n: Int, grid: ScoreGrid?
  ) -> SampleSummary {
    var deviation: Double?
    if let pre = scores.standardDeviationPre, let post = scores.standardDeviationPost {
      let variance = pre * pre + post * post - 2 * (scores.correlation ?? 0) * pre * post
      // What rounding leaves of a change that is the same for everybody is nought.
      deviation = variance > 1e-12 * (pre * pre + post * post) ? variance.squareRoot() : 0
    }
    let furthest = grid.map { $0.steps.upperBound - $0.steps.lowerBound }
    return SampleSummary(
      n: n, mean: scores.meanPost - scores.meanPre, standardDeviation: deviation,
      grid: grid.flatMap { grid in
        furthest.flatMap { $0 <= 1_000_000 ? ScoreGrid(-$0...$0, unit: grid.unit) : nil }
      })
  }

  private func judgeChanges(_ n: Int, _ judged: inout Judged) {
    guard let changes = judged.packet.changes else { return }
    let cells = [
      changes.recovered, changes.improved - changes.recovered, changes.deteriorated,
      n - changes.improved - changes.deteriorated,
    ]
    guard let reason = obstacle(cells, n, judged) else {
      judged.packet.changes = ServicePacket.Changes(
        recovered: gate.count(changes.recovered).value ?? 0,
        improved: gate.count(changes.improved).value ?? 0,
        deteriorated: gate.count(changes.deteriorated).value ?? 0)
      return
    }
    judged.packet.changes = nil
    withhold(.changes, reason, &judged)
  }

  private func judgeStrata(_ n: Int, _ judged: inout Judged) {
    guard !judged.packet.strata.isEmpty else { return }
    let persons = judged.packet.strata.map(\.persons)
    let others = n - persons.reduce(0, +)
    guard let reason = obstacle(persons + (others > 0 ? [others] : []), n, judged) else {
      judged.packet.strata = judged.packet.strata.map { stratum in
        ServicePacket.Stratum(
          levels: stratum.levels, persons: gate.count(stratum.persons).value ?? 0)
      }
      return
    }
    judged.packet.strata = []
    withhold(.strata, reason, &judged)
  }

  /// Why counts that make up a group are not told; nil where each of them may be.
  private func obstacle(_ counts: [Int], _ n: Int, _ judged: Judged) -> Withheld? {
    if judged.packet.n == nil { return gate.count(n).reason }
    for count in counts {
      let share = gate.percentage(count, of: n)
      if let reason = gate.count(count).reason ?? (n > 0 ? share.reason : nil) { return reason }
    }
    return nil
  }

  /// A count as it may be told; nil, and said so, where it may not.
  private func told(
    _ count: Released<Int>, _ part: ServicePacket.Part, _ judged: inout Judged
  ) -> Int? {
    if let reason = count.reason { withhold(part, reason, &judged) }
    return count.value
  }

  private func withhold(
    _ part: ServicePacket.Part, _ reason: Withheld?, _ judged: inout Judged
  ) {
    judged.packet.withheld.insert(part)
    if let reason, !judged.reasons.contains(reason) { judged.reasons.append(reason) }
  }
}
