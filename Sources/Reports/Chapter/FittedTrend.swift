import Plots
import Psychometrics
import Results
import Trajectories

/// The fitted average over the means of each occasion, where the model is a straight line.
struct FittedTrend {
  let plot: MeanTrend
  let table: ReportTable

  /// Nothing when the model is no line, or occasions are not evenly spaced.
  init?(_ outcome: Outcome, _ growth: GrowthCurve) {
    guard case .success(let distribution) = outcome.found.distribution else { return nil }
    let positions = distribution.occasions.map(\.position)
    let steps = zip(positions, positions.dropFirst()).map { $1 - $0 }
    guard let line = FittedLine(growth, at: positions), let step = steps.first,
      steps.allSatisfy({ abs($0 - step) < 1e-9 })
    else { return nil }
    let fitted = line.values.enumerated().map { place, value in
      MeanTrend.Fitted(
        at: Double(place), value: value.value, lower: value.interval?.lower,
        upper: value.interval?.upper)
    }
    plot = MeanTrend(
      title: "Average movement", xLabel: "Occasion", yLabel: "Score",
      means: distribution.occasions.map {
        .init(
          PlottedOccasion($0.label), mean: outcome.digits.rounded($0.mean),
          lower: $0.interval?.lower,
          upper: $0.interval?.upper, n: $0.n)
      },
      fitted: fitted, intervalLabel: "interval of the mean",
      fittedLabel: "the model's average with its band")
    var table = ReportTable(
      outcome.id("fitted-table"), "The line, in points",
      columns: ["Occasion", "Mean of the scores", "Line", "Band from", "Band to"])
    for (occasion, value) in zip(distribution.occasions, line.values) {
      table.add(
        .given(occasion.label),
        [
          outcome.points(occasion.mean), outcome.points(value.value),
          outcome.points(value.interval?.lower), outcome.points(value.interval?.upper),
        ])
    }
    self.table = table
  }
}
