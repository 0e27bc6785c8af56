/// Many estimates with their intervals in the order of their size: an overview of how far the
/// intervals overlap.
///
/// The order is that of the numbers and no ranking: neighbours whose intervals overlap may well change
/// places. A filled mark says that the interval leaves the reference out, a hollow one that it does not;
/// intervals come as given, the plot judges nothing itself.
public struct CaterpillarPlot: Plot {
  /// One estimate.
  public struct Row: Sendable, Hashable {
    /// What it is about.
    public var label: String
    /// In the unit of the axis.
    public var value: Double
    /// Lower end of its interval; nil for none.
    public var lower: Double?
    /// Upper end of its interval; nil for none.
    public var upper: Double?

    /// Makes a row.
    public init(_ label: String, _ value: Double, lower: Double? = nil, upper: Double? = nil) {
      self.label = label
      self.value = value
      self.lower = lower
      self.upper = upper
    }
  }

  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot, such as how many are withheld; may be empty.
  public var caption: String
  /// Name of the horizontal axis, with the unit.
  public var xLabel: String
  /// Rows in any order.
  public var rows: [Row]
  /// A value to compare with, drawn as an upright; nil for none.
  public var reference: Double?
  /// What the reference is.
  public var referenceLabel: String

  /// The most rows that are drawn; a line below says so where there are more.
  public static let mostRows = 120

  /// Makes a plot of ordered estimates.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String, rows: [Row],
    reference: Double? = nil, referenceLabel: String = ""
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.rows = rows
    self.reference = reference
    self.referenceLabel = referenceLabel
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let usable = rows.filter { FixedDecimal.isDrawable($0.value) }
      .sorted { ($0.value, $0.label) > ($1.value, $1.label) }
    let shown = Array(usable.prefix(CaterpillarPlot.mostRows))
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(shown),
      isEmpty: shown.isEmpty)
    if usable.count > shown.count {
      sheet.keys.append("The first \(shown.count) of \(usable.count) rows are drawn.")
    }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, on: &svg, width: width, top: top)
    }
  }

  /// The reference, where it can be drawn.
  var upright: Double? { reference.flatMap { FixedDecimal.isDrawable($0) ? $0 : nil } }

  /// Whether a row's interval leaves the reference out.
  func isApart(_ row: Row) -> Bool {
    guard let upright, let interval = row.interval else { return false }
    return upright < interval.lower || upright > interval.upper
  }

  private func spoken(_ rows: [Row]) -> String {
    guard let first = rows.last, let last = rows.first else { return "" }
    let ends = [first, last].map { $0.label + ", " + FixedDecimal.label($0.value) }
    let apart = rows.count(where: isApart)
    return "\(rows.count) estimates in the order of their size, from \(ends[0]) to \(ends[1]). "
      + (upright == nil
        ? "" : "The intervals of \(apart) leave the reference, \(referenceLabel), out.")
  }
}

extension CaterpillarPlot.Row {
  /// Both ends in order, where both can be drawn.
  var interval: (lower: Double, upper: Double)? {
    guard let lower, let upper, FixedDecimal.isDrawable(lower), FixedDecimal.isDrawable(upper)
    else { return nil }
    return (min(lower, upper), max(lower, upper))
  }
}
