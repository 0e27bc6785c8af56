import Benchmarking
import Change
import Disclosure
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
        conflict(entry(found, of: service.name, n: values.count)) == nil
      else { return nil }
      return try? mean(values, found.gridOfChanges).get()
    }
    let counts = parts(
      comparison.services.map { changes[$0.name]?.count ?? 0 },
      alsoWithheld: Set(means.indices.filter { means[$0] == nil }))
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
}
