import Benchmarking
import Change
import Disclosure
import Distributions
import Journeys
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
    self.init(
      scale: outcome.scale, definition: outcome.definition, target: outcome.target,
      distribution: Result { () throws(Withheld) in
        try ScoreDistribution(panel, of: outcome.target)
      },
      error: baseline.error, errorOccasion: baseline.occasion,
      change: ReliableChange(panel, of: outcome.target, direction: direction, error: known),
      journeys: panel.points(of: outcome.target).map {
        JourneyDescription($0.person, $0.points, direction: direction, yardstick: yardstick)
      },
      journeyThreshold: yardstick?.threshold, plannedOccasions: planned,
      growth: outcome.formula.map { formula in
        Result { () throws(Withheld) in try GrowthCurve(formula, panel, of: outcome.target) }
      },
      services: outcome.benchmark
        ? Result { () throws(Withheld) in
          try ServiceComparison(
            panel, of: outcome.target,
            rule: DisclosureRule(fewestPersons: study.fewestPersons))
        } : nil)
  }
}

extension Study {
  /// How many occasions a person may have: those the study lists, or the most that anybody has.
  fileprivate func plannedOccasions(_ panel: Panel) -> Int {
    switch occasions {
    case .named(let names): names.count
    case .numbered: panel.journeys.map(\.entries.count).max() ?? 0
    }
  }
}
