import Change
import Journeys
import Plots
import Scales

/// First and last scores on one measure of a rule pack, with the pack's own thresholds.
struct RuleScatter {
  /// The figure as it stands on the page.
  let markup: Markup

  /// Draws them; nil where the study follows no such score, or the rules have no thresholds for it.
  init?(
    _ measure: RulePack.Measure, _ scale: Scale, of outcomes: [Outcome], _ study: StudyDescription,
    id: String
  ) {
    guard let range = measure.range, let change = measure.change,
      let outcome = outcomes.first(where: {
        $0.found.scale.id == measure.scale && $0.found.definition.id == measure.score
          && $0.found.metric.id == measure.metric
      })
    else { return nil }
    let plot = BeforeAfterPlot(
      title: "First and last score",
      pairs: outcome.found.changes.cases.map {
        .init(before: $0.first.value, after: $0.last.value)
      },
      // Where a change of exactly this size counts, it must lie outside the band.
      errorWidth: change.boundary == .reaches ? change.value.nextDown : change.value,
      errorLabel: "Change that these rules do not count as reliable",
      cutOff: .init(range.value, label: "border of the range of people who seek help"),
      range: outcome.range)
    let title: Sentence = "\(given: scale.name): first and last scores against these thresholds"
    let reading: Sentence = """
      On the dashed line the last score equals the first. The shaded band and the two borders are those of \
      the published rules; the table of thresholds says what a score on a border is.
      """
    markup = .figure(
      ReportFigure(
        plot, id: "\(id)-scatter", name: FileNames.safe("\(id)-\(scale.id)-before-after"),
        title: title, reading: reading, isSimulated: study.isSimulated),
      title: title, reading: reading)
  }
}
