/// Services against how far chance alone would spread services of their size.
///
/// Inside the limits a service differs from the target by no more than its size explains. A point is
/// drawn by its standing as given, alike above and below; the plot judges nothing itself. Limits have
/// several definitions that differ where numbers are small, so the one drawn is named below.
public struct FunnelPlot: Plot {
  /// Where a service stands, as the analysis found it.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// Within both pairs of limits.
    case within
    /// Outside the inner pair, within the outer.
    case outsideInner
    /// Outside both pairs.
    case outsideOuter
  }

  /// One service that may be shown; withheld services are left out and counted in `caption`.
  public struct Service: Sendable, Hashable {
    /// Name of the service.
    public var label: String
    /// How much its value rests on, above 0: persons, or outcomes expected.
    public var size: Double
    /// Its value, in the unit of the vertical axis: a mean, a rate, a ratio of outcomes.
    public var value: Double
    /// Where it stands.
    public var standing: Standing

    /// Makes a service.
    public init(_ label: String, size: Double, value: Double, standing: Standing = .within) {
      self.label = label
      self.size = size
      self.value = value
      self.standing = standing
    }

    /// Makes a service whose value rests on a number of persons.
    public init(_ label: String, persons: Int, value: Double, standing: Standing = .within) {
      self.init(label, size: Double(persons), value: value, standing: standing)
    }
  }

  /// A pair of limit curves, as sampled points.
  public struct Limits: Sendable, Hashable {
    /// Limits at one size.
    public struct Point: Sendable, Hashable {
      /// Place along the horizontal axis, above 0, as `Service.size`.
      public var size: Double
      /// Lower limit, in the unit of the vertical axis.
      public var lower: Double
      /// Upper limit, in the unit of the vertical axis.
      public var upper: Double

      /// Makes a pair of limits.
      public init(size: Double, lower: Double, upper: Double) {
        self.size = size
        self.lower = lower
        self.upper = upper
      }
    }

    /// What they are called, such as "95 %".
    public var label: String
    /// Points from small to large.
    public var points: [Point]

    /// Makes a pair of curves.
    public init(_ label: String, points: [Point]) {
      self.label = label
      self.points = points
    }
  }

  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot, such as how many services are withheld; may be empty.
  public var caption: String
  /// Name of the horizontal axis. The default is "People in the service".
  public var xLabel: String
  /// Name of the vertical axis, with the unit.
  public var yLabel: String
  /// Services to draw.
  public var services: [Service]
  /// The value services are compared with; nil for no line.
  public var target: Double?
  /// What the target is. The default is "All services".
  public var targetLabel: String
  /// Inner limits, usually 95 %; nil for none.
  public var inner: Limits?
  /// Outer limits, usually 99.8 %; nil for none.
  public var outer: Limits?
  /// How the limits are defined, such as "exact binomial limits, widened for over-dispersion (DerSimonian
  /// and Laird)"; may be empty.
  public var definition: String

  /// Makes a funnel plot.
  public init(
    title: String, description: String = "", caption: String = "",
    xLabel: String = "People in the service", yLabel: String, services: [Service],
    target: Double?, targetLabel: String = "All services", inner: Limits? = nil,
    outer: Limits? = nil, definition: String = ""
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.services = services
    self.target = target
    self.targetLabel = targetLabel
    self.inner = inner
    self.outer = outer
    self.definition = definition
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let shown = drawable
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(shown),
      isEmpty: shown.isEmpty)
    let hasLimits = inner != nil || outer != nil
    if hasLimits, !SafeText.plain(definition).isEmpty {
      sheet.keys.append("Limits: \(definition).")
    }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, on: &svg, width: width, top: top)
    }
  }

  /// The services that can be drawn, from small to large.
  var drawable: [Service] {
    services.filter { $0.size > 0 && $0.size <= 1e9 && FixedDecimal.isDrawable($0.value) }
      .sorted { ($0.size, $0.value, $0.label) < ($1.size, $1.value, $1.label) }
  }

  private func spoken(_ services: [Service]) -> String {
    let names = { (standing: Standing) in
      services.filter { $0.standing == standing }.map(\.label).joined(separator: ", ")
    }
    let within = services.count { $0.standing == .within }
    var words = "\(services.count) services; \(within) within the limits."
    let outsideInner = names(.outsideInner)
    let outsideOuter = names(.outsideOuter)
    if !outsideInner.isEmpty {
      words += " Outside the \(inner?.label ?? "inner") limits: \(outsideInner)."
    }
    if !outsideOuter.isEmpty {
      words += " Outside the \(outer?.label ?? "outer") limits: \(outsideOuter)."
    }
    return words
  }
}
