/// Shares of a whole, a bar for each row: persons higher than before, not reliably changed, lower.
public struct StackedBar: Plot {
  /// What a row has to show.
  public enum Content: Sendable, Hashable {
    /// Persons in each category, in the order of `categories`, each 0 or more.
    case counts([Int])
    /// Words instead of a bar: why there is none.
    case withheld(String)
  }

  /// One bar.
  public struct Row: Sendable, Hashable {
    /// Who or what the bar is about; may be empty for a single bar.
    public var label: String
    /// What it shows.
    public var content: Content

    /// Makes a row.
    public init(_ label: String, _ content: Content) {
      self.label = label
      self.content = content
    }

    /// Makes a row with a bar.
    public static func counts(_ label: String, _ counts: [Int]) -> Row {
      Row(label, .counts(counts))
    }

    /// Makes a row with words instead of a bar.
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
  /// Name of the horizontal axis. The default is "Share of people (%)".
  public var xLabel: String
  /// Names of the categories, at most six, in the order of the bar.
  public var categories: [String]
  /// Bars from top to bottom.
  public var rows: [Row]

  /// Makes a plot of shares.
  public init(
    title: String, description: String = "", caption: String = "",
    xLabel: String = "Share of people (%)", categories: [String], rows: [Row]
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.categories = categories
    self.rows = rows
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let bars = rows.map { Bar($0, categories: categories.count) }
    let isEmpty = bars.allSatisfy { $0.total == 0 && $0.withheld == nil }
    let sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(bars),
      isEmpty: isEmpty)
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(bars, on: &svg, width: width, top: top)
    }
  }

  private func spoken(_ bars: [Bar]) -> String {
    let each = bars.map { bar in
      let name = bar.label.isEmpty ? "" : bar.label + ": "
      if let withheld = bar.withheld { return name + withheld + "." }
      let shares = zip(categories, bar.counts).map { category, count in
        category + " " + bar.words(count)
      }
      return name + shares.joined(separator: ", ") + "; \(Int(bar.total)) people in all."
    }
    return each.joined(separator: " ")
  }
}

extension StackedBar {
  /// A row with its drawable counts only.
  struct Bar {
    let label: String
    var withheld: String?
    var counts: [Int] = []
    /// Persons in the bar; a `Double`, so that no sum overflows.
    var total = 0.0

    init(_ row: Row, categories: Int) {
      label = row.label
      switch row.content {
      case .withheld(let why): withheld = why
      case .counts(let given):
        counts = given.prefix(min(categories, 6)).map { min(max($0, 0), 1_000_000_000) }
        total = counts.reduce(0) { $0 + Double($1) }
      }
    }

    /// Persons in the bar in words; empty where withheld.
    var size: String {
      guard withheld == nil, total > 0 else { return "" }
      return FixedDecimal.label(total, places: 0) + (total == 1 ? " person" : " people")
    }

    /// A count with its share in whole percent, such as "12 (34 %)"; small shares that would round to
    /// nothing are "under 1 %".
    func words(_ count: Int) -> String {
      guard total > 0 else { return "0" }
      let share = Double(count) / total * 100
      let rounded = FixedDecimal.label(share, places: 0)
      let percent =
        count > 0 && share < 0.5 ? "under 1" : share > 99.5 && share < 100 ? "over 99" : rounded
      return FixedDecimal.label(Double(count), places: 0) + " (" + percent + "\u{A0}%)"
    }
  }
}
