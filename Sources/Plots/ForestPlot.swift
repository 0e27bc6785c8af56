/// Estimates from several places and what they come to together, each with its interval.
///
/// The area of a square says how much stands behind its estimate; the diamond at the foot is as wide as
/// the interval of all together. Beneath it a prediction interval, where given, says where one more
/// place of the same kind may lie.
public struct ForestPlot: Plot {
  /// One estimate.
  public struct Row: Sendable, Hashable {
    /// What it is about.
    public var label: String
    /// In the unit of the axis.
    public var value: Double
    /// Lower end of its interval.
    public var lower: Double
    /// Upper end of its interval.
    public var upper: Double
    /// How much stands behind it, such as a number of people; above 0.
    public var weight: Double

    /// Makes a row.
    public init(
      _ label: String, _ value: Double, lower: Double, upper: Double, weight: Double
    ) {
      self.label = label
      self.value = value
      self.lower = lower
      self.upper = upper
      self.weight = weight
    }
  }

  /// Where the true value of one more place may lie.
  public struct Prediction: Sendable, Hashable {
    /// Lower end.
    public var lower: Double
    /// Upper end.
    public var upper: Double
    /// How it is defined, such as "95 %, Student's t with k − 2 degrees of freedom"; may be empty.
    public var definition: String

    /// Makes a prediction interval.
    public init(lower: Double, upper: Double, definition: String = "") {
      self.lower = lower
      self.upper = upper
      self.definition = definition
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
  /// What weights are, such as "People".
  public var weightLabel: String
  /// Rows from top to bottom.
  public var rows: [Row]
  /// What they come to together; nil for none.
  public var summary: Row?
  /// Where one more place may lie; nil for none.
  public var prediction: Prediction?
  /// A value that means no difference, drawn as an upright; nil for none.
  public var reference: Double?

  /// Makes a forest plot.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String,
    weightLabel: String, rows: [Row], summary: Row? = nil, prediction: Prediction? = nil,
    reference: Double? = nil
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.weightLabel = weightLabel
    self.rows = rows
    self.summary = summary
    self.prediction = prediction
    self.reference = reference
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let shown = rows.compactMap(\.drawable)
    let all = summary?.drawable
    let further = prediction?.drawable
    var sheet = Sheet(
      title: title, description: description, caption: caption,
      summary: spoken(shown, all, further),
      keys: ["The area of a square goes with its figure under \(weightLabel)."]
        + (all == nil ? [] : ["Diamond: all together, as wide as the interval."]),
      isEmpty: shown.isEmpty)
    if let further {
      let definition = SafeText.plain(further.definition)
      sheet.keys.append(
        "Line at the foot: prediction interval, where the true value of one more would lie"
          + (definition.isEmpty ? "." : " (\(definition))."))
    }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, all, further, on: &svg, width: width, top: top)
    }
  }

  private func spoken(_ rows: [Row], _ all: Row?, _ further: Prediction?) -> String {
    let places = FixedDecimal.places(
      (rows + [all].compactMap { $0 }).flatMap(\.extent) + (further?.extent ?? []))
    let each = (rows + [all].compactMap { $0 }).map {
      "\($0.label): \($0.numbers(places)), \(weightLabel) \(FixedDecimal.label($0.weight))"
    }
    return "\(rows.count) rows. " + each.joined(separator: "; ") + "."
      + (further.map { " Prediction interval \($0.numbers(places))." } ?? "")
  }
}

extension ForestPlot.Prediction {
  /// The interval with its ends in order; nil where one cannot be drawn.
  var drawable: ForestPlot.Prediction? {
    guard extent.allSatisfy(FixedDecimal.isDrawable) else { return nil }
    return ForestPlot.Prediction(
      lower: min(lower, upper), upper: max(lower, upper), definition: definition)
  }

  /// Every place along the axis that needs room.
  var extent: [Double] { [lower, upper] }

  /// The numbers as text, such as "2.0 to 6.3".
  func numbers(_ places: Int) -> String {
    extent.map { FixedDecimal.label($0, places: places, padded: true) }.joined(separator: " to ")
  }
}

extension ForestPlot.Row {
  /// The row with its ends in order; nil where a number of it cannot be drawn.
  var drawable: ForestPlot.Row? {
    guard [value, lower, upper, weight].allSatisfy(FixedDecimal.isDrawable), weight > 0 else {
      return nil
    }
    return ForestPlot.Row(
      label, value, lower: min(lower, upper), upper: max(lower, upper), weight: weight)
  }

  /// Every place along the axis that needs room.
  var extent: [Double] { [value, lower, upper] }

  /// The numbers as text, such as "4.2 (2.0 to 6.3)".
  func numbers(_ places: Int) -> String {
    let text = { FixedDecimal.label($0, places: places, padded: true) }
    return text(value) + " (" + text(lower) + " to " + text(upper) + ")"
  }
}
