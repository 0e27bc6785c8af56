/// How one person, or a few, scored from occasion to occasion.
///
/// Up to six journeys are told apart by hue and shape and named at their end; beyond that all are
/// drawn alike, thin and unnamed, to show the spread.
public struct JourneyPlot: Plot {
  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot; may be empty.
  public var caption: String
  /// Name of the horizontal axis; may be empty where the occasions speak for themselves.
  public var xLabel: String
  /// Name of the vertical axis, with the unit.
  public var yLabel: String
  /// Occasions in order.
  public var occasions: [PlottedOccasion]
  /// Journeys, each with a score or nil for every occasion.
  public var journeys: [PlottedJourney]
  /// Lowest and highest score of the scale; nil to fit the scores.
  public var range: ClosedRange<Double>?

  /// The most journeys that are told apart and named.
  public static let mostNamed = 6
  /// The most journeys that are spoken score by score.
  static let mostSpoken = 12

  /// Makes a plot of journeys.
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
    let shown = journeys.filter { !$0.points(upTo: occasions.count).isEmpty }
    let isNamed = shown.count <= JourneyPlot.mostNamed
    let sheet = Sheet(
      title: title, description: description, caption: caption,
      summary: JourneyPlot.spoken(shown, occasions),
      keys: isNamed
        ? JourneyPlot.keys(shown, occasions.count)
        : ["\(shown.count) journeys, drawn alike; a line breaks where there is no score."],
      isEmpty: shown.isEmpty)
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, on: &svg, width: width, top: top)
    }
  }

  /// What bands and dashes mean, where there are any.
  static func keys(_ journeys: [PlottedJourney], _ count: Int) -> [String] {
    var keys: [String] = []
    if journeys.contains(where: { $0.band != nil }) {
      keys.append("Shaded band: one standard error of measurement to each side of the score.")
    }
    if journeys.contains(where: { $0.hasGap(upTo: count) }) {
      keys.append("Dashed line: no score on the occasions between.")
    }
    let turns = Set(journeys.flatMap { $0.turns(upTo: count).map(\.kind) })
    if turns.contains(.setback) {
      keys.append("Large diamond: where a setback beyond error was deepest.")
    }
    if turns.contains(.regained) {
      keys.append("Large square: how far ground was regained beyond error after that.")
    }
    return keys
  }

  /// The journeys in words: every score where they are few.
  static func spoken(_ journeys: [PlottedJourney], _ occasions: [PlottedOccasion]) -> String {
    let first = occasions.first?.label ?? ""
    let last = occasions.last?.label ?? ""
    let spread =
      "\(journeys.count) \(journeys.count == 1 ? "journey" : "journeys") over "
      + "\(occasions.count) occasions, from \(first) to \(last)."
    guard journeys.count <= mostSpoken else { return spread }
    let each = journeys.map { journey in
      let scores = journey.scores.prefix(occasions.count).map { score in
        score.flatMap { FixedDecimal.isDrawable($0) ? FixedDecimal.label($0) : nil } ?? "no score"
      }
      let turns = journey.turns(upTo: occasions.count).map { turn in
        (turn.kind == .setback ? " Setback deepest at " : " Ground regained by ")
          + occasions[turn.index].label + "."
      }
      return " \(journey.label): \(scores.joined(separator: ", "))." + turns.joined()
    }
    return spread + each.joined()
  }
}
