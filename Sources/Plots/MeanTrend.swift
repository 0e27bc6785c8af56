/// The mean score at each occasion with its interval and the number of persons, and optionally a
/// fitted line with its band.
public struct MeanTrend: Plot {
  /// The mean at one occasion.
  public struct Mean: Sendable, Hashable {
    /// When.
    public var occasion: PlottedOccasion
    /// In points of the scale; nil where withheld or not observed.
    public var mean: Double?
    /// Lower limit of the interval; nil for none.
    public var lower: Double?
    /// Upper limit of the interval; nil for none.
    public var upper: Double?
    /// Persons the mean rests on; nil where withheld.
    public var n: Int?

    /// Makes the mean of one occasion.
    public init(
      _ occasion: PlottedOccasion, mean: Double?, lower: Double? = nil, upper: Double? = nil,
      n: Int?
    ) {
      self.occasion = occasion
      self.mean = mean
      self.lower = lower
      self.upper = upper
      self.n = n
    }
  }

  /// A point of a fitted line.
  public struct Fitted: Sendable, Hashable {
    /// When, in occasions counted from 0; between them, a fraction.
    public var at: Double
    /// The fitted score, in points of the scale.
    public var value: Double
    /// Lower edge of the band; nil for none.
    public var lower: Double?
    /// Upper edge of the band; nil for none.
    public var upper: Double?

    /// Makes a point of a fitted line.
    public init(at: Double, value: Double, lower: Double? = nil, upper: Double? = nil) {
      self.at = at
      self.value = value
      self.lower = lower
      self.upper = upper
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
  /// Means in the order of the occasions.
  public var means: [Mean]
  /// A fitted line, from early to late; empty for none.
  public var fitted: [Fitted]
  /// What the upright lines are, for example "95 % confidence interval of the mean".
  public var intervalLabel: String
  /// What the drawn-through line and its shading are, for example "growth curve with 95 % band".
  public var fittedLabel: String
  /// Lowest and highest score of the scale; nil to fit the means.
  public var range: ClosedRange<Double>?

  /// Makes a plot of means.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String = "",
    yLabel: String, means: [Mean], fitted: [Fitted] = [],
    intervalLabel: String = "95 % confidence interval of the mean",
    fittedLabel: String = "fitted line", range: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.means = means
    self.fitted = fitted
    self.intervalLabel = intervalLabel
    self.fittedLabel = fittedLabel
    self.range = range
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let isEmpty = !means.contains { $0.mean.map(FixedDecimal.isDrawable) ?? false }
    let sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken, keys: keys,
      isEmpty: isEmpty)
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(on: &svg, width: width, top: top)
    }
  }

  private var keys: [String] {
    var keys: [String] = []
    if means.contains(where: { $0.interval != nil }) {
      keys.append("Upright lines: " + intervalLabel + ".")
    }
    if fitted.count > 1 { keys.append("Line: " + fittedLabel + ".") }
    return keys
  }

  private var spoken: String {
    let each = means.map { mean in
      guard let value = mean.mean, FixedDecimal.isDrawable(value) else {
        return mean.occasion.label + ": no mean"
      }
      var words = mean.occasion.label + ": " + FixedDecimal.label(value)
      if let (lower, upper) = mean.interval {
        words += " (\(FixedDecimal.label(lower)) to \(FixedDecimal.label(upper)))"
      }
      return words + (mean.n.map { ", n = \($0)" } ?? "")
    }
    return "Mean score at \(means.count) occasions. " + each.joined(separator: "; ") + "."
  }
}

extension MeanTrend.Mean {
  /// Both limits in order, where both can be drawn.
  var interval: (lower: Double, upper: Double)? {
    guard let lower, let upper, FixedDecimal.isDrawable(lower), FixedDecimal.isDrawable(upper)
    else { return nil }
    return (min(lower, upper), max(lower, upper))
  }
}
