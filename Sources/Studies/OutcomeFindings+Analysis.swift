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
    let baseline = Baseline(panel)
    let error = baseline.measurementError(outcome, panel)
    let known = try? error.get()
    let planned = study.plannedOccasions(panel)
    let threshold = known.map { JourneyDescription.threshold($0, occasions: planned) }
    let direction = outcome.definition.direction
    self.init(
      scale: outcome.scale, definition: outcome.definition, target: outcome.target,
      distribution: Result { () throws(Withheld) in
        try ScoreDistribution(panel, of: outcome.target)
      },
      error: error, errorOccasion: baseline.label,
      change: ReliableChange(panel, of: outcome.target, direction: direction, error: known),
      journeys: panel.points(of: outcome.target).map {
        JourneyDescription($0.person, $0.points, direction: direction, threshold: threshold)
      },
      journeyThreshold: threshold, plannedOccasions: planned,
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

/// The first occasion of a study, on which the error of measurement is estimated.
private struct Baseline {
  var position: Double?
  var label: String

  init(_ panel: Panel) {
    let first = panel.journeys.compactMap(\.entries.first?.occasion).min()
    position = first?.position
    label = first?.label ?? ""
  }

  /// From the alpha of complete responses on the first occasion, and the spread of their scores.
  func measurementError(
    _ outcome: StudyPlan.Outcome, _ panel: Panel
  ) -> Result<MeasurementError, Withheld> {
    var moments = ItemMoments(outcome.definition, of: outcome.scale)
    var values: [Double] = []
    for journey in panel.journeys {
      for entry in journey.entries where entry.occasion.position == position {
        let score = entry.scores[outcome.target.scale][outcome.target.score]
        guard let value = score.value(metric: outcome.target.metric),
          moments.add(entry.responses[outcome.target.scale])
        else { continue }
        values.append(value)
      }
    }
    return Result { () throws(Withheld) in
      let alpha = try CronbachAlpha.reliability(
        moments, source: "this sample, occasion \(label), complete responses")
      return try MeasurementError(
        standardDeviation: SampleMoments(values)?.standardDeviation ?? 0, reliability: alpha)
    }
  }
}

extension Study {
  /// How many occasions are planned: those the study lists, or those the data hold.
  fileprivate func plannedOccasions(_ panel: Panel) -> Int {
    switch occasions {
    case .named(let names): names.count
    case .numbered: Set(panel.journeys.flatMap { $0.entries.map(\.occasion.position) }).count
    }
  }
}
