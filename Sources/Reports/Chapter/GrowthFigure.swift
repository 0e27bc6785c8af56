import Change
import Journeys
import Models
import Plots
import Results
import Scoring
import Trajectories

/// A line for each person as the model sees them, with the average; where the model is a straight line
/// over evenly spaced occasions.
struct GrowthFigure {
  let plot: GrowthPlot
  let table: ReportTable
  let people: Cell
  let higher: Cell
  let lower: Cell
  /// Whether the model lets people differ in how they move.
  let hasSlopes: Bool

  /// Nothing when the model is no such line, or nobody has one of their own.
  init?(_ outcome: Outcome, _ growth: GrowthCurve) {
    let journeys = outcome.found.drawn
    let positions = outcome.occasions.map(\.position)
    let steps = zip(positions, positions.dropFirst()).map { $1 - $0 }
    guard let start = positions.first, let step = steps.first, step > 0,
      steps.allSatisfy({ abs($0 - step) < 1e-9 * max(1, step) }),
      let fitted = FittedLine(growth, at: positions),
      let own = PersonLines(growth, of: journeys.map(\.person)), !own.lines.isEmpty
    else { return nil }
    let points = Dictionary(journeys.map { ($0.person, $0.points) }) { first, _ in first }
    let drawn = own.lines.compactMap { line -> GrowthPlot.Line? in
      guard let first = points[line.person]?.first?.occasion.position,
        let last = points[line.person]?.last?.occasion.position, first < last
      else { return nil }
      return GrowthPlot.Line(
        from: (first - start) / step, to: (last - start) / step, start: line.value(at: first),
        end: line.value(at: last))
    }
    guard !drawn.isEmpty else { return nil }
    plot = GrowthPlot(
      title: "Each person's line, and the average", xLabel: "Occasion", yLabel: "Score",
      occasions: outcome.occasions.map { PlottedOccasion($0.label) }, lines: drawn,
      average: fitted.values.enumerated().map { place, value in
        .init(
          at: Double(place), value: value.value, lower: value.interval?.lower,
          upper: value.interval?.upper)
      })
    hasSlopes = growth.fit.varianceComponents.contains {
      $0.group == "person" && $0.term == "occasion" && $0.variance > 0
    }
    var table = ReportTable(
      outcome.id("own-lines"), "People's own lines", columns: ["What", "Number"])
    people = table.fact("People with two or more scores, each with a line", .count(drawn.count))
    higher = table.fact("Of these, lines that go up", .count(drawn.count { $0.end > $0.start }))
    lower = table.fact("Of these, lines that go down", .count(drawn.count { $0.end < $0.start }))
    self.table = table
  }

  /// What it shows, in words.
  var words: Sentence {
    hasSlopes
      ? """
      The model also has a line for each person: \(people, "line", "lines") here, of which \(higher, "goes", "go") \
      up and \(lower, "goes", "go") down. Each is drawn towards the average, the more so the fewer scores \
      there are of the person, so the lines differ less than people do, and a single one says little.
      """
      : """
      The model also has a line for each person: \(people, "line", "lines") here. It lets people differ in \
      where they are and not in how they move, so the lines run side by side.
      """
  }
}
