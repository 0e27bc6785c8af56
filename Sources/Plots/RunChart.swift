/// A figure from period to period with its median: is it moving, or only wobbling?
///
/// A *shift* is a run of six or more points in a row on one side of the median; points on the median
/// belong to neither side and break no run. Of figures that only wobble, few show one.
///
/// ### Source
/// Perla, R. J., Provost, L. P., & Murray, S. K. (2011). The run chart: a simple analytical tool for
/// learning from variation in healthcare processes. *BMJ Quality & Safety*, 20(1), 46–51.
/// <https://doi.org/10.1136/bmjqs.2009.037895>
public struct RunChart: Plot {
  /// The figure of one period.
  public struct Point: Sendable, Hashable {
    /// When, such as "2026 Q3".
    public var period: PlottedOccasion
    /// The figure; nil where there is none, or it is withheld.
    public var value: Double?

    /// Makes a point.
    public init(_ period: PlottedOccasion, _ value: Double?) {
      self.period = period
      self.value = value
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
  /// Points in the order of time.
  public var points: [Point]

  /// Points in a row on one side of the median that make a shift.
  public static let shift = 6
  /// Fewest points of which a median and runs are told.
  public static let fewest = 10

  /// Makes a run chart.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String = "",
    yLabel: String, points: [Point]
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.points = points
  }

  /// The median of the figures there are; nil for fewer than `fewest`.
  public var median: Double? {
    let sorted = values.map(\.value).sorted()
    guard sorted.count >= RunChart.fewest else { return nil }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? sorted[middle - 1] / 2 + sorted[middle] / 2 : sorted[middle]
  }

  /// The shifts, each as the places of its points in `points`.
  public var shifts: [[Int]] {
    guard let median else { return [] }
    var runs: [(isAbove: Bool, places: [Int])] = []
    for (place, value) in values where value != median {
      if let last = runs.last, last.isAbove == (value > median) {
        runs[runs.count - 1].places.append(place)
      } else {
        runs.append((value > median, [place]))
      }
    }
    return runs.map(\.places).filter { $0.count >= RunChart.shift }
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken,
      isEmpty: values.isEmpty)
    if !shifts.isEmpty {
      sheet.keys.append(
        "Filled squares: \(RunChart.shift) or more in a row on one side of the median.")
    }
    if median == nil {
      sheet.keys.append("Fewer than \(RunChart.fewest) points: no median is drawn yet.")
    }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(on: &svg, width: width, top: top)
    }
  }

  /// The figures that can be drawn, with their places.
  private var values: [(place: Int, value: Double)] {
    points.enumerated().compactMap { place, point in
      point.value.flatMap { FixedDecimal.isDrawable($0) ? (place, $0) : nil }
    }
  }

  private func draw(on svg: inout SVGBuilder, width: Double, top: Double) -> Double {
    let values = values
    let yAxis = Axis(covering: values.map(\.value) + [median].compactMap { $0 })
    let named = Ground.drawVerticalName(yLabel, on: &svg, width: width, top: top)
    let room = TextMetrics.width("Median", size: Lettering.quiet.size) + 12
    let area = Box(
      left: Ground.gutter(yAxis), top: named, right: width - room - 12, bottom: named + 230)
    let ground = Ground(area: area, xAxis: yAxis, yAxis: yAxis)
    let axis = OccasionAxis(points.map(\.period), area: area, margin: 20)
    ground.drawRows(yAxis, on: &svg)
    if let median {
      let y = ground.y(median)
      svg.line(Position(area.left, y), Position(area.right, y), Stroke(.text, 1.2, .dashed))
      svg.text("Median", at: Position(area.right + 8, y + 4), .quiet)
    }
    let line = points.enumerated().map { place, point in
      Position(axis.x(Double(place)), point.value.map { ground.y($0) } ?? .nan)
    }
    svg.path(SVGPath(line), stroke: Stroke(.hue(.blue, 0.7), 1.4))
    let inShift = Set(shifts.joined())
    for (place, value) in values {
      let isShift = inShift.contains(place)
      (isShift ? Marker.square : .circle).draw(
        on: &svg, at: Position(axis.x(Double(place)), ground.y(value)), radius: 4,
        ink: .hue(isShift ? .orange : .blue), isFilled: isShift)
    }
    let ticked = axis.draw(on: &svg, foot: area.bottom)
    return ground.drawHorizontalName(xLabel, on: &svg, from: ticked)
  }

  private var spoken: String {
    let each = points.map { point in
      let value = point.value.flatMap { FixedDecimal.isDrawable($0) ? $0 : nil }
      return point.period.label + ": " + (value.map { FixedDecimal.label($0) } ?? "no figure")
    }
    let shifted = shifts.map { run in
      [run.first, run.last].compactMap { $0 }.map { points[$0].period.label }
        .joined(separator: " to ")
    }
    return "\(points.count) periods. " + each.joined(separator: "; ") + "."
      + (median.map { " Median \(FixedDecimal.label($0))." } ?? "")
      + (shifted.isEmpty ? "" : " On one side of the median: \(shifted.joined(separator: ", ")).")
  }
}
