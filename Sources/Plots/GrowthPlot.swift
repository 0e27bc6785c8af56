/// How a fitted model says that people move: a faint line for each person, and their average with its
/// band.
public struct GrowthPlot: Plot {
  /// One person's fitted line, from their first to their last occasion.
  public struct Line: Sendable, Hashable {
    /// First occasion, counted from 0; between occasions a fraction.
    public var from: Double
    /// Last occasion.
    public var to: Double
    /// The fitted score at the first occasion, in points of the scale.
    public var start: Double
    /// The fitted score at the last occasion.
    public var end: Double

    /// Makes a line.
    public init(from: Double, to: Double, start: Double, end: Double) {
      self.from = from
      self.to = to
      self.start = start
      self.end = end
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
  /// Occasions in order.
  public var occasions: [PlottedOccasion]
  /// A line for each person.
  public var lines: [Line]
  /// The average, from early to late.
  public var average: [MeanTrend.Fitted]
  /// Lowest and highest score of the scale; nil to fit the lines.
  public var range: ClosedRange<Double>?

  /// The most lines that are drawn; a line below says so where there are more.
  public static let mostLines = 200

  /// Makes a growth plot.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String = "",
    yLabel: String, occasions: [PlottedOccasion], lines: [Line], average: [MeanTrend.Fitted],
    range: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.occasions = occasions
    self.lines = lines
    self.average = average
    self.range = range
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let usable = lines.filter { line in
      [line.from, line.to, line.start, line.end].allSatisfy(FixedDecimal.isDrawable)
    }
    let shown = Array(usable.prefix(GrowthPlot.mostLines))
    let mean = average.filter { FixedDecimal.isDrawable($0.value) && $0.at.isFinite }
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(usable, mean),
      isEmpty: occasions.isEmpty || (shown.isEmpty && mean.isEmpty))
    if !shown.isEmpty {
      sheet.keys.append(
        usable.count > shown.count
          ? "Thin lines: the first \(shown.count) of \(usable.count) people."
          : "Thin lines: one for each person.")
    }
    if mean.count > 1 { sheet.keys.append("Thick dashed line: the average, with its band.") }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, mean, on: &svg, width: width, top: top)
    }
  }

  private func draw(
    _ lines: [Line], _ mean: [MeanTrend.Fitted], on svg: inout SVGBuilder, width: Double,
    top: Double
  ) -> Double {
    let heights = lines.flatMap { [$0.start, $0.end] } + mean.flatMap(\.extent)
    let yAxis = Axis.ofScores(heights, range: range)
    let named = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: top)
    let area = Box(
      left: Ground.gutter(yAxis), top: named, right: width - 30, bottom: named + 280)
    let ground = Ground(area: area, xAxis: yAxis, yAxis: yAxis)
    let axis = OccasionAxis(occasions, area: area, margin: 34)
    ground.drawRows(yAxis, on: &svg)
    for line in lines {
      let ends = [
        Position(axis.x(line.from), ground.y(line.start)),
        Position(axis.x(line.to), ground.y(line.end)),
      ]
      svg.path(SVGPath(ends), stroke: Stroke(.current(0.34), 0.9))
    }
    mean.drawBand(on: &svg, axis: axis, ground: ground)
    svg.path(
      SVGPath(mean.map { Position(axis.x($0.at), ground.y($0.value)) }),
      stroke: Stroke(.hue(.orange), 3, .dashed))
    let ticked = axis.draw(on: &svg, foot: area.bottom)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }

  private func spoken(_ lines: [Line], _ mean: [MeanTrend.Fitted]) -> String {
    let ends = [mean.first, mean.last].compactMap { $0 }.map { FixedDecimal.label($0.value) }
    let up = lines.count { $0.end > $0.start }
    let down = lines.count { $0.end < $0.start }
    return "Fitted lines of \(lines.count) people over \(occasions.count) occasions: \(up) go up, "
      + "\(down) go down."
      + (ends.count == 2 ? " The average goes from \(ends[0]) to \(ends[1])." : "")
  }
}

extension MeanTrend.Fitted {
  /// Every height that needs room.
  var extent: [Double] { [value, lower ?? value, upper ?? value].filter(FixedDecimal.isDrawable) }
}

extension [MeanTrend.Fitted] {
  /// Shades the band, where at least two points have one.
  func drawBand(
    on svg: inout SVGBuilder, axis: OccasionAxis, ground: Ground, hue: Palette.Hue = .orange,
    opacity: Double = 0.2
  ) {
    let banded = filter {
      FixedDecimal.isDrawable($0.lower ?? .nan) && FixedDecimal.isDrawable($0.upper ?? .nan)
    }
    guard banded.count > 1 else { return }
    let upper = banded.map { Position(axis.x($0.at), ground.y($0.upper ?? $0.value)) }
    let lower = banded.map { Position(axis.x($0.at), ground.y($0.lower ?? $0.value)) }
    svg.path(SVGPath(upper + lower.reversed(), closed: true), fill: .hue(hue, opacity))
  }
}
