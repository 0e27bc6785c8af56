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
    let told = means.indices.map { counts[$0].value == nil ? nil : means[$0] }
    guard told.contains(where: { $0 != nil }) else { return .failure(tooFew) }
    let completions = self.completions(comparison, told)
    let model = self.model(comparison, found)
    let besides = self.besides(comparison, found, told, try? model.get())
    return .success(
      ReleasedServices(
        services: comparison.services.indices.map { at in
          ReleasedServices.Service(
            name: comparison.services[at].name,
            figures: told[at].map { mean in
              ReleasedServices.Figures(
                mean: mean, completion: completions[at], beside: besides[at])
            })
        }, centre: everybody.mean, model: model, few: comparison.few,
        isDescribedOnly: comparison.options.isDescribedOnly))
  }

  /// Who stands behind the figures of each service that is told.
  ///
  /// That a few people have no first, or no later, score is not told, nor is it where it could be worked out of
  /// the others: of those that are not told either gap is nought in all, or of enough people in two services or
  /// more. That nobody is missing may be told.
  private func completions(
    _ comparison: ServiceComparison, _ told: [ReleasedMean?]
  ) -> [ReleasedServices.Completion?] {
    let people = comparison.completions
    let gaps = people.map { own -> [Int] in
      own.map { [$0.eligible - $0.first, $0.first - $0.paired] } ?? [0, 0]
    }
    var hidden = Set(
      told.indices.filter { at in
        told[at] == nil || people[at] == nil || gaps[at].contains { $0 > 0 && $0 < fewest }
      })
    while (0...1).contains(where: { part in
      let rest = hidden.reduce(0) { $0 + gaps[$1][part] }
      return rest > 0 && (hidden.count < 2 || rest < fewest)
    }) {
      let others = told.indices.filter { !hidden.contains($0) && gaps[$0] != [0, 0] }
      guard let next = others.min(by: { gaps[$0].reduce(0, +) < gaps[$1].reduce(0, +) }) else {
        return told.map { _ in nil }
      }
      hidden.insert(next)
    }
    return told.indices.map { at in
      guard !hidden.contains(at), let own = people[at],
        let eligible = gate.count(own.eligible).value, let first = gate.count(own.first).value
      else { return nil }
      return ReleasedServices.Completion(eligible: eligible, first: first)
    }
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
