/// The mean over time of several kinds, each with its band: what kinds look like, and nobody's own line.
public struct ProfilePlot: Plot {
  /// One kind.
  public struct Profile: Sendable, Hashable {
    /// What it is called.
    public var label: String
    /// Its means from early to late; `at` counts occasions from 0.
    public var points: [MeanTrend.Fitted]

    /// Makes the profile of a kind.
    public init(_ label: String, points: [MeanTrend.Fitted]) {
      self.label = label
      self.points = points
    }
  }

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
  /// Times in order.
  public var occasions: [PlottedOccasion]
  /// The kinds; those after the first six are not drawn, and that is said.
  public var profiles: [Profile]
  /// Lowest and highest score of the scale; nil to fit the lines.
  public var range: ClosedRange<Double>?

  /// The most kinds that are drawn.
  public static let mostProfiles = 6

  /// Makes a plot.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String = "",
    yLabel: String, occasions: [PlottedOccasion], profiles: [Profile],
    range: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.occasions = occasions
    self.profiles = profiles
    self.range = range
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let shown = profiles.prefix(Self.mostProfiles).map { profile in
      Profile(
        profile.label,
        points: profile.points.filter { FixedDecimal.isDrawable($0.value) && $0.at.isFinite })
    }.filter { !$0.points.isEmpty }
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(shown),
      isEmpty: occasions.isEmpty || shown.isEmpty)
    if shown.contains(where: { $0.points.contains { $0.lower != nil } }) {
      sheet.keys.append("Shaded: the interval of each mean.")
    }
    let more = profiles.count - Self.mostProfiles
    if more > 0 { sheet.keys.append("Not drawn: \(more) further \(more == 1 ? "kind" : "kinds").") }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, on: &svg, width: width, top: top)
    }
  }

  private static let dashes: [Stroke.Dash] = [.solid, .dashed, .dotted, .short]

  private func draw(
    _ profiles: [Profile], on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    var key = KeyRow(left: Sheet.margin, right: width - Sheet.margin, top: top)
    for (place, profile) in profiles.enumerated() {
      key.add(profile.label, on: &svg) { svg, at in
        svg.line(Position(at.x - 9, at.y), Position(at.x + 9, at.y), Self.stroke(place))
      }
    }
    let yAxis = Axis.ofScores(profiles.flatMap { $0.points.flatMap(\.extent) }, range: range)
    let named = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: key.bottom)
    let area = Box(
      left: Ground.gutter(yAxis), top: named, right: width - 30, bottom: named + 270)
    let ground = Ground(area: area, xAxis: yAxis, yAxis: yAxis)
    let axis = OccasionAxis(occasions, area: area, margin: 34)
    ground.drawRows(yAxis, on: &svg)
    for (place, profile) in profiles.enumerated() {
      profile.points.drawBand(
        on: &svg, axis: axis, ground: ground, hue: Palette.style(place).hue, opacity: 0.16)
    }
    for (place, profile) in profiles.enumerated() {
      let line = profile.points.map { Position(axis.x($0.at), ground.y($0.value)) }
      svg.path(SVGPath(line), stroke: Self.stroke(place))
      for at in line { svg.circle(at, radius: 3.2, fill: .hue(Palette.style(place).hue)) }
    }
    let ticked = axis.draw(on: &svg, foot: area.bottom)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }

  private static func stroke(_ place: Int) -> Stroke {
    Stroke(.hue(Palette.style(place).hue), 2.2, dashes[place % dashes.count])
  }

  private func spoken(_ profiles: [Profile]) -> String {
    let each = profiles.compactMap { profile -> String? in
      guard let first = profile.points.first, let last = profile.points.last else { return nil }
      return
        "\(profile.label): from \(FixedDecimal.label(first.value)) to \(FixedDecimal.label(last.value))"
    }
    return "Means of \(profiles.count) kinds over \(occasions.count) times. "
      + each.joined(separator: "; ") + "."
  }
}
