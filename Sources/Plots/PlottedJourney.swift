/// One person's scores over the occasions of a plot.
public struct PlottedJourney: Sendable, Hashable {
  /// Something that happened on the way, such as a change of worker. It is dated, not explained.
  public struct Mark: Sendable, Hashable {
    /// When, in occasions counted from 0: 1.5 lies halfway between the second and the third.
    public var at: Double
    /// What happened, in a few words.
    public var label: String

    /// Makes a mark.
    public init(at: Double, label: String) {
      self.at = at
      self.label = label
    }
  }

  /// A move beyond error to be marked where it ended.
  public struct Turn: Sendable, Hashable {
    /// Which way it went, in the direction that is better for the person.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Away from better.
      case setback
      /// Back towards better, after a setback.
      case regained
    }

    /// Which way it went.
    public var kind: Kind
    /// The occasion at which it had gone farthest, counted from 0.
    public var at: Int

    /// Makes a mark.
    public init(_ kind: Kind, at: Int) {
      self.kind = kind
      self.at = at
    }
  }

  /// What the person is called in the plot, such as "Person A".
  public var label: String
  /// A score for each occasion, in points of the scale; nil where there is none.
  public var scores: [Double?]
  /// Standard error of measurement, in points of the scale, drawn as a band of one to each side;
  /// nil for no band.
  public var standardError: Double?
  /// What happened on the way.
  public var marks: [Mark]
  /// Setbacks and ground regained.
  public var turns: [Turn]

  /// Makes a journey.
  public init(
    _ label: String, scores: [Double?], standardError: Double? = nil, marks: [Mark] = [],
    turns: [Turn] = []
  ) {
    self.label = label
    self.scores = scores
    self.standardError = standardError
    self.marks = marks
    self.turns = turns
  }

  /// Occasions with a score that can be drawn, from first to last.
  package func points(upTo count: Int) -> [(index: Int, score: Double)] {
    scores.prefix(count).enumerated().compactMap { index, score in
      guard let score, FixedDecimal.isDrawable(score) else { return nil }
      return (index, score)
    }
  }

  /// The half-width of the band, where there is one.
  package var band: Double? {
    guard let standardError, FixedDecimal.isDrawable(standardError), standardError > 0 else {
      return nil
    }
    return standardError
  }

  /// Every height the drawing needs room for.
  package func extent(upTo count: Int, within range: ClosedRange<Double>? = nil) -> [Double] {
    let reach = band ?? 0
    return points(upTo: count).flatMap { point in
      // No score lies beyond the ends of the scale, so a band ends there.
      [point.score - reach, point.score + reach].map { edge in
        range.map { $0.contains(point.score) ? min(max(edge, $0.lowerBound), $0.upperBound) : edge }
          ?? edge
      }
    }
  }

  /// Marks that fall within the plot.
  package func marks(upTo count: Int) -> [Mark] {
    marks.filter { $0.at.isFinite && $0.at >= 0 && $0.at <= Double(count - 1) }
      .sorted { $0.at < $1.at }
  }

  /// Turns at an occasion that has a score.
  package func turns(upTo count: Int) -> [(kind: Turn.Kind, index: Int, score: Double)] {
    let scored = Dictionary(points(upTo: count).map { ($0.index, $0.score) }) { first, _ in first }
    return turns.compactMap { turn in scored[turn.at].map { (turn.kind, turn.at, $0) } }
  }

  /// Whether scores are missing between the first and the last.
  package func hasGap(upTo count: Int) -> Bool {
    let seen = points(upTo: count).map(\.index)
    return zip(seen, seen.dropFirst()).contains { $1 - $0 > 1 }
  }
}
