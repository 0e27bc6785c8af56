import Benchmarking
import Change
import Disclosure
import Distributions
import Journeys
import Models
import Psychometrics
import Reports
import Results
import Scales
import Scoring
import Trajectories

extension OutcomeFindings {
  /// Runs every analysis of one outcome.
  init(_ outcome: StudyPlan.Outcome, _ panel: Panel, _ study: Study) {
    let baseline = BaselineError(outcome, panel)
    let known = try? baseline.error.get()
    let planned = study.plannedOccasions(panel)
    let yardstick = known.map {
      JourneyYardstick(standardError: $0.standardError, plannedOccasions: planned)
    }
    let direction = outcome.definition.direction
    let changes = PanelChange(
      panel, of: outcome.target, direction: direction, error: known, options: outcome.changeOptions)
    self.init(
      scale: outcome.scale, definition: outcome.definition, target: outcome.target,
      distribution: Result { () throws(Withheld) in
        try ScoreDistribution(panel, of: outcome.target)
      },
      error: baseline.error,
      changes: changes,
      journeys: panel.points(of: outcome.target).map {
        JourneyDescription($0.person, $0.points, direction: direction, yardstick: yardstick)
      },
      journeyThreshold: yardstick?.threshold,
      attained: yardstick.flatMap { yardstick in
        outcome.scale.values(of: outcome.definition, in: outcome.metric).flatMap { scores in
          let sample = panel.points(of: outcome.target).compactMap { $0.points.first?.value }
          return sample.isEmpty
            ? nil : AttainedRate(yardstick, sample: sample, attainable: scores)
        }
      }, plannedOccasions: planned,
      growth: outcome.formula.map { formula in
        Result { () throws(Withheld) in try GrowthCurve(formula, panel, of: outcome.target) }
      },
      kinds: outcome.kindsFound(panel, fewest: study.fewestPersons),
      services: outcome.benchmark
        ? Result { () throws(Withheld) in
          try ServiceComparison(
            panel, of: outcome.target,
            rule: DisclosureRule(fewestPersons: study.fewestPersons),
            options: outcome.comparisonOptions)
        } : nil)
  }
}

extension Study {
  /// How many occasions a person may have: those the study lists, or the most that anybody has.
  fileprivate func plannedOccasions(_ panel: Panel) -> Int {
    switch occasions {
    case .named(let names): names.count
    case .once, .numbered, .dated: panel.journeys.map(\.entries.count).max() ?? 0
    }
  }
}

extension StudyPlan.Outcome {
  /// Kinds of journey; nil where none are asked for.
  fileprivate func kindsFound(_ panel: Panel, fewest: Int) -> Result<KindsOfJourney, Withheld>? {
    guard let kinds, let formula else { return nil }
    return Result { () throws(Withheld) in
      try KindsOfJourney.found(formula, panel, of: target, classes: kinds, fewest: fewest)
    }
  }

  /// The options of the comparison of services: the defaults, and whether they are described only.
  fileprivate var comparisonOptions: ServiceComparison.Options {
    var options = ServiceComparison.Options()
    options.isDescribedOnly = describeOnly
    return options
  }

  /// The options of reliable change: the defaults, with the ends of the scale.
  fileprivate var changeOptions: ReliableChange.Options {
    var options = ReliableChange.Options()
    options.rule.attainable =
      min(metric.lowest, metric.highest)...max(metric.lowest, metric.highest)
    return options
  }
}
