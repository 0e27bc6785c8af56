/// A fall on one score, and what trust did meanwhile: where trust rose, the fall may be more open answering.
///
/// People who come to trust those who ask may answer more openly, and a score may fall that way though nothing
/// became harder. Numbers cannot tell the two apart; the person can. So it is a question, and never a correction.
public struct FallWithTrust: Sendable, Hashable {
  /// What trust did over the time of the fall.
  public enum Trust: String, Sendable, Hashable, CaseIterable {
    /// It rose, beyond its error.
    case rose
    /// No reliable change.
    case stayed = "no reliable change"
    /// It fell, beyond its error.
    case fell
    /// There is no score of it near both ends of the fall.
    case notKnown = "not known"
  }

  /// The fall: the day of the score it is measured from, and of the lower one.
  public let from: Int
  /// The day of the lower score.
  public let to: Int
  /// What trust did meanwhile.
  public let trust: Trust
  /// Change of trust, in points; nil where not known.
  public let trustChange: Double?

  /// Whether to ask the person: trust rose meanwhile.
  public var isQuestion: Bool { trust == .rose }

  /// Looks at what trust did between two days.
  ///
  /// - Parameters:
  ///   - from: the day of the score the fall is measured from.
  ///   - to: the day of the lower score, after it.
  ///   - scores: of trust, rising with trust.
  ///   - threshold: the difference of two trust scores beyond their error, in points, above 0.
  ///   - within: how many days a trust score may lie from either day; the nearest counts, the earlier of two.
  public init(
    from: Int, to: Int, trust scores: [LevelAroundEvent.Score], threshold: Double, within: Int
  ) {
    self.from = CalendarMonths.bounded(from)
    self.to = CalendarMonths.bounded(to)
    let usable = scores.filter { $0.value.isFinite }.sorted {
      ($0.day, $0.value) < ($1.day, $1.value)
    }
    func nearest(_ day: Int) -> LevelAroundEvent.Score? {
      usable.filter { abs($0.day - day) <= within }.min { abs($0.day - day) < abs($1.day - day) }
    }
    guard let first = nearest(self.from), let last = nearest(self.to), first.day < last.day else {
      trust = .notKnown
      trustChange = nil
      return
    }
    let change = last.value - first.value
    trust = change > threshold ? .rose : change < -threshold ? .fell : .stayed
    trustChange = change
  }
}
