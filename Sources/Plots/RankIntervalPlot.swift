/// Between which places each of several may lie: how little an order says.
///
/// Rows stand in the order given. Put them in the order of their names: an order by place would show as
/// known what the lines show is not.
public struct RankIntervalPlot: Plot {
  /// One place with its interval.
  public struct Row: Sendable, Hashable {
    /// What it is about.
    public var label: String
    /// The place in the middle, from 1; need not be whole.
    public var middle: Double
    /// The first place of the interval.
    public var lower: Double
    /// The last place of the interval.
    public var upper: Double

    /// Makes a row.
    public init(_ label: String, middle: Double, lower: Double, upper: Double) {
      self.label = label
      self.middle = middle
      self.lower = lower
      self.upper = upper
    }
  }

  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot, such as how the places were drawn; may be empty.
  public var caption: String
  /// Name of the horizontal axis: what place 1 means, such as "Place (1: largest mean change)".
  public var xLabel: String
  /// Rows from top to bottom.
  public var rows: [Row]
  /// How many there are to be placed, those not shown among them.
  public var count: Int
  /// What the line is. The default is "95 % of draws place it here".
  public var intervalLabel: String

  /// The most rows that are drawn; a line below says so where there are more.
  public static let mostRows = 120

  /// Makes a plot of places.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String, rows: [Row],
    count: Int, intervalLabel: String = "95\u{A0}% of draws place it here"
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.rows = rows
    self.count = count
    self.intervalLabel = intervalLabel
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let usable = rows.compactMap(\.drawable)
    let shown = Array(usable.prefix(RankIntervalPlot.mostRows))
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(usable),
      isEmpty: shown.isEmpty)
    if let widest = RankIntervalPlot.meanWidth(usable) {
      sheet.keys.append(
        "On average a line is \(FixedDecimal.label(widest, places: 1)) of \(places(usable)) places wide."
      )
    }
    if usable.count > shown.count {
      sheet.keys.append("The first \(shown.count) of \(usable.count) rows are drawn.")
    }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, on: &svg, width: width, top: top)
    }
  }

  /// How many places the axis has: `count`, or more where a row says so.
  func places(_ rows: [Row]) -> Int {
    let most = rows.map(\.upper).max() ?? 1
    return max(min(max(count, 1), 1_000_000_000), Int(most.rounded(.up)))
  }

  /// Mean number of places that a line spans.
  private static func meanWidth(_ rows: [Row]) -> Double? {
    guard !rows.isEmpty else { return nil }
    return rows.reduce(0) { $0 + $1.upper - $1.lower + 1 } / Double(rows.count)
  }

  private func spoken(_ rows: [Row]) -> String {
    let each = rows.map { "\($0.label): \($0.numbers)" }
    return "\(rows.count) rows, places out of \(places(rows)). " + each.joined(separator: "; ")
      + "."
  }
}

extension RankIntervalPlot.Row {
  /// The row with its ends in order; nil where a place of it cannot be drawn.
  var drawable: RankIntervalPlot.Row? {
    guard [middle, lower, upper].allSatisfy({ $0 >= 1 && $0 <= 1e9 }) else { return nil }
    return RankIntervalPlot.Row(
      label, middle: middle, lower: min(lower, upper), upper: max(lower, upper))
  }

  /// The interval as text, such as "3 to 41".
  var numbers: String {
    lower == upper
      ? FixedDecimal.label(lower) : FixedDecimal.label(lower) + " to " + FixedDecimal.label(upper)
  }
}
