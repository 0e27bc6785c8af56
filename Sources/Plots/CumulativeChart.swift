/// A sum that grows person by person, against a limit where there is one: a CUSUM or a VLAD.
///
/// Each step is one person's outcome, so the drawing says that it is for use inside the service.
public struct CumulativeChart: Plot {
  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot, such as how the limit was found; may be empty.
  public var caption: String
  /// Name of the horizontal axis. The default is "People, in the order of time".
  public var xLabel: String
  /// Name of the vertical axis: what the sum is of, and which way means what.
  public var yLabel: String
  /// The sum after each person; it begins at 0.
  public var values: [Double]
  /// What 0 means. The default is "As expected".
  public var zeroLabel: String
  /// A limit; nil for none.
  public var limit: Double?
  /// Places among `values` at which the limit is reached.
  public var signals: [Int]
  /// Whether the sum begins anew at 0 after a signal.
  public var resets: Bool

  /// Makes a chart of a cumulative sum.
  public init(
    title: String, description: String = "", caption: String = "",
    xLabel: String = "People, in the order of time", yLabel: String, values: [Double],
    zeroLabel: String = "As expected", limit: Double? = nil, signals: [Int] = [],
    resets: Bool = true
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.values = values
    self.zeroLabel = zeroLabel
    self.limit = limit
    self.signals = signals
    self.resets = resets
  }

  /// What is said below every drawing.
  public static let insideUse =
    "Each step is one person: for use inside the service, not for sharing."

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken,
      keys: [CumulativeChart.insideUse], isEmpty: !values.contains(where: FixedDecimal.isDrawable))
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(on: &svg, width: width, top: top)
    }
  }

  /// Signals that stand at a value that can be drawn, in order.
  var shownSignals: [Int] {
    Set(signals).filter { values.indices.contains($0) && FixedDecimal.isDrawable(values[$0]) }
      .sorted()
  }

  private var spoken: String {
    let last = values.last(where: FixedDecimal.isDrawable) ?? 0
    let named = shownSignals.prefix(20).map { "\($0 + 1)" }.joined(separator: ", ")
    let more = shownSignals.count > 20 ? " and \(shownSignals.count - 20) more" : ""
    let bound = limit.flatMap { FixedDecimal.isDrawable($0) ? FixedDecimal.label($0) : nil }
    return "\(values.count) people; the line begins at 0 and ends at \(FixedDecimal.label(last))."
      + (bound.map { " Limit \($0)." } ?? "")
      + (bound == nil ? "" : named.isEmpty ? " No signal." : " Signal at person \(named)\(more).")
      + " " + CumulativeChart.insideUse
  }
}
