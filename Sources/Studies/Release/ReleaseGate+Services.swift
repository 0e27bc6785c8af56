import Benchmarking
import Change
import Disclosure
import Distributions
import Journeys
import Reports
import Results
import Scoring

extension ReleaseGate {
  /// Services side by side. Those that are told are taken off the total of everybody, so as many others
  /// are left out as it takes.
  func services(
    _ found: OutcomeFindings, _ comparison: Result<ServiceComparison, Withheld>,
    beside change: Result<ReleasedChange, Withheld>
  ) -> Result<ReleasedServices, Withheld> {
    change.flatMap { everybody in
      comparison.mapError { _ in notDone }.flatMap { services($0, found, everybody.change) }
    }
  }

  private func services(
    _ comparison: ServiceComparison, _ found: OutcomeFindings, _ everybody: ReleasedMean
  ) -> Result<ReleasedServices, Withheld> {
    var changes: [String: [Double]] = [:]
    for person in found.changes.cases {
      changes[person.person.service, default: []].append(person.change)
    }
    let means = comparison.services.map { service -> ReleasedMean? in
      let values = changes[service.name] ?? []
      guard service.figures != nil,
        conflict(found, of: service.name, n: values.count) == nil
      else { return nil }
      return try? mean(values, found.gridOfChanges).get()
    }
    let counts = parts(
      of: comparison.services.map { changes[$0.name] ?? [] },
      alsoWithheld: Set(means.indices.filter { means[$0] == nil }), on: found.gridOfChanges)
    let funnel = FunnelLimits(
      centre: everybody.mean, sigma: comparison.funnel.sigma.rounded(to: 0.01))
    let services = comparison.services.indices.map { at -> ReleasedServices.Service in
      let service = comparison.services[at]
      guard counts[at].value != nil, let mean = means[at], let figures = service.figures else {
        return .init(name: service.name, figures: nil)
      }
      let shrunken = figures.shrunken.map { $0.rounded(to: mean.base ?? 0.01) }
      return .init(
        name: service.name,
        figures: .init(
          mean: mean, shrunken: shrunken,
          limits95: funnel.limits(n: mean.n, coverage: 0.95),
          limits998: funnel.limits(n: mean.n, coverage: 0.998), position: figures.position))
    }
    guard services.contains(where: { $0.figures != nil }) else { return .failure(tooFew) }
    return .success(ReleasedServices(services: services, funnel: funnel))
  }

  /// Services as they may be told: what is left of everybody, taken those off that are told, is a group
  /// of its own, and must be one that may be told of.
  private func parts(
    of changes: [[Double]], alsoWithheld withheld: Set<Int>, on grid: ScoreGrid?
  ) -> [Released<Int>] {
    var withheld = withheld
    while true {
      let counts = parts(changes.map(\.count), alsoWithheld: withheld)
      let hidden = counts.indices.filter { counts[$0].value == nil }
      let left = hidden.compactMap { at in
        SampleMoments(changes[at]).map {
          SampleSummary(
            n: $0.n, mean: $0.mean, standardDeviation: $0.standardDeviation, grid: grid)
        }
      }
      let next = counts.indices.filter { counts[$0].value != nil && !changes[$0].isEmpty }
        .min { changes[$0].count < changes[$1].count }
      guard !hidden.isEmpty, let next, !gate.admits(leftOver: left) else { return counts }
      withheld.insert(next)
    }
  }
}
