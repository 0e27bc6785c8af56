/// The share of people with whom something goes on, or has come, over time: steps with the band of their interval, and
/// under them how many people were watched.
///
/// A curve ends where the last person was seen. Few people late on make long steps; the numbers under the axis say so.
public struct SurvivalPlot: Plot {
  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot, such as what the band is; may be empty.
  public var caption: String
  /// Name of the horizontal axis, with the unit.
  public var xLabel: String
  /// Name of the vertical axis.
  public var yLabel: String
  /// The curves; those after the first four are not drawn, and that is said.
  public var curves: [StepCurve]
  /// Times at which people are counted and shares are spoken, from early to late.
  public var times: [Double]

  /// The most curves that are drawn.
  public static let mostCurves = 4

  /// Makes a plot.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String,
    yLabel: String, curves: [StepCurve], times: [Double] = []
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.curves = curves
    self.times = times
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let shown = shown
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(shown),
      isEmpty: shown.isEmpty)
    if shown.contains(where: { $0.steps.contains { $0.lower != nil } }) {
      sheet.keys.append("Shaded: the interval of each share.")
    }
    if shown.contains(where: { $0.watched.contains(nil) }) {
      sheet.keys.append("–: withheld, too few people.")
    }
    let more = curves.count - SurvivalPlot.mostCurves
    if more > 0 {
      sheet.keys.append("Not drawn: \(more) further \(more == 1 ? "curve" : "curves").")
    }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, on: &svg, width: width, top: top)
    }
  }

  /// The curves that are drawn, with their drawable steps.
  var shown: [StepCurve] {
    curves.prefix(SurvivalPlot.mostCurves).compactMap { curve in
      var curve = curve
      curve.steps = curve.drawable
      return curve.steps.isEmpty ? nil : curve
    }
  }

  private func spoken(_ curves: [StepCurve]) -> String {
    curves.map { curve in
      let asked = times.filter { FixedDecimal.isDrawable($0) && $0 <= curve.until }
      let said = (asked.isEmpty ? [curve.until] : asked).compactMap { time in
        curve.steps.step(at: time).map { Self.words($0, at: time) }
      }
      let name = curve.label.isEmpty ? "" : curve.label + ": "
      return name + said.joined(separator: "; ") + ". Followed to "
        + FixedDecimal.label(curve.until, places: 1) + "."
    }.joined(separator: " ")
  }

  private static func words(_ step: StepCurve.Step, at time: Double) -> String {
    func percent(_ share: Double) -> String { FixedDecimal.label(share * 100, places: 0) }
    let band =
      if let lower = step.lower, let upper = step.upper {
        " (\(percent(lower)) to \(percent(upper))\u{A0}%)"
      } else {
        ""
      }
    return "at \(FixedDecimal.label(time, places: 1)) \(percent(step.share))\u{A0}%" + band
  }
}
