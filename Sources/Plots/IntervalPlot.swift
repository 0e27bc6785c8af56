/// Estimates with their intervals, a row each: services, coefficients, effect sizes.
public struct IntervalPlot: Plot {
  /// What a row has to show.
  public enum Content: Sendable, Hashable {
    /// A mark, its interval where there is one, and a second mark where there is one, such as a
    /// shrunken mean. All in the unit of the axis.
    case estimate(Double, lower: Double?, upper: Double?, second: Double?)
    /// Words instead of a mark: why there is none.
    case withheld(String)
  }

  /// One row.
  public struct Row: Sendable, Hashable {
    /// Who or what the row is about.
    public var label: String
    /// What it shows.
    public var content: Content

    /// Makes a row.
    public init(_ label: String, _ content: Content) {
      self.label = label
      self.content = content
    }

    /// Makes a row with a mark, and an interval and a second mark where given.
    public static func estimate(
      _ label: String, _ value: Double, lower: Double? = nil, upper: Double? = nil,
      second: Double? = nil
    ) -> Row {
      Row(label, .estimate(value, lower: lower, upper: upper, second: second))
    }

    /// Makes a row with words instead of a mark.
    public static func withheld(_ label: String, _ why: String) -> Row {
      Row(label, .withheld(why))
    }
  }

  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot; may be empty.
  public var caption: String
  /// Name of the horizontal axis, with the unit.
  public var xLabel: String
  /// Rows from top to bottom.
  public var rows: [Row]
  /// A value to compare with, drawn as an upright; nil for none.
  public var reference: Double?
  /// What the reference is.
  public var referenceLabel: String
  /// What mark and line are. The default is "Mean with 95 % confidence interval".
  public var markLabel: String
  /// What the second mark is. The default is "Mean drawn towards the average of all services".
  public var secondLabel: String

  /// Makes a plot of intervals.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String, rows: [Row],
    reference: Double? = nil, referenceLabel: String = "",
    markLabel: String = "Mean with 95 % confidence interval",
    secondLabel: String = "Mean drawn towards the average of all services"
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.rows = rows
    self.reference = reference
    self.referenceLabel = referenceLabel
    self.markLabel = markLabel
    self.secondLabel = secondLabel
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let shown = rows.compactMap(Line.init)
    let sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(shown),
      isEmpty: shown.isEmpty)
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, on: &svg, width: width, top: top)
    }
  }

  private func spoken(_ lines: [Line]) -> String {
    let places = FixedDecimal.places(lines.flatMap(\.extent))
    let each = lines.map { line in line.label + ": " + (line.withheld ?? line.numbers(places)) }
    return "\(lines.count) rows. " + each.joined(separator: "; ") + "."
  }
}

extension IntervalPlot {
  /// A row with its drawable numbers only.
  struct Line {
    let label: String
    var withheld: String?
    var value: Double?
    var interval: (lower: Double, upper: Double)?
    var second: Double?

    init?(_ row: Row) {
      label = row.label
      switch row.content {
      case .withheld(let why):
        withheld = why
      case .estimate(let value, let lower, let upper, let second):
        guard FixedDecimal.isDrawable(value) else { return nil }
        self.value = value
        if let lower, let upper, FixedDecimal.isDrawable(lower), FixedDecimal.isDrawable(upper) {
          interval = (min(lower, upper), max(lower, upper))
        }
        self.second = second.flatMap { FixedDecimal.isDrawable($0) ? $0 : nil }
      }
    }

    /// The numbers as text with a fixed number of decimals, such as "4.2 (2.0 to 6.3)".
    func numbers(_ places: Int) -> String {
      guard let value else { return "" }
      let text = { FixedDecimal.label($0, places: places, padded: true) }
      guard let interval else { return text(value) }
      return text(value) + " (" + text(interval.lower) + " to " + text(interval.upper) + ")"
    }

    /// Every place along the axis that needs room.
    var extent: [Double] {
      [value, interval?.lower, interval?.upper, second].compactMap { $0 }
    }
  }
}
