/// Everyone's first and last score against each other.
///
/// On the diagonal nothing changed. The shaded band holds changes no larger than measurement error.
/// Persons with the same two scores share one circle, whose area grows with their number.
public struct BeforeAfterPlot: Plot {
  /// One person's two scores.
  public struct Pair: Sendable, Hashable {
    /// First score, in points of the scale.
    public var before: Double
    /// Last score, in points of the scale.
    public var after: Double

    /// Makes a pair of scores.
    public init(before: Double, after: Double) {
      self.before = before
      self.after = after
    }
  }

  /// A score that parts two ranges, such as that of people who seek help from others.
  public struct CutOff: Sendable, Hashable {
    /// In points of the scale.
    public var value: Double
    /// What it parts, in a few words.
    public var label: String

    /// Makes a cut-off.
    public init(_ value: Double, label: String) {
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
  /// Name of the horizontal axis. The default is "First score".
  public var xLabel: String
  /// Name of the vertical axis. The default is "Last score".
  public var yLabel: String
  /// A pair for each person with both scores.
  public var pairs: [Pair]
  /// Largest change that measurement error explains, in points of the scale, drawn to each side of the
  /// diagonal; nil for no band.
  public var errorWidth: Double?
  /// What the band is, in words; where empty, measurement error and its size.
  public var errorWords: String
  /// Drawn across both axes; nil for none.
  public var cutOff: CutOff?
  /// Lowest and highest score of the scale; nil to fit the scores.
  public var range: ClosedRange<Double>?

  /// Makes a plot of first and last scores.
  public init(
    title: String, description: String = "", caption: String = "",
    xLabel: String = "First score", yLabel: String = "Last score", pairs: [Pair],
    errorWidth: Double? = nil, errorWords: String = "",
    cutOff: CutOff? = nil, range: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.pairs = pairs
    self.errorWidth = errorWidth
    self.errorWords = errorWords
    self.cutOff = cutOff
    self.range = range
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let spots = spots
    let sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(spots),
      isEmpty: spots.isEmpty)
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(spots, on: &svg, width: width, top: top)
    }
  }

  /// Persons with the same pair of scores.
  struct Spot: Hashable {
    var pair: Pair
    var count: Int
  }

  /// Half the height of the band, where there is one.
  var band: Double? {
    guard let errorWidth, FixedDecimal.isDrawable(errorWidth), errorWidth > 0 else { return nil }
    return errorWidth
  }

  /// What the band is, in words.
  var bandWords: String {
    guard let band, errorWords.isEmpty else { return errorWords }
    return "Within measurement error: a change of \(FixedDecimal.label(band)) points or less"
  }

  /// The cut-off, where it can be drawn.
  var cut: CutOff? { cutOff.flatMap { FixedDecimal.isDrawable($0.value) ? $0 : nil } }

  private var spots: [Spot] {
    let sorted =
      pairs
      .filter { FixedDecimal.isDrawable($0.before) && FixedDecimal.isDrawable($0.after) }
      .sorted { ($0.before, $0.after) < ($1.before, $1.after) }
    var spots: [Spot] = []
    for pair in sorted {
      if spots.last?.pair == pair {
        spots[spots.count - 1].count += 1
      } else {
        spots.append(Spot(pair: pair, count: 1))
      }
    }
    return spots
  }

  private func spoken(_ spots: [Spot]) -> String {
    func persons(_ isCounted: (Double) -> Bool) -> Int {
      spots.reduce(0) { $0 + (isCounted($1.pair.after - $1.pair.before) ? $1.count : 0) }
    }
    return "First and last score of \(persons { _ in true }) people: \(persons { $0 > 0 }) higher "
      + "than before, \(persons { $0 == 0 }) the same, \(persons { $0 < 0 }) lower than before."
      + (band == nil ? "" : " " + bandWords + ".")
      + (cut.map { " Cut-off \(FixedDecimal.label($0.value)): \($0.label)." } ?? "")
  }
}
