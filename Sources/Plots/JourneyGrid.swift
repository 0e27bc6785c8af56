/// Journeys side by side, one small panel each on the same axes.
///
/// At most 24 panels are drawn, in the order given; a line below says how many there are.
public struct JourneyGrid: Plot {
  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot; may be empty.
  public var caption: String
  /// Name of the horizontal axis; may be empty.
  public var xLabel: String
  /// Name of the vertical axis, with the unit.
  public var yLabel: String
  /// Occasions in order, the same for every panel.
  public var occasions: [PlottedOccasion]
  /// Journeys, whose labels are the titles of the panels.
  public var journeys: [PlottedJourney]
  /// Lowest and highest score of the scale; nil to fit the scores of all panels.
  public var range: ClosedRange<Double>?

  /// The most panels one plot draws.
  public static let mostPanels = 24

  /// Makes a grid of journeys.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String = "",
    yLabel: String, occasions: [PlottedOccasion], journeys: [PlottedJourney],
    range: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.occasions = occasions
    self.journeys = journeys
    self.range = range
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let seen = journeys.filter { !$0.points(upTo: occasions.count).isEmpty }
    let shown = Array(seen.prefix(JourneyGrid.mostPanels))
    var sheet = Sheet(
      title: title, description: description, caption: caption,
      summary: JourneyPlot.spoken(shown, occasions),
      keys: JourneyPlot.keys(shown, occasions.count), isEmpty: shown.isEmpty)
    if shown.contains(where: { !$0.marks(upTo: occasions.count).isEmpty }) {
      let marks = shown.flatMap { $0.marks(upTo: occasions.count) }.map(\.label)
      var names: [String] = []
      for name in marks where !names.contains(name) { names.append(name) }
      sheet.keys.append("Dotted upright: " + names.prefix(4).joined(separator: ", ") + ".")
    }
    if seen.count > shown.count {
      sheet.keys.append("The first \(shown.count) of \(seen.count) journeys are shown.")
    }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, on: &svg, width: width, top: top)
    }
  }
}
