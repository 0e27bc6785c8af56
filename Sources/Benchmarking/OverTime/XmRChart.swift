public import Results

/// A control chart of single figures: do the figures of a service move by more than their usual ups and
/// downs, and can a target be met by those alone?
///
/// Mean and limits (`XmRLimits`) and the four rules (`XmRRule`) hold within a segment; a segment begins
/// at the start and wherever a rebase is stated. The latest figure gives the variation, the latest
/// limits and the target give the assurance.
///
/// ### Source
/// NHS England, *Making Data Count*: <https://www.england.nhs.uk/publication/making-data-count/>
///
/// ### Agrees with
/// R NHSRplotthedots 0.2.2 with `screening` `.once` and series without gaps.
public struct XmRChart: Sendable, Hashable {
  /// Periods with one mean and one pair of limits.
  public struct Segment: Sendable, Hashable {
    /// Its periods.
    public let places: Range<Int>
    /// What changed at its start; empty for the first, or where nothing was stated.
    public let why: String
    /// Figures in it.
    public let count: Int
    /// Figures that set the limits, all or those to which they are fixed.
    public let baseline: Int
    /// Mean and limits; nil where no two neighbours have a figure. Provisional where `withheld`.
    public let limits: XmRLimits?
    /// Why nothing is judged by these limits; nil where points are judged.
    public let withheld: Withheld?
  }

  /// The figures.
  public let series: ProcessSeries
  /// How the chart was made.
  public let options: Options
  /// Stretches with limits of their own, in the order of time.
  public let segments: [Segment]
  /// One point per period.
  public let points: [XmRPoint]
  /// What the latest figure is, or why nothing is said of it.
  public let variation: Result<XmRVariation, Withheld>
  /// What the latest limits say of the target, or why they say nothing.
  public let assurance: Result<XmRAssurance, Withheld>
  /// What to know: gaps, short segments, moving ranges set aside.
  public let notes: [Note]

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - series: figures in the order of time.
  ///   - options: see `Options`.
  /// - Throws: `Withheld` where a rebase lies outside the periods, limits would be fixed to fewer than
  ///   12 figures, or the target is not finite.
  public init(_ series: ProcessSeries, options: Options = Options()) throws(Withheld) {
    try Self.check(options, periods: series.periods.count)
    self.series = series
    self.options = options
    var starts = [0: Rebase(at: 0)]
    for rebase in options.rebases { starts[rebase.place] = rebase }
    let order = starts.keys.sorted()
    segments = order.enumerated().map { number, start in
      let end = number + 1 < order.count ? order[number + 1] : series.periods.count
      let values = Array(series.values[start..<end])
      return Segment(values, from: start, rebase: starts[start], options: options)
    }
    points = segments.enumerated().flatMap { number, segment in
      XmRPoint.points(
        Array(series.values[segment.places]), segment: number, limits: segment.limits,
        isJudged: segment.withheld == nil, options: options)
    }
    variation = XmRVariation.of(points, segments: segments, series: series, options: options)
    assurance = XmRAssurance.of(segments.last, options: options)
    notes =
      [series.gapNote].compactMap { $0 }
      + segments.enumerated().flatMap { $1.notes(number: $0 + 1, of: order.count) }
  }

  private static func check(_ options: Options, periods: Int) throws(Withheld) {
    guard options.rebases.allSatisfy({ (1..<max(periods, 1)).contains($0.place) }) else {
      throw Withheld(
        "spc.rebase-outside", "A rebase is stated for a period that the chart does not have.",
        help: "Rebase at the second period at the earliest, and at the last at the latest.")
    }
    let fixed = [options.fixAfter].compactMap { $0 } + options.rebases.compactMap(\.fixAfter)
    guard fixed.allSatisfy({ $0 >= fewestFixed }) else {
      throw Withheld(
        "spc.baseline-too-short", "Limits cannot be fixed to fewer than \(fewestFixed) figures.",
        help: "Fix limits after \(fewestFixed) figures or more, or leave them to move.")
    }
    if let target = options.target, !target.isFinite {
      throw Withheld(
        "spc.target-not-usable", "The target is not a finite number.",
        help: "Give the target as a number in the unit of the figures.")
    }
  }
}
