public import Results

/// A figure of a service from period to period, in the order of time: what a control chart is drawn of.
public struct ProcessSeries: Sendable, Hashable {
  /// One period.
  public struct Period: Sendable, Hashable {
    /// Its name, such as "2026 Q3".
    public var label: String
    /// Its first day as a day number; nil where only the order is known.
    public var day: Int?
    /// The figure; nil where there is none, or it is withheld.
    public var value: Double?

    /// Makes a period.
    public init(_ label: String, day: Int? = nil, value: Double?) {
      self.label = label
      self.day = day
      self.value = value
    }
  }

  /// Periods in the order of time; one of them at least has a figure.
  public let periods: [Period]

  /// The largest magnitude of a figure: beyond it squares and sums would leave the range of numbers.
  public static let largest = 1e100

  /// Takes periods in the order of time.
  ///
  /// - Throws: `Withheld` where no period has a figure, a figure is not finite or beyond ±`largest`,
  ///   or the days that are given do not increase.
  public init(_ periods: [Period]) throws(Withheld) {
    guard periods.contains(where: { $0.value != nil }) else {
      throw Withheld(
        "spc.no-values", "There is no figure in any period.",
        help: "Give one figure per period, in the order of time.")
    }
    if let place = periods.firstIndex(where: { !Self.isUsable($0.value) }) {
      throw Withheld(
        "spc.value-not-usable",
        "The figure of period \(place + 1) is not a finite number of ordinary size.",
        help: "Leave the period empty where its figure is not known.")
    }
    let days = periods.compactMap(\.day)
    guard zip(days, days.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw Withheld(
        "spc.days-not-in-order", "The periods are not in the order of their days.",
        help: "Sort the periods by day, one row for each.")
    }
    self.periods = periods
  }

  /// Takes figures in the order of time, named "1", "2", "3" and so on.
  public init(_ values: [Double?]) throws(Withheld) {
    try self.init(values.enumerated().map { Period("\($0 + 1)", value: $1) })
  }

  /// The figures, in order; nil in a gap.
  public var values: [Double?] { periods.map(\.value) }

  /// Places of the periods without a figure.
  public var gaps: [Int] { periods.indices.filter { periods[$0].value == nil } }

  /// The place of the first period on or after a day; nil where there is none.
  public func place(onOrAfter day: Int) -> Int? {
    periods.firstIndex { $0.day.map { $0 >= day } ?? false }
  }

  /// Says which periods have no figure, for a chart that does nothing across them; nil without gaps.
  var gapNote: Note? {
    guard !gaps.isEmpty else { return nil }
    let named = gaps.prefix(6).map { periods[$0].label }.joined(separator: ", ")
    let more = gaps.count > 6 ? " and \(gaps.count - 6) more" : ""
    return Note(
      "spc.gap",
      "No figure for \(named)\(more). A gap ends a run, and no moving range is taken across it.")
  }

  private static func isUsable(_ value: Double?) -> Bool {
    guard let value else { return true }
    return value.isFinite && value.magnitude <= largest
  }
}
