import Benchmarking
import Change
import Disclosure
import Distributions
import Journeys
import Models
import Reports
import Results
import Scoring

extension ReleaseGate {
  /// The model of what is expected, where what it rests on comes from enough people.
  ///
  /// Of each column that is allowed for, nine tenths of what its slope rests on, Σ (x − x̄)², comes from enough
  /// people: somebody who was followed for twenty years would otherwise bend what is expected of everybody. The
  /// slopes are not told.
  func model(
    _ comparison: ServiceComparison, _ found: OutcomeFindings
  ) -> Result<ReleasedServices.Model, Withheld> {
    comparison.adjusted.mapError { _ in notDone }.flatMap { adjusted in
      for column in comparison.adjustedFor {
        guard let parts = Self.squares(found.changes.cases.map { $0.value(of: column) }),
          Dominance(parts).carriers >= fewest
        else { return .failure(dominated) }
      }
      let funnel = adjusted.funnel
      let tau = funnel.widening.squareRoot().rounded(to: 0.01)
      let effects = try? adjusted.effects.get()
      return .success(
        ReleasedServices.Model(
          adjustedFor: comparison.adjustedFor,
          curve: FunnelCurve(
            centre: funnel.target, spread: (funnel.spread ?? 0).rounded(to: 0.01),
            widening: tau * tau),
          dispersion: comparison.isMarked
            ? funnel.dispersion.flatMap { try? $0.get().phi.rounded(to: 0.01) } : nil,
          icc: effects.map { $0.reliability.icc.rounded(to: 0.01) }))
    }
  }

  /// Services that are told beside what is expected of their people. Intervals, limits and places are worked out
  /// from the figures as they are told, places among those that are told only.
  func besides(
    _ comparison: ServiceComparison, _ found: OutcomeFindings, _ told: [ReleasedMean?],
    _ model: ReleasedServices.Model?
  ) -> [ReleasedServices.Beside?] {
    guard let model else { return told.map { _ in nil } }
    var besides = told.indices.map { at -> ReleasedServices.Beside? in
      let service = comparison.services[at]
      guard let mean = told[at], let adjusted = service.adjusted,
        isSafe(service.name, comparison, found)
      else { return nil }
      let base = mean.base ?? 0.01
      var beside = ReleasedServices.Beside(
        difference: (adjusted.observed - adjusted.expected).rounded(to: base),
        limits95: model.curve.limits(n: mean.n, coverage: 0.95),
        limits998: model.curve.limits(n: mean.n, coverage: 0.998),
        position: comparison.isMarked
          ? (try? adjusted.place.figures.get()).flatMap { try? $0.position.get() } : nil)
      if let effect = adjusted.effect, let error = effect.effect.standardError {
        beside.tell(
          effect.effect.value.rounded(to: base), error: error.rounded(to: base),
          lambda: effect.lambda.rounded(to: 0.01))
      }
      return beside
    }
    guard comparison.isMarked else { return besides }
    let placed = besides.indices.filter { besides[$0]?.effect != nil }
    let ranks = try? RankIntervals(
      placed.map { besides[$0]?.effect?.value ?? 0 },
      errors: placed.map { besides[$0]?.effect?.standardError ?? 0 },
      options: comparison.options.ranks)
    for (at, rank) in zip(placed, ranks?.ranks ?? []) { besides[at]?.rank = rank }
    return besides
  }

  /// Whether what is expected of a service's people, which is worked out of their first scores and time, would
  /// tell of one or two of them.
  private func isSafe(
    _ name: String, _ comparison: ServiceComparison, _ found: OutcomeFindings
  ) -> Bool {
    let people = found.changes.cases.filter { $0.person.service == name }
    guard (try? mean(people.map(\.first.value), found.grid).get()) != nil else { return false }
    return comparison.adjustedFor.allSatisfy { column in
      guard let parts = Self.squares(people.map { $0.value(of: column) }) else { return false }
      return parts.allSatisfy { $0 == 0 } || Dominance(parts).carriers > 2
    }
  }

  /// What each adds to Σ (x − x̄)²; nil where one is not known.
  private static func squares(_ values: [Double?]) -> [Double]? {
    let known = values.compactMap(\.self)
    guard known.count == values.count, let mean = SampleMoments(known)?.mean else { return nil }
    return known.map { ($0 - mean) * ($0 - mean) }
  }
}

extension ReleasedServices.Beside {
  /// Adds an effect with both its intervals, from the error as it is told.
  fileprivate mutating func tell(_ value: Double, error: Double, lambda: Double) {
    func interval(_ multiplier: Double, _ method: String) -> ConfidenceInterval {
      ConfidenceInterval(
        lower: value - multiplier * error, upper: value + multiplier * error,
        level: ReleaseGate.level, method: method)
    }
    let z = Normal().quantile((1 + ReleaseGate.level) / 2)
    effect = Estimate(
      value: value, standardError: error, interval: interval(z, "against-average"))
    comparison = interval(
      ServiceEffects.comparisonMultiplier(level: ReleaseGate.level), "against-each-other")
    self.lambda = lambda
  }
}

extension PanelChange.Case {
  /// What is allowed for, of this person; nil where it is not known.
  fileprivate func value(of column: CaseMixColumn) -> Double? {
    switch column {
    case .firstScore: return first.value
    case .followUp:
      guard let start = first.occasion.day, let end = last.occasion.day else { return nil }
      return (Double(end) - Double(start)) / 7
    }
  }
}
