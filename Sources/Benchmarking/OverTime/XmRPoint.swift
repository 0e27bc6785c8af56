/// One period of a control chart: on which side of the mean it lies, and what the rules say of it.
public struct XmRPoint: Sendable, Hashable {
  /// What a point is, in the words of *Making Data Count*.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// One of the usual ups and downs.
    case commonCause = "common cause"
    /// It stands out in the direction hoped for.
    case improvement
    /// It stands out in the direction not hoped for.
    case concern
    /// It stands out upwards, where neither direction is hoped for.
    case high
    /// It stands out downwards, where neither direction is hoped for.
    case low
    /// There is a figure, and too little beside it to judge it by.
    case notJudged = "not judged"
    /// There is no figure.
    case noValue = "no value"
  }

  /// The figure; nil in a gap.
  public let value: Double?
  /// Place of its segment among the chart's segments.
  public let segment: Int
  /// The side of the mean it lies on; nil on the mean, in a gap, or without limits.
  public let side: XmRDirection?
  /// The rules it meets, the first of which names it; found in short segments too, where nothing is
  /// judged by them.
  public let rules: [XmRRule]
  /// The way it stands out, by the first of its rules: the way it goes for a trend, else its side.
  public let direction: XmRDirection?
  /// What it is.
  public let kind: Kind
}

extension XmRPoint {
  /// The points of one segment.
  ///
  /// - Parameters:
  ///   - values: figures of the segment in the order of time.
  ///   - segment: its place among the chart's segments.
  ///   - limits: its limits; nil for none.
  ///   - isJudged: whether there is enough to judge points by.
  ///   - options: the chart's.
  /// - Returns: a point for each figure.
  static func points(
    _ values: [Double?], segment: Int, limits: XmRLimits?, isJudged: Bool, options: XmRChart.Options
  ) -> [XmRPoint] {
    guard let limits, limits.averageMovingRange > 0 else {
      return values.map {
        XmRPoint(
          value: $0, segment: segment, side: nil, rules: [], direction: nil,
          kind: $0 == nil ? .noValue : .notJudged)
      }
    }
    // A value on a line up to the rounding of the line itself is on it.
    let size = values.reduce(0) { max($0, ($1 ?? 0).magnitude) }
    let hair = 8 * max(size, limits.mean.magnitude).ulp
    func beyond(_ value: Double?, _ lower: Double, _ upper: Double) -> XmRDirection? {
      guard let value else { return nil }
      return value > upper + hair ? .high : value < lower - hair ? .low : nil
    }
    let sides = values.map { beyond($0, limits.mean, limits.mean) }
    let outside = values.map { beyond($0, limits.lower, limits.upper) }
    let isNear = values.indices.map {
      outside[$0] == nil && beyond(values[$0], limits.nearLower, limits.nearUpper) != nil
    }
    let length = options.runLength.rawValue
    let trend = XmRRules.trend(values, length: length)
    let twoOfThree = XmRRules.twoOfThree(sides, isNear: isNear)
    let shift = XmRRules.shift(sides, length: length)
    return values.indices.map { place in
      let rules = XmRRule.allCases.filter { rule in
        switch rule {
        case .outside: outside[place] != nil
        case .trend: trend[place] != nil
        case .twoOfThree: twoOfThree[place]
        case .shift: shift[place]
        }
      }
      let direction = rules.first.flatMap { $0 == .trend ? trend[place] : sides[place] }
      return XmRPoint(
        value: values[place], segment: segment, side: sides[place], rules: rules,
        direction: direction,
        kind: values[place] == nil
          ? .noValue : isJudged ? kind(direction, hoped: options.hoped) : .notJudged)
    }
  }

  private static func kind(_ direction: XmRDirection?, hoped: XmRDirection?) -> Kind {
    guard let direction else { return .commonCause }
    guard let hoped else { return direction == .high ? .high : .low }
    return direction == hoped ? .improvement : .concern
  }
}
