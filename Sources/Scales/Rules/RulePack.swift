public import Results

/// How a service system counts change on its measures: thresholds, what counts as changed, and of
/// whom each rate is. A rule pack is a file in `Scales/rules`, described by `rule-pack.schema.json`.
public struct RulePack: Sendable, Hashable {
  /// How several measures become one verdict on a person.
  public enum Together: String, Sendable, Hashable, CaseIterable {
    /// All measures are judged at once: a person started in range if any measure did, has left it if
    /// every measure has, and is better if one measure is and none is worse.
    case pairwise
    /// Every measure is judged by itself: they are used in place of each other.
    case each
  }

  /// The range of people who seek help. Which side counts, and what a score on the border is at the
  /// start and at the end, are stated: authors differ.
  public struct Range: Sendable, Hashable {
    /// The border, in points.
    public var value: Double
    /// Which side of it is the range.
    public var side: PublishedCutOff.Side
    /// Whether a first score on the border lies in the range (`reaches`) or not (`exceeds`).
    public var starts: Boundary
    /// Whether a last score on the border has left the range (`reaches`) or not (`exceeds`).
    public var ends: Boundary
    /// The source's id.
    public var source: String

    /// Whether a first score lies in the range.
    public func holdsAtStart(_ score: Double) -> Bool {
      side == .above
        ? starts.isPassed(by: score, at: value) : starts.isPassed(by: -score, at: -value)
    }

    /// Whether a last score has left the range.
    public func isLeft(by score: Double) -> Bool {
      side == .above ? ends.isPassed(by: -score, at: -value) : ends.isPassed(by: score, at: value)
    }
  }

  /// The change that counts as reliable.
  public struct Change: Sendable, Hashable {
    /// Its size, in points; positive.
    public var value: Double
    /// Whether a change of exactly this size counts.
    public var boundary: Boundary
    /// The source's id.
    public var source: String
  }

  /// One measure of a pack.
  public struct Measure: Sendable, Hashable {
    /// The scale's id.
    public var scale: String
    /// The score's id.
    public var score: String
    /// The metric's id.
    public var metric: String
    /// The range of people who seek help; nil where the scale's file is to say it.
    public var range: Range?
    /// The change that counts; nil where the scale's file is to say it.
    public var change: Change?
    /// The id of the cut-off in the scale's file; nil where the pack states its own numbers.
    public var cutOff: String?
    /// Where it stands in the file.
    public var place: Place
  }

  /// What must hold of a person to be counted.
  public enum Condition: String, Sendable, Hashable, CaseIterable {
    /// The last score has left the range of people who seek help.
    case endedOutOfRange
    /// Reliable change towards better.
    case reliablyBetter
    /// Reliable change away from better.
    case reliablyWorse
    /// Neither.
    case noReliableChange
  }

  /// Of whom a rate is.
  public enum Denominator: String, Sendable, Hashable, CaseIterable {
    /// Everybody with a first and a last score.
    case everybody
    /// Of those, who started in the range of people who seek help.
    case startedInRange
  }

  /// One rate of a pack.
  public struct Rate: Sendable, Hashable {
    /// Its id, unique in the pack.
    public var id: String
    /// Its name, as those who use it say it.
    public var name: String
    /// Of whom it is.
    public var of: Denominator
    /// What must hold, all of it.
    public var counts: [Condition]
    /// The source's id.
    public var source: String
    /// Where it stands in the file.
    public var place: Place
  }

  /// Its id.
  public var id: String
  /// Its name.
  public var name: String
  /// Its version.
  public var version: String
  /// What it is, in a sentence or two.
  public var about: String
  /// How several measures become one verdict.
  public var together: Together
  /// What was read.
  public var sources: [Citation]
  /// The measures.
  public var measures: [Measure]
  /// The rates.
  public var rates: [Rate]
  /// What nobody has checked against a primary source. Every tool prints it.
  public var unverified: [Unverified]

  /// What is not verified, as notes that travel with the rates.
  public var notes: [Note] {
    unverified.map { Note("rules.unverified", "Not verified, \($0.about): \($0.note)") }
  }
}
