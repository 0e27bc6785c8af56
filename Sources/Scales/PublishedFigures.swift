public import Results

/// A reliability from the literature, and the metric it belongs to.
public struct PublishedReliability: Sendable, Hashable {
  /// The metric's id.
  public var metric: String
  /// What kind of repetition was looked at.
  public var kind: Reliability.Kind
  /// The coefficient, in [0, 1).
  public var value: Double
  /// Persons it rests on, where that was published.
  public var n: Int?
  /// Time between the two occasions, in words.
  public var interval: String?
  /// The people it was found in.
  public var population: String
  /// The source's id.
  public var source: String
  /// Where it stands in the scale file.
  public var place: Place

  /// The same for analyses.
  public var reliability: Reliability {
    Reliability(kind: kind, coefficient: Estimate(value: value), n: n, source: source)
  }
}

/// Whether a number on a threshold has passed it. Authors disagree, so every threshold says.
public enum Boundary: String, Sendable, Hashable, CaseIterable {
  /// Only a number beyond it has.
  case exceeds
  /// A number on it has.
  case reaches

  /// Whether a number has passed a threshold, upwards.
  public func isPassed(by value: Double, at threshold: Double) -> Bool {
    self == .exceeds ? value > threshold : value >= threshold
  }
}

/// How much change the literature calls more than error, or worth having.
public struct ChangeThreshold: Sendable, Hashable {
  /// The metric's id.
  public var metric: String
  /// The size of the change, positive.
  public var value: Double
  /// Whether a change of exactly this size counts.
  public var boundary: Boundary
  /// Its level of confidence, such as 0.90, where it has one.
  public var level: Double?
  /// How it was found, in words.
  public var method: String
  /// The source's id.
  public var source: String
  /// Where it stands in the scale file.
  public var place: Place
}

/// A published cut-off between people who seek help and people who do not.
public struct PublishedCutOff: Sendable, Hashable {
  /// Which side of it is the range of people who seek help.
  public enum Side: String, Sendable, Hashable, CaseIterable {
    /// Higher values.
    case above
    /// Lower values.
    case below
  }

  /// Its id, unique in the score.
  public var id: String
  /// The metric's id.
  public var metric: String
  /// The value.
  public var value: Double
  /// Whether a score on it lies on the side named.
  public var boundary: Boundary
  /// Which side of it is the range of people who seek help.
  public var side: Side
  /// The people it is for.
  public var population: String?
  /// The source's id.
  public var source: String
  /// Where it stands in the scale file.
  public var place: Place

  /// Whether a score lies in the range of people who seek help.
  public func includes(_ score: Double) -> Bool {
    side == .above
      ? boundary.isPassed(by: score, at: value) : boundary.isPassed(by: -score, at: -value)
  }
}
