import Change
import Distributions
import Journeys
import Models
import Reports
import Results
import Scoring
import Trajectories

extension ReleaseGate {
  /// The average movement over time, where no single group or occasion can be worked out of it.
  ///
  /// A straight line over time is told, where nine tenths of what its slope rests on,
  ///
  ///     Σ (t − t̄)² over the scores of a person
  ///
  /// comes from enough people: one person seen long before everybody else would draw it to their score. A curve can pass through the
  /// mean of one occasion, and a term for a group is that group's figure, so both are left out, as is how
  /// much groups differ of which there are few.
  ///
  /// And it is told where, beside the sums that are told already, it tells of nobody: see ``LineAudit``.
  func movement(
    _ found: OutcomeFindings, _ growth: Result<GrowthCurve, Withheld>,
    beside change: Result<ReleasedChange, Withheld>,
    _ occasions: Result<ReleasedOccasions, Withheld>,
    _ services: Result<ReleasedServices, Withheld>?
  ) -> Result<ReleasedMovement, Withheld> {
    growth.mapError { _ in notDone }.flatMap { growth in
      if let reason = conflict(found)
        ?? conflict(found, over: growth.time.column, n: found.journeys.count)
      {
        return .failure(reason)
      }
      let fit = growth.fit
      let terms = fit.fixedEffects
      guard found.journeys.count >= fewest, fit.rows - terms.count >= fewest else {
        return .failure(tooFew)
      }
      let columns = Set(fit.formula.fixed.flatMap(\.variables).map(\.column))
      guard growth.isStraight, columns == [growth.time.column], terms.count <= 2 else {
        return .failure(
          Withheld(
            "release.not-a-line",
            "Not shown: figures of single occasions or groups could be worked out of this model.",
            help: "A model with time as its only fixed effect, in a straight line, can be told."))
      }
      guard Dominance(found.leverage(in: growth.time)).carriers >= fewest else {
        return .failure(dominated)
      }
      // Sums of first and of last scores, of each occasion, of the changes in each service.
      let shown = Set(
        ((try? services?.get())?.services ?? []).filter { $0.figures != nil }.map(\.name))
      // What is expected of a service's people is worked out of their first scores: another sum.
      let expected = ((try? services?.get())?.services ?? []).count { $0.figures?.beside != nil }
      let told =
        ((try? change.get()) == nil ? 0 : 2) + ((try? occasions.get())?.shown.count ?? 0)
        + shown.count + expected
      let audit = LineAudit(
        people: found.people(by: growth.time, in: shown), fewest: fewest, told: told)
      guard audit.admits else { return .failure(tooClose) }
      let levels = Dictionary(fit.groups.map { ($0.name, $0.levels) }) { first, _ in first }
      return .success(
        ReleasedMovement(
          formula: fit.formula.text, time: growth.time.column,
          terms: terms.map { term in
            .init(
              name: term.term, estimate: term.estimate.value.rounded(to: 0.01),
              interval: term.estimate.interval.map {
                ConfidenceInterval(
                  lower: $0.lower.rounded(to: 0.01), upper: $0.upper.rounded(to: 0.01),
                  level: $0.level, method: $0.method)
              })
          },
          spreads: fit.varianceComponents.filter { (levels[$0.group] ?? 0) >= fewest }.map {
            .init(
              group: $0.group, term: $0.term,
              standardDeviation: $0.standardDeviation.rounded(to: 0.01))
          } + [
            .init(group: "", term: "", standardDeviation: fit.sigma.rounded(to: 0.01))
          ]))
    }
  }
}

extension OutcomeFindings {
  /// Of each person, how much of the spread of time lies in their scores.
  fileprivate func leverage(in time: GrowthTime) -> [Double] {
    let times = times(in: time)
    guard let mean = SampleMoments(times.flatMap(\.self))?.mean else { return [] }
    return times.map { $0.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
  }

  /// Everybody by service, where that is one of some, and by the times of their scores.
  fileprivate func people(by time: GrowthTime, in services: Set<String>) -> [LineAudit.Person] {
    let numbers = Dictionary(
      uniqueKeysWithValues: services.sorted().enumerated().map { ($1, $0 + 1) })
    return zip(journeys, times(in: time)).map { journey, times in
      LineAudit.Person(group: numbers[journey.person.service] ?? 0, times: times)
    }
  }

  /// Of each person, when the scores were: by occasion, or in days since the first.
  private func times(in time: GrowthTime) -> [[Double]] {
    journeys.map { journey in
      if time == .occasion { return journey.points.map(\.occasion.position) }
      let days = journey.points.compactMap { $0.occasion.day.map(Double.init) }
      return days.map { $0 - (days.first ?? 0) }
    }
  }
}
