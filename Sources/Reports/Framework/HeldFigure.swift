import Models
import Outcomes
import Plots
import Results
import Scales

/// The share with whom an outcome held without a break, from the day it first held, as a figure and a table.
struct HeldFigure: Sendable {
  let study: StudyDescription
  let state: FrameworkFindings.StateFinding
  let held: HeldOverTime
  let id: String
  let unit: UnitWords

  /// The figure, and the table under it.
  var markup: [Markup] {
    var table = ReportTable(
      id + "-held", "Share with whom it went on holding, from the day it first held",
      columns: ["Months", "Share", "From", "To"])
    let end = held.unbroken.curve.until
    for months in FrameworkFindings.monthsTold where Double(months) <= end {
      guard let share = held.held(months: Double(months)) else { continue }
      table.add(
        .count(months),
        [.share(share.value), .share(share.interval?.lower), .share(share.interval?.upper)])
    }
    table.note = method
    guard !table.isEmpty else { return [] }
    let title: Sentence = "\(given: state.subject.indicator.name): did it go on holding?"
    let reading: Sentence = """
      The line is the share with whom it had not been lost since the day it first held; each step down is where \
      it was lost. Who regained it later is in the next chart, not in this one. \
      \(CurveEnd.words)
      """
    let figure = ReportFigure(
      plot, id: id + "-held-plot", name: FileNames.safe(id + "-held"), title: title,
      reading: reading, isSimulated: study.isSimulated)
    return [.figure(figure, title: title, reading: reading), table.markup]
  }

  private var method: Sentence {
    switch held.unbroken {
    case .oneEnd:
      "By Kaplan and Meier, with \(code: "95%") intervals: nobody was followed no further for another reason."
    case .severalEnds:
      """
      By Aalen and Johansen, with \(code: "95%") intervals: some were followed no further for other reasons, and \
      they were not waiting to lose it.
      """
    }
  }

  private var plot: SurvivalPlot {
    let curve = held.unbroken.curve
    let times = ([0] + FrameworkFindings.monthsTold).map(Double.init).filter { $0 <= curve.until }
    return SurvivalPlot(
      title: state.subject.indicator.name, xLabel: "Months since it first held",
      yLabel: "Share of " + unit.many,
      curves: [
        StepCurve(
          steps: curve.steps, until: curve.until, watched: times.map { curve.watched($0) })
      ], times: times)
  }
}

extension HeldOverTime.Unbroken {
  /// The share with whom it holds, in steps, until when anybody was seen, and how many were watched at a time.
  fileprivate var curve: (steps: [StepCurve.Step], until: Double, watched: (Double) -> Int?) {
    switch self {
    case .oneEnd(let curve):
      CurveEnd.cut(
        [StepCurve.Step(0, 1)] + curve.steps.map { StepCurve.Step($0.time, $0.survival) },
        last: curve.last
      ) { curve.atRisk(at: $0) }
    case .severalEnds(let shares):
      CurveEnd.cut(StepCurve.Step.all(shares, state: 0), last: shares.last) {
        shares.watched(at: $0).first
      }
    }
  }
}

extension AalenJohansen {
  /// People watched in each state at a time: those who are there from the start count from the start on.
  func watched(at time: Double) -> [Int] { atRisk(at: max(time, start.nextUp)) }
}

extension StepCurve.Step {
  /// A step to an estimated share.
  init(_ time: Double, _ share: Estimate) {
    self.init(
      time, share.value, lower: share.interval?.lower, upper: share.interval?.upper)
  }

  /// The share of one state over time.
  static func all(_ shares: AalenJohansen, state: Int) -> [StepCurve.Step] {
    [StepCurve.Step(shares.start, shares.initial[state])]
      + shares.steps.map { StepCurve.Step($0.time, $0.shares[state]) }
  }
}
