/// A figure from period to period with the limits of its usual ups and downs (an XmR chart).
///
/// What a point is, what the latest one means and whether a target can be met come as given: the plot
/// judges nothing itself. Shape says which way a point stands out, hue whether that is hoped for, and
/// the words above the chart take the place of icons.
public struct ControlChart: Plot {
  /// What a point is.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// One of the usual ups and downs.
    case usual
    /// It stands out in the direction hoped for.
    case hopedFor
    /// It stands out in the direction not hoped for.
    case notHopedFor
    /// It stands out, and neither direction is hoped for.
    case neither
    /// There is too little beside it to judge it by.
    case notJudged
  }

  /// The figure of one period.
  public struct Point: Sendable, Hashable {
    /// When, such as "2026 Q3".
    public var period: PlottedOccasion
    /// The figure; nil where there is none, or it is withheld.
    public var value: Double?
    /// What it is.
    public var standing: Standing
    /// Whether it stands out upwards, where it stands out.
    public var isHigh: Bool

    /// Makes a point.
    public init(
      _ period: PlottedOccasion, _ value: Double?, standing: Standing = .usual, isHigh: Bool = true
    ) {
      self.period = period
      self.value = value
      self.standing = standing
      self.isHigh = isHigh
    }
  }

  /// Periods with one mean and one pair of limits.
  public struct Segment: Sendable, Hashable {
    /// Places of its points; those the chart does not have are passed over.
    public var places: Range<Int>
    /// The mean.
    public var mean: Double
    /// The lower limit.
    public var lower: Double
    /// The upper limit.
    public var upper: Double
    /// What changed at its start, in a few words; may be empty.
    public var why: String

    /// Makes a segment.
    public init(
      _ places: Range<Int>, mean: Double, lower: Double, upper: Double, why: String = ""
    ) {
      self.places = places
      self.mean = mean
      self.lower = lower
      self.upper = upper
      self.why = why
    }
  }

  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot, such as how the limits were made; may be empty.
  public var caption: String
  /// Name of the horizontal axis; may be empty.
  public var xLabel: String
  /// Name of the vertical axis, with the unit.
  public var yLabel: String
  /// Points in the order of time.
  public var points: [Point]
  /// Stretches with limits of their own, in the order of time.
  public var segments: [Segment]
  /// What the latest point is, in words; may be empty.
  public var variation: String
  /// A target, drawn as a line; nil for none.
  public var target: Double?
  /// What the limits say of the target, in words; may be empty.
  public var assurance: String

  /// Makes a control chart.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String = "",
    yLabel: String, points: [Point], segments: [Segment], variation: String = "",
    target: Double? = nil, assurance: String = ""
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.points = points
    self.segments = segments
    self.variation = variation
    self.target = target
    self.assurance = assurance
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken,
      isEmpty: values.isEmpty)
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(on: &svg, width: width, top: top)
    }
  }

  /// The figures that can be drawn, with their places.
  var values: [(place: Int, value: Double)] {
    points.enumerated().compactMap { place, point in
      point.value.flatMap { FixedDecimal.isDrawable($0) ? (place, $0) : nil }
    }
  }

  /// The segments that can be drawn, cut to the points there are.
  var stretches: [Segment] {
    segments.compactMap { segment in
      var cut = segment
      cut.places = segment.places.clamped(to: 0..<points.count)
      let isDrawable = [cut.mean, cut.lower, cut.upper].allSatisfy(FixedDecimal.isDrawable)
      return isDrawable && !cut.places.isEmpty ? cut : nil
    }
  }

  private var spoken: String {
    let places = FixedDecimal.places(values.map(\.value))
    let each = points.map { point in
      let value = point.value.flatMap { FixedDecimal.isDrawable($0) ? $0 : nil }
      let figure = value.map { FixedDecimal.label($0, places: places) } ?? "no figure"
      let isApart = value != nil && point.isApart
      return point.period.label + ": " + figure + (isApart ? ", standing out" : "")
    }
    let limits = stretches.map { stretch in
      let text = { FixedDecimal.label($0) }
      return "Mean \(text(stretch.mean)), limits \(text(stretch.lower)) to \(text(stretch.upper)), "
        + "from " + points[stretch.places.lowerBound].period.label
        + (stretch.why.isEmpty ? "." : " (\(stretch.why)).")
    }
    let goal = target.flatMap { FixedDecimal.isDrawable($0) ? FixedDecimal.label($0) : nil }
    let said =
      ["\(points.count) periods."] + limits
      + [
        goal.map { "Target \($0)." } ?? "", variation, assurance,
        each.joined(separator: "; ") + ".",
      ]
    return said.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension ControlChart.Point {
  /// Whether it stands out from the usual ups and downs.
  var isApart: Bool { standing != .usual && standing != .notJudged }
}
