import Change
import Journeys
import Plots
import Scales

/// First and last scores on one measure of a rule pack, with the pack's own thresholds: drawn and counted.
struct RuleScatter {
  /// The figure and its table as they stand on the page.
  let markup: [Markup]

  /// Draws them; nil where the study follows no such score, the rules have no thresholds for it, or too
  /// few people have both scores.
  init?(
    _ measure: RulePack.Measure, _ scale: Scale, _ found: RuleFindings, of outcomes: [Outcome],
    _ study: StudyDescription, id: String
  ) {
    guard let range = measure.range, let change = measure.change,
      let outcome = outcomes.first(where: {
        $0.found.scale.id == measure.scale && $0.found.definition.id == measure.score
          && $0.found.metric.id == measure.metric
      }), found.isShown(outcome.found.changes.cases.count)
    else { return nil }
    let pairs = outcome.found.changes.cases.map {
      BeforeAfterPlot.Pair(before: $0.first.value, after: $0.last.value)
    }
    let plot = BeforeAfterPlot(
      title: "First and last score", pairs: pairs,
      // Where a change of exactly this size counts, it must lie outside the band.
      errorWidth: change.boundary == .reaches ? change.value.nextDown : change.value,
      errorWords: "Change short of what these rules count as reliable: \(change.words)",
      cutOff: .init(range.value, label: "border of the range of people who seek help"),
      range: outcome.range)
    let title: Sentence = "\(given: scale.name): first and last scores against these thresholds"
    let reading: Sentence = """
      On the dashed line the last score equals the first. The shaded band and the two borders are those of \
      the published rules; the table of thresholds says what a score on a border is.
      """
    let figure = Markup.figure(
      ReportFigure(
        plot, id: "\(id)-scatter", name: FileNames.safe("\(id)-\(scale.id)-before-after"),
        title: title, reading: reading, isSimulated: study.isSimulated),
      title: title, reading: reading)
    let started = pairs.filter { range.holdsAtStart($0.before) }
    var table = ReportTable(
      "\(id)-borders", "\(given: scale.name): first and last scores against the border",
      columns: ["People", "Number"])
    func count(_ number: Int, of people: Int) -> Entry {
      found.isShown(people) ? .count(number) : .none
    }
    table.fact("With a first and a last score on this measure", .count(pairs.count))
    table.fact(
      "Of these, with a first score in the range of people who seek help",
      count(started.count, of: pairs.count))
    table.fact(
      "Of those who started in it, with a last score out of it",
      count(started.count { range.isLeft(by: $0.after) }, of: started.count))
    markup = [figure, table.markup]
  }
}
