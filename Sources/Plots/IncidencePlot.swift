/// In which state people are over time: the shares of all states stacked, so that they fill the whole at any time.
///
/// States are named at their right end with their last share, so that no colour is needed to tell them apart.
public struct IncidencePlot: Plot {
  /// From when the shares are what.
  public struct Step: Sendable, Hashable {
    /// The time.
    public var time: Double
    /// One share per state, in [0, 1], that together are 1.
    public var shares: [Double]

    /// Makes a step.
    public init(_ time: Double, _ shares: [Double]) {
      self.time = time
      self.shares = shares
    }
  }

  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot, such as how it was estimated; may be empty.
  public var caption: String
  /// Name of the horizontal axis, with the unit.
  public var xLabel: String
  /// Name of the vertical axis.
  public var yLabel: String
  /// Names of the states, from the foot upwards.
  public var states: [String]
  /// Steps in the order of time; the first is where it begins.
  public var steps: [Step]
  /// Until when anybody was seen.
  public var until: Double
  /// Times at which people are counted and shares are spoken, from early to late.
  public var times: [Double]
  /// People watched at those times, one each; nil where withheld.
  public var watched: [Int?]

  /// Makes a plot.
  public init(
    title: String, description: String = "", caption: String = "", xLabel: String,
    yLabel: String, states: [String], steps: [Step], until: Double, times: [Double] = [],
    watched: [Int?] = []
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.states = states
    self.steps = steps
    self.until = until
    self.times = times
    self.watched = watched
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let (states, drawable) = bands
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(states, drawable),
      isEmpty: drawable.isEmpty)
    if watched.contains(nil) { sheet.keys.append("–: withheld, too few people.") }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(states, drawable, on: &svg, width: width, top: top)
    }
  }

  /// The most states that have a band of their own; the rest have one together.
  public static let mostStates = 10

  /// States and steps as they are drawn: the last states as one where there are too many.
  var bands: (states: [String], steps: [Step]) {
    let own = states.count > Self.mostStates ? Self.mostStates - 1 : states.count
    guard own < states.count else { return (states, drawable) }
    return (
      states.prefix(own) + ["\(states.count - own) others"],
      drawable.map { step in
        Step(step.time, step.shares.prefix(own) + [min(1, step.shares[own...].reduce(0, +))])
      }
    )
  }

  /// The steps that can be drawn, in order, none after the end: a share for every state, from 0 to 1.
  var drawable: [Step] {
    guard FixedDecimal.isDrawable(until), !states.isEmpty else { return [] }
    return steps.enumerated().filter { _, step in
      FixedDecimal.isDrawable(step.time) && step.time <= until
        && step.shares.count == states.count && step.shares.allSatisfy(\.isFinite)
    }.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map { _, step in
      Step(step.time, step.shares.map { min(max($0, 0), 1) })
    }
  }

  private func spoken(_ states: [String], _ steps: [Step]) -> String {
    let asked = times.filter { FixedDecimal.isDrawable($0) && $0 <= until }
    let said = (asked.isEmpty ? [until] : asked).compactMap { time -> String? in
      guard let step = steps.last(where: { $0.time <= time }) else { return nil }
      let shares = zip(states, step.shares).map { $0 + " " + Self.percent($1) }
      return "At " + FixedDecimal.label(time, places: 1) + ": " + shares.joined(separator: ", ")
        + "."
    }
    return said.joined(separator: " ")
  }

  /// A share in whole percent; small ones that would round to nothing are "under 1 %".
  static func percent(_ share: Double) -> String {
    share > 0 && share < 0.005
      ? "under 1\u{A0}%" : FixedDecimal.label(share * 100, places: 0) + "\u{A0}%"
  }
}
