import Change
import Disclosure
import Journeys
import Psychometrics
import Reports
import Results
import Scoring

extension ReleaseGate {
  /// Means by occasion.
  ///
  /// The change of people with two scores comes first; an occasion that would, beside it, tell of a few
  /// people only is left out.
  func occasions(
    _ found: OutcomeFindings, beside change: Result<ReleasedChange, Withheld>,
    _ services: Result<ReleasedServices, Withheld>?
  ) -> Result<ReleasedOccasions, Withheld> {
    if let reason = conflict(found) { return .failure(reason) }
    let distribution: ScoreDistribution
    switch found.distribution {
    case .failure: return .failure(notDone)
    case .success(let found): distribution = found
    }
    var values: [Double: [Double]] = [:]
    for point in found.journeys.flatMap(\.points) {
      values[point.occasion.position, default: []].append(point.value)
    }
    let grid = found.grid
    let means = distribution.occasions.map { occasion -> ReleasedMean? in
      conflict(found, on: occasion.label, n: occasion.n) == nil
        ? try? mean(values[occasion.position] ?? [], grid).get() : nil
    }
    let isAlone = (try? change.get()) == nil
    let candidates = means.indices.filter { means[$0] != nil }
    let admitted =
      isAlone
      ? candidates
      : audit(found, distribution, told: try? services?.get()).admitted(among: candidates)
    let shown = admitted.compactMap { at -> ReleasedOccasions.Occasion? in
      let occasion = distribution.occasions[at]
      return means[at].map {
        .init(position: occasion.position, label: occasion.label, mean: $0)
      }
    }
    guard !shown.isEmpty else {
      return .failure(candidates.isEmpty ? tooFew : tooClose)
    }
    return .success(
      ReleasedOccasions(shown: shown, others: distribution.occasions.count - shown.count))
  }

  private func audit(
    _ found: OutcomeFindings, _ distribution: ScoreDistribution, told: ReleasedServices?
  ) -> MeansAudit {
    let places = Dictionary(
      distribution.occasions.enumerated().map { ($1.position, $0) }
    ) { first, _ in first }
    let names = Set(found.journeys.map(\.person.service)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let shown = Set((told?.services ?? []).filter { $0.figures != nil }.map(\.name))
    return MeansAudit(
      people: found.journeys.map { journey in
        MeansAudit.Person(
          group: numbers[journey.person.service] ?? 0,
          occasions: journey.points.compactMap { places[$0.occasion.position] })
      },
      occasionCount: distribution.occasions.count, fewest: fewest,
      groups: Set(shown.compactMap { numbers[$0] }))
  }
}
