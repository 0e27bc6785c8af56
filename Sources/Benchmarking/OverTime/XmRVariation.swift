import Results

/// What the latest figure of a chart is: one of the usual ups and downs, or standing out from them.
public struct XmRVariation: Sendable, Hashable {
  /// The period it is about.
  public let place: Int
  /// What the figure is.
  public let kind: XmRPoint.Kind
  /// The rules it meets; empty for common cause.
  public let rules: [XmRRule]
  /// In words, such as "2026 Q3: higher than usual. It lies beyond the limits of the usual ups and
  /// downs."
  public let words: String

  /// Of the latest period with a figure.
  static func of(
    _ points: [XmRPoint], segments: [XmRChart.Segment], series: ProcessSeries,
    options: XmRChart.Options
  ) -> Result<XmRVariation, Withheld> {
    guard let place = points.lastIndex(where: { $0.value != nil }) else {
      return .failure(
        Withheld("spc.no-values", "There is no figure.", help: "Give one figure per period."))
    }
    let point = points[place]
    if let withheld = segments[point.segment].withheld { return .failure(withheld) }
    return .success(
      XmRVariation(
        place: place, kind: point.kind, rules: point.rules,
        words: series.periods[place].label + ": "
          + words(point, length: options.runLength.rawValue)))
  }

  private static func words(_ point: XmRPoint, length: Int) -> String {
    guard let direction = point.direction, let rule = point.rules.first else {
      return "common cause, ups and downs of the usual size."
    }
    let isHigh = direction == .high
    let standing =
      if rule == .trend {
        isHigh ? "rising" : "falling"
      } else {
        isHigh ? "higher than usual" : "lower than usual"
      }
    let hope =
      switch point.kind {
      case .improvement: ", the direction hoped for"
      case .concern: ", not the direction hoped for"
      default: ""
      }
    let side = isHigh ? "above" : "below"
    let reason =
      switch rule {
      case .outside: "It lies beyond the limits of the usual ups and downs."
      case .trend:
        "It ends a run of \(length) or more values, each \(isHigh ? "higher" : "lower") than the "
          + "one before."
      case .twoOfThree:
        "Two of three neighbouring values lie close to the \(isHigh ? "upper" : "lower") limit."
      case .shift: "It ends a run of \(length) or more values \(side) the mean."
      }
    return standing + hope + ". " + reason
  }
}
