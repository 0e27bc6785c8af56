import Models
import Outcomes
import Plots
import Results

/// The share of people who have had a first gain beyond error, over time: a few scores to a figure.
struct GainFigures: Sendable {
  let study: StudyDescription
  let gains: [(name: String, answer: FirstGain)]
  let unit: UnitWords

  /// Months at which people are counted.
  static let months: [Double] = [0, 6, 12, 18, 24]

  /// Each figure with its table under it; the band of an interval is drawn where there are one or two curves, for more would hide each other.
  var markup: [Markup] {
    stride(from: 0, to: gains.count, by: SurvivalPlot.mostCurves).enumerated().flatMap {
      number, from in
      let some = gains[from..<min(from + SurvivalPlot.mostCurves, gains.count)]
      let title: Sentence =
        "How long it took to a first gain: \(Sentence.list(some.map { "\(given: $0.name)" }))"
      let reading: Sentence = """
        Each step up is where a gain beyond error was first seen. Who has none yet counts as far as they have \
        been followed. \(CurveEnd.words)
        """
      let name = "first-gain-" + String(number + 1)
      let figure = ReportFigure(
        plot(Array(some)), id: name + "-plot", name: name, title: title, reading: reading,
        isSimulated: study.isSimulated)
      let table = table(Array(some), number: number + 1)
      return table.isEmpty
        ? [] : [.figure(figure, title: title, reading: reading), table.markup]
    }
  }

  private func table(_ gains: [(name: String, answer: FirstGain)], number: Int) -> ReportTable {
    var table = ReportTable(
      "times-shares-" + String(number), "Share who have had a first gain",
      columns: ["Score", "Months since the first score", "Share", "From", "To"])
    for gain in gains {
      let end = gain.answer.seen.curve.until
      for months in [6, 12, 24] where Double(months) <= end {
        guard let share = gain.answer.seen.gained(by: Double(months)) else { continue }
        table.add(
          .given(gain.name),
          [
            .count(months), .share(share.value), .share(share.interval?.lower),
            .share(share.interval?.upper),
          ])
      }
    }
    table.note = """
      From and to are the ends of the \(code: "95%") interval. Months after the end of the curve are left out.
      """
    return table
  }

  private func plot(_ gains: [(name: String, answer: FirstGain)]) -> SurvivalPlot {
    let curves = gains.map { ($0.name, $0.answer.seen.curve) }
    let last = curves.map(\.1.until).max() ?? 0
    let times = Self.months.filter { $0 <= last }
    return SurvivalPlot(
      title: "Time to a first gain", xLabel: "Months since the first score",
      yLabel: "Share of " + unit.many,
      curves: curves.map { name, curve in
        StepCurve(
          name, steps: curves.count > 2 ? curve.steps.map(\.bare) : curve.steps,
          until: curve.until, watched: times.map { curve.watched($0) })
      }, times: times)
  }
}

extension FirstGain.Curve {
  /// The share who have gained, in steps, until when anybody was seen, and how many were watched at a time.
  fileprivate var curve: (steps: [StepCurve.Step], until: Double, watched: (Double) -> Int?) {
    switch self {
    case .oneEnd(let curve):
      CurveEnd.cut(
        [StepCurve.Step(0, 0)]
          + curve.steps.compactMap { step in
            gained(by: step.time).map { StepCurve.Step(step.time, $0) }
          }, last: curve.last
      ) { curve.atRisk(at: $0) }
    case .severalEnds(let shares):
      CurveEnd.cut(StepCurve.Step.all(shares, state: 1), last: shares.last) {
        shares.watched(at: $0).first
      }
    }
  }
}

extension StepCurve.Step {
  /// Without its interval.
  fileprivate var bare: StepCurve.Step { StepCurve.Step(time, share) }
}
