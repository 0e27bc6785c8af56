/// How far one person has come in one outcome: where they were at the start, where at a review, and what lies between.
public enum OutcomeDistance: Sendable, Hashable {
  /// A number: a score, a rating, a count.
  case number(first: Double, last: Double, way: Way)
  /// A state that is a good one to be in.
  case state(Move)
  /// A level in an order, counted from 0.
  case level(first: Int, last: Int)
  /// There is no start, or no review, or neither.
  case notKnown(Missing)
  /// The outcome is none of the person's.
  case notApplicable

  /// Which way a number went, beyond its error.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    /// Towards better, beyond its error.
    case towards = "towards better, beyond its error"
    /// Away from better, beyond its error.
    case away = "away from better, beyond its error"
    /// No reliable change.
    case neither = "no reliable change"
    /// The error of the number is not known, so that it is not said.
    case notJudged = "not judged"
  }

  /// What became of a state.
  public enum Move: String, Sendable, Hashable, CaseIterable {
    /// It came to hold.
    case gained
    /// It held at the start and at the review.
    case kept
    /// It held at the start and did not at the review.
    case lost
    /// It held neither then nor then.
    case notYet = "not yet"
  }

  /// What is not known.
  public enum Missing: String, Error, Sendable, Hashable, CaseIterable {
    /// Where the person was at the start.
    case start = "no start"
    /// Where they were at the review.
    case review = "no review"
    /// Both.
    case both = "no start and no review"

    /// What is missing where a start or a review is; nil where neither is.
    static func of(_ hasStart: Bool, _ hasReview: Bool) -> Missing? {
      switch (hasStart, hasReview) {
      case (true, true): nil
      case (false, true): .start
      case (true, false): .review
      case (false, false): .both
      }
    }
  }

  /// The distance of a number.
  ///
  /// - Parameters:
  ///   - first: at the start; nil where there is none.
  ///   - last: at the review.
  ///   - threshold: the difference of two beyond their error, above 0; nil where not known.
  ///   - isHigherBetter: which way is better.
  public init(first: Double?, last: Double?, threshold: Double?, isHigherBetter: Bool) {
    let (first, last) = (first.finite, last.finite)
    guard let first, let last else {
      self = .notKnown(Missing.of(first != nil, last != nil) ?? .both)
      return
    }
    let rise = isHigherBetter ? last - first : first - last
    let way: Way =
      if let threshold {
        rise > threshold ? .towards : rise < -threshold ? .away : .neither
      } else {
        .notJudged
      }
    self = .number(first: first, last: last, way: way)
  }

  /// The distance of a state.
  ///
  /// - Parameters:
  ///   - first: how it stood at the start; nil where nothing is recorded.
  ///   - last: how it stood at the review.
  public init(first: OutcomeStanding?, last: OutcomeStanding?) {
    let known: Set<OutcomeStanding> = [.held, .notHeld]
    if first == .notApplicable || last == .notApplicable {
      self = .notApplicable
    } else if let missing = Missing.of(
      first.map(known.contains) ?? false, last.map(known.contains) ?? false)
    {
      self = .notKnown(missing)
    } else {
      self = .state(
        last == .held ? (first == .held ? .kept : .gained) : first == .held ? .lost : .notYet)
    }
  }

  /// The distance of a level.
  ///
  /// - Parameters:
  ///   - first: its place in the order at the start; nil where not known.
  ///   - last: at the review.
  public init(firstLevel first: Int?, lastLevel last: Int?) {
    guard let first, let last else {
      self = .notKnown(Missing.of(first != nil, last != nil) ?? .both)
      return
    }
    self = .level(first: first, last: last)
  }
}

extension Double? {
  /// The number where it is one.
  fileprivate var finite: Double? { flatMap { $0.isFinite ? $0 : nil } }
}
