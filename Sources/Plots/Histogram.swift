/// How many persons scored where: a bar for each stretch of scores.
public struct Histogram: Plot {
  /// A stretch of scores and the persons in it. Bins are best equally wide, since height is the count.
  public struct Bin: Sendable, Hashable {
    /// Lower edge, in points of the scale.
    public var lower: Double
    /// Upper edge, in points of the scale; above `lower`.
    public var upper: Double
    /// Persons in the bin, 0 or more; nil when the count is withheld.
    public var count: Int?

    /// Makes a bin.
    public init(lower: Double, upper: Double, count: Int?) {
      self.lower = lower
      self.upper = upper
      self.count = count
    }
  }

  /// A score worth comparing with, such as a cut-off or a norm's mean.
  public struct Reference: Sendable, Hashable {
    /// In points of the scale.
    public var value: Double
    /// What it is.
    public var label: String

    /// Makes a reference mark.
    public init(value: Double, label: String) {
      self.value = value
      self.label = label
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
  /// Name of the vertical axis. The default is "People".
  public var yLabel: String
  /// Stretches of scores, from low to high.
  public var bins: [Bin]
  /// Vertical marks.
  public var references: [Reference]
  /// Lowest and highest score of the scale; nil to show the bins only.
  public var range: ClosedRange<Double>?

  /// Makes a histogram.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String,
    yLabel: String = "People", bins: [Bin], references: [Reference] = [],
    range: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.bins = bins
    self.references = references
    self.range = range
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let bins = bins.filter {
      FixedDecimal.isDrawable($0.lower) && FixedDecimal.isDrawable($0.upper)
        && $0.lower < $0.upper && (0...1_000_000_000).contains($0.count ?? 0)
    }
    let marks = references.filter { FixedDecimal.isDrawable($0.value) }
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(bins),
      isEmpty: bins.isEmpty)
    if bins.contains(where: { $0.count == nil }) {
      sheet.keys.append("Hatched: the number of people is withheld because it is small.")
    }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(bins, marks, on: &svg, width: width, top: top)
    }
  }

  private func spoken(_ bins: [Bin]) -> String {
    let shown = bins.compactMap { bin in bin.count.map { (bin, $0) } }
    guard let first = bins.first, let last = bins.last,
      let fullest = shown.max(by: { $0.1 < $1.1 })
    else { return "Histogram." }
    let number = { (value: Double) in FixedDecimal.label(value) }
    return "Histogram of \(bins.count) bins from \(number(first.lower)) to \(number(last.upper)); "
      + "the fullest, from \(number(fullest.0.lower)) to \(number(fullest.0.upper)), "
      + "holds \(fullest.1)."
  }
}
