import Change
import Plots
import Results

/// The rates of a set that may be told, with their intervals, in percent.
struct RatePlot: Sendable {
  /// The figure as it stands on the page.
  let markup: Markup

  /// Draws them; nil where fewer than two may be told.
  init?(_ figures: RuleFigures, _ study: StudyDescription, id: String) {
    let rows = figures.shown.map { rate in
      let interval = rate.rate.interval
      return IntervalPlot.Row.estimate(
        rate.name, Self.percent(rate.rate.value), lower: interval.map { Self.percent($0.lower) },
        upper: interval.map { Self.percent($0.upper) })
    }
    guard rows.count > 1 else { return nil }
    let title: Sentence = "\(figures.name): the rates that may be told"
    let reading: Sentence = """
      A long line means that few people stand behind a rate. The rates are of different people, as the \
      table says, so they do not add up.
      """
    markup = .figure(
      ReportFigure(
        IntervalPlot(
          title: "Rates", xLabel: "Share of people (%)", rows: rows,
          markLabel: "Share with interval"),
        id: "\(id)-figure", name: FileNames.safe(id), title: title, reading: reading,
        isSimulated: study.isSimulated),
      title: title, reading: reading)
  }

  /// In whole percent, as the table has it.
  private static func percent(_ share: Double) -> Double { (share * 100).rounded() }
}
