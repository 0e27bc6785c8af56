import Change
package import Disclosure
import Distributions
import Reports
import Results

/// Turns what was found into what may be told, before anything is drawn or written.
///
/// Figures of one study stand beside each other, so none is judged alone: groups within groups, parts
/// of a total and means of overlapping people are held against each other, and what would tell of
/// fewer people than the profile asks for is withheld. Numbers of people with different scores are
/// not held against each other: they tell only how many answered what.
package struct ReleaseGate {
  /// Coverage of the intervals.
  static let level = 0.95

  let gate: DisclosureGate
  /// What was released before.
  let history: ReleaseLedger
  /// Whether an earlier run had all rows but a few: whatever is told would tell of those.
  let isNearlyEarlier: Bool
  /// Whose scores are otherwise than in an earlier run; nil where none was named.
  let changed: ChangedPeople?

  /// A gate by a profile, with nothing released before.
  package init(_ profile: DisclosureProfile) {
    gate = DisclosureGate(profile)
    history = ReleaseLedger()
    isNearlyEarlier = false
    changed = nil
  }

  /// The gate of a run; where the study asks for more people than its profile, so does the gate.
  init(_ run: StudyRun) {
    var profile = run.study.profile
    profile.fewestPersons = max(profile.fewestPersons, run.study.fewestPersons)
    profile.fewestForMeans = max(profile.fewestForMeans, run.study.fewestPersons)
    gate = DisclosureGate(profile)
    history = run.history.ledger
    changed = run.changed
    let rows = run.changed?.rows ?? 0
    isNearlyEarlier = rows > 0 && rows < max(profile.fewestPersons, profile.fewestForMeans)
  }

  /// Fewest people by whom two groups that stand beside each other may differ.
  var fewest: Int { max(gate.profile.fewestPersons, gate.profile.fewestForMeans) }

  /// What of a run may leave, and what has left with it and before.
  func release(_ run: StudyRun) -> (release: Release, history: ReleaseLedger) {
    let outcomes = run.shared.findings.map(outcome)
    let framework = run.framework.flatMap { found in
      run.sharedAnalysis.map { self.framework(found, $0) }
    }
    var history = history
    for entry in outcomes.flatMap(\.entries) + (framework?.entries ?? [])
    where !history.entries.contains(entry) {
      history.add(entry)
    }
    return (
      Release(
        title: run.title, about: run.study.about, notice: run.study.notice,
        isSimulated: run.study.kind == .simulated, service: run.study.words.service,
        services: run.study.words.services, program: "\(Program.name) \(Program.version)",
        profile: gate.profile,
        people: everybody(
          run.shared.persons, around: outcomes.flatMap(\.groups) + (framework?.groups ?? [])),
        framework: framework?.framework, outcomes: outcomes.map(\.outcome),
        leavesOutRules: !run.rules.isEmpty,
        words: run.releasedWords, isCompared: !run.study.comparison.isEmpty), history
    )
  }

  private typealias Judged = (
    outcome: ReleasedOutcome, groups: [Int], entries: [ReleaseLedger.Entry]
  )

  /// What may be told of one outcome, the numbers of people in it that are told, and the same for the
  /// ledger.
  private func outcome(_ found: OutcomeFindings) -> Judged {
    let change = self.change(found)
    let error = self.error(found)
    let services = found.services.map { self.services(found, $0, beside: change) }
    let occasions = self.occasions(found, beside: change, services)
    let directions = self.directions(found, beside: change, error)
    let outcome = ReleasedOutcome(
      scale: found.scale, definition: found.definition, metric: found.metric, change: change,
      error: error, directions: directions, setbacks: setbacks(found, beside: directions),
      occasions: occasions,
      movement: found.growth.map {
        movement(found, $0, beside: change, occasions, services)
      }, services: services)
    let entries = entries(found, outcome)
    return (outcome, entries.filter { $0.population == Self.everybody }.map(\.n), entries)
  }

  /// How many people there are, unless a group that is told leaves only a few of them out.
  private func everybody(_ persons: Int, around groups: [Int]) -> Released<Int> {
    let isClose = groups.contains { persons != $0 && persons - $0 < fewest }
    return isClose ? .withheld(tooClose) : gate.count(persons)
  }

  /// A mean with its interval, worked out from the figures as they are told.
  ///
  ///     mean ± t(n − 1) · s / √n
  ///
  /// Where two people carry nine tenths of the spread, the standard deviation would tell their scores;
  /// then nothing is told.
  func mean(_ values: [Double], _ grid: ScoreGrid?) -> Result<ReleasedMean, Withheld> {
    guard let moments = SampleMoments(values) else { return .failure(tooFew) }
    let squares = values.map { ($0 - moments.mean) * ($0 - moments.mean) }
    guard Dominance(squares).carriers > 2 || moments.n <= 2 else { return .failure(dominated) }
    let released = gate.summary(
      SampleSummary(
        n: moments.n, mean: moments.mean, standardDeviation: moments.standardDeviation, grid: grid))
    for reason in [released.mean.reason, released.standardDeviation.reason, released.n.reason] {
      if let reason { return .failure(reason) }
    }
    guard let told = released.n.value, let mean = released.mean.value,
      let deviation = released.standardDeviation.value, told > 1
    else { return .failure(tooFew) }
    var base: Double?
    if case .rounded(_, let step) = released.mean { base = step }
    let quantile = StudentT(degreesOfFreedom: Double(told - 1)).quantile((1 + Self.level) / 2)
    let reach = quantile * deviation / Double(told).squareRoot()
    return .success(
      ReleasedMean(
        n: told, mean: mean, standardDeviation: deviation,
        interval: ConfidenceInterval(
          lower: mean - reach, upper: mean + reach, level: Self.level, method: "student-t"),
        base: base))
  }
}

extension ReleaseGate {
  /// Why a figure is not told where few people stand behind it.
  var tooFew: Withheld {
    Withheld(
      "release.too-few",
      "Not shown, so that nobody can be recognised.",
      help: "Put groups together until each has enough people.")
  }

  /// Why a figure is not told beside another one.
  var tooClose: Withheld {
    Withheld(
      "release.too-close",
      "Not shown: beside another figure of this release it would tell of a few people only.",
      help: "It can be told where the other one is left out.")
  }

  /// Why a figure is not told that rests on one or two people.
  var dominated: Withheld {
    Withheld(
      "release.dominated",
      "Not shown: one or two people carry most of it, and could be recognised.",
      help: "It can be told of a group in which nobody stands so far from the others.")
  }

  /// Why a figure is not told that an analysis could not give. Its own reason is for inside use: it may
  /// say how few people there were.
  var notDone: Withheld {
    Withheld(
      "release.not-done", "This could not be done with the data.",
      help: "The report for inside use says why.")
  }
}
