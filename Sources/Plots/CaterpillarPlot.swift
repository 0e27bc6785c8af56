/// Many estimates with their intervals: an overview of how far the intervals overlap.
///
/// The order is that of the numbers, or the one given, and no ranking: neighbours whose intervals overlap may
/// well change places. A filled mark says that the interval leaves the reference out, a hollow one that it does not;
/// intervals come as given, the plot judges nothing itself.
///
/// An interval of ±1.96 standard errors is for one value. Two values are compared by ±1.39 standard
/// errors: where errors are alike, lines that do not overlap then mean a difference at the 5 % level.
///
/// ### Source
/// Goldstein, H., & Healy, M. J. R. (1995). The graphical presentation of a collection of means. *Journal
/// of the Royal Statistical Society A*, 158(1), 175–177. <https://doi.org/10.2307/2983411>
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
    /// Half the interval for comparing two, 1.39 standard errors; nil for none.
    public var comparison: Double?
    /// The value before it was drawn towards that of all; nil where it was not.
    public var own: Double?
    /// λ, how much of the value is its own rather than that of all, in [0, 1]; nil where it was not drawn.
    public var weight: Double?

    /// Makes a row.
    public init(
      _ label: String, _ value: Double, lower: Double? = nil, upper: Double? = nil,
      comparison: Double? = nil, own: Double? = nil, weight: Double? = nil
    ) {
      self.label = label
      self.value = value
      self.lower = lower
      self.upper = upper
      self.comparison = comparison
      self.own = own
      self.weight = weight
    }
  }

  /// In which order rows stand.
  public enum Order: Sendable, Hashable {
    /// From the largest value to the smallest.
    case bySize
    /// As they are given, such as by name.
    case asGiven
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
  /// In which order rows stand. The default is by size.
  public var order: Order

  /// The most rows that are drawn; a line below says so where there are more.
  public static let mostRows = 120

  /// Makes a plot of estimates.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String, rows: [Row],
    reference: Double? = nil, referenceLabel: String = "", order: Order = .bySize
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.rows = rows
    self.reference = reference
    self.referenceLabel = referenceLabel
    self.order = order
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let usable = drawable
    let shown = Array(usable.prefix(CaterpillarPlot.mostRows))
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(shown),
      isEmpty: shown.isEmpty)
    if usable.count > shown.count {
      sheet.keys.append("The first \(shown.count) of \(usable.count) rows are drawn.")
    }
    if shown.contains(where: { $0.comparing != nil }) {
      sheet.keys.append(
        "Two whose thick lines do not overlap differ by more than chance would give 1 time in 20."
          + (order == .bySize ? " The order is that of the numbers, and no ranking." : ""))
    }
    if shown.contains(where: { $0.share != nil }) {
      sheet.keys.append(
        "λ: how much of a value comes from the row's own figures; the rest comes from all rows.")
    }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, on: &svg, width: width, top: top)
    }
  }

  /// The rows that can be drawn, in their order.
  var drawable: [Row] {
    let usable = rows.filter { FixedDecimal.isDrawable($0.value) }
    return order == .asGiven
      ? usable : usable.sorted { ($0.value, $0.label) > ($1.value, $1.label) }
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
    let opening =
      order == .bySize
      ? "\(rows.count) estimates in the order of their size, from \(ends[0]) to \(ends[1]). "
      : "\(rows.count) estimates in the order given. "
    return opening
      + (upright == nil
        ? "" : "The intervals of \(apart) leave the reference, \(referenceLabel), out.")
  }
}

extension CaterpillarPlot.Row {
  /// Both ends of the interval for comparing two, where they can be drawn.
  var comparing: (lower: Double, upper: Double)? {
    guard let comparison, comparison >= 0 else { return nil }
    let ends = (value - comparison, value + comparison)
    return FixedDecimal.isDrawable(ends.0) && FixedDecimal.isDrawable(ends.1) ? ends : nil
  }

  /// The value before it was drawn towards that of all, where it can be drawn.
  var unshrunken: Double? { own.flatMap { FixedDecimal.isDrawable($0) ? $0 : nil } }

  /// λ as text, such as "0.83"; nil where there is none.
  var share: String? {
    weight.flatMap {
      (0...1).contains($0) ? FixedDecimal.label($0, places: 2, padded: true) : nil
    }
  }

  /// Every place along the axis that needs room.
  var extent: [Double] {
    [value, interval?.lower, interval?.upper, comparing?.lower, comparing?.upper, unshrunken]
      .compactMap { $0 }
  }

  /// Both ends in order, where both can be drawn.
  var interval: (lower: Double, upper: Double)? {
    guard let lower, let upper, FixedDecimal.isDrawable(lower), FixedDecimal.isDrawable(upper)
    else { return nil }
    return (min(lower, upper), max(lower, upper))
  }
}
