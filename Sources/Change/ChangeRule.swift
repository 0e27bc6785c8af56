import Distributions
public import Scales

/// How a pair of scores is judged: a line of expectation, and what counts as beyond error of it.
public struct ChangeRule: Sendable, Hashable {
  /// How many standard errors count as error.
  public enum Critical: Sendable, Hashable {
    /// The quantile of the method's distribution: 1.959964 for the normal at 95 %.
    case quantile
    /// A number that is used as it stands, such as 1.96.
    case fixed(Double)
  }

  /// Where the range of people who seek help ends.
  public struct Range: Sendable, Hashable {
    /// The cut-off, in points.
    public var cutOff: Double
    /// Whether a score on the cut-off has crossed it: `exceeds` not, `reaches` yes.
    public var boundary: Boundary
    /// Where the cut-off comes from, in words.
    public var source: String

    /// Makes a range.
    public init(cutOff: Double, boundary: Boundary = .exceeds, source: String) {
      self.cutOff = cutOff
      self.boundary = boundary
      self.source = source
    }

    /// Whether a score lies beyond the cut-off, towards better.
    public func isBeyond(_ score: Double, _ direction: ScoreDefinition.Direction) -> Bool {
      boundary.isPassed(by: score * direction.sign, at: cutOff * direction.sign)
    }
  }

  /// Coverage of the band of error. The default is 0.95.
  public var level = 0.95
  /// How many standard errors count as error. The default is the quantile.
  public var critical = Critical.quantile
  /// Whether a change on the border is reliable. The default is `exceeds`: it is not.
  public var boundary = Boundary.exceeds
  /// Whether error in one direction is asked for. The default is false.
  public var isOneSided = false
  /// Where the range of people who seek help ends; nil, the default, for nobody is called recovered.
  public var range: Range?
  /// Whether `recovered` needs a first score in the range of people who seek help. The default is
  /// true.
  public var recoveryNeedsStartInRange = true
  /// The scores that can be had; nil, the default, where not known.
  public var attainable: ClosedRange<Double>?

  /// The defaults.
  public init() {}

  /// How many standard errors count as error for a line; without one, for the normal distribution.
  public func criticalValue(_ line: ExpectedScore?) -> Double {
    let tail = isOneSided ? 1 - level : (1 - level) / 2
    switch critical {
    case .fixed(let value): return value
    case .quantile: return line?.criticalValue(tail: tail) ?? Normal().quantile(1 - tail)
    }
  }
}

/// What a pair of scores comes to, the facts apart from the method's own word.
public struct ChangeFacts: Sendable, Hashable {
  /// The methods' own words, as files give them.
  public enum Category: String, Sendable, Hashable, CaseIterable {
    /// Reliable change towards better, out of the range of people who seek help.
    case recovered
    /// Reliable change towards better.
    case improved
    /// No reliable change.
    case unchanged
    /// Reliable change away from better.
    case deteriorated
  }

  /// Whether a score crossed the cut-off.
  public enum Crossing: String, Sendable, Hashable, CaseIterable {
    /// Out of the range of people who seek help.
    case towardsBetter = "towards-better"
    /// Into it.
    case awayFromBetter = "away-from-better"
    /// Neither.
    case none
  }

  /// The index, in standard errors.
  public let index: Double
  /// Whether it is beyond error.
  public let isReliable: Bool
  /// The method's word.
  public let category: Category
  /// Whether the cut-off was crossed; nil where there is none.
  public let crossing: Crossing?
  /// Whether the first score lay in the range of people who seek help; nil where there is no cut-off.
  public let startedInRange: Bool?
  /// Whether a reliable change towards better could be had at all from the first score; nil where the
  /// attainable scores are not known. Who starts near the end of a scale cannot be seen to gain.
  public let couldImprove: Bool?

  /// Judges a pair.
  ///
  /// - Parameters:
  ///   - first: the first score, in points.
  ///   - second: the second, in points.
  ///   - line: where the second is expected.
  ///   - rule: what counts as beyond error.
  ///   - direction: which way is better.
  ///   - error: where it knows the error of single scores, both scores stray by their own, and the line
  ///     is that of no change. The default is nil: the line says it all.
  public init(
    first: Double, second: Double, _ line: ExpectedScore, _ rule: ChangeRule,
    direction: ScoreDefinition.Direction, error: MeasurementError? = nil
  ) {
    func own(to second: Double) -> ExpectedScore {
      guard let error, error.conditional != nil else { return line }
      let sdiff = error.ofDifference(first: first, second: second)
      return ExpectedScore(intercept: 0, slope: 1, variance: sdiff * sdiff)
    }
    let critical = rule.criticalValue(line)
    index = own(to: second).index(first: first, second: second)
    let towards = index * direction.sign
    isReliable = index != 0 && rule.boundary.isPassed(by: abs(index), at: critical)
    let improved = isReliable && towards > 0
    if let range = rule.range {
      let (before, after) = (range.isBeyond(first, direction), range.isBeyond(second, direction))
      startedInRange = !before
      crossing = before == after ? Crossing.none : after ? .towardsBetter : .awayFromBetter
      let startCounts = !rule.recoveryNeedsStartInRange || !before
      category =
        improved
        ? (after && startCounts ? .recovered : .improved)
        : isReliable ? .deteriorated : .unchanged
    } else {
      (startedInRange, crossing) = (nil, nil)
      category = improved ? .improved : isReliable ? .deteriorated : .unchanged
    }
    couldImprove = rule.attainable.map { attainable in
      let best = direction == .higherIsBetter ? attainable.upperBound : attainable.lowerBound
      return rule.boundary.isPassed(
        by: own(to: best).index(first: first, second: best) * direction.sign, at: critical)
    }
  }
}
