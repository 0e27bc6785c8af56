public import Journeys

/// What is otherwise in a run than in an earlier run of the same study.
public struct SinceFindings: Sendable, Hashable {
  /// The mean of a score on an occasion that the earlier run had.
  public struct Figure: Sendable, Hashable {
    /// The score's name.
    public var score: String
    /// The scale's id.
    public var scale: String
    /// The score's id.
    public var scoreID: String
    /// The metric's id.
    public var metric: String
    /// The occasion.
    public var occasion: String
    /// Scores then.
    public var nThen: Int
    /// Their mean; nil for none.
    public var meanThen: Double?
    /// Scores now.
    public var nNow: Int
    /// Their mean; nil for none.
    public var meanNow: Double?

    /// Whether it is another figure now. Means are compared as they are written, to twelve digits.
    public var hasChanged: Bool {
      if nThen != nNow { return true }
      guard let meanThen, let meanNow else { return (meanThen == nil) != (meanNow == nil) }
      return abs(meanThen - meanNow) > 1e-10 * max(1, abs(meanThen))
    }

    /// Makes a figure.
    public init(
      score: String, scale: String, scoreID: String, metric: String, occasion: String, nThen: Int,
      meanThen: Double?, nNow: Int, meanNow: Double?
    ) {
      self.score = score
      self.scale = scale
      self.scoreID = scoreID
      self.metric = metric
      self.occasion = occasion
      self.nThen = nThen
      self.meanThen = meanThen
      self.nNow = nNow
      self.meanNow = meanNow
    }
  }

  /// People of the earlier run who are left out now for want of consent, by the reason. They are in none of the
  /// other numbers and means, of then neither.
  public var leftOut: [Consent.Verdict: Int] = [:]
  /// People who were not there then.
  public var newPersons = 0
  /// Rows of occasions that the earlier run had not.
  public var newRows = 0
  /// Rows that came late: of occasions that the earlier run had.
  public var lateRows = 0
  /// Rows of then whose scores are otherwise now.
  public var changedRows = 0
  /// Rows of then that are there no more.
  public var goneRows = 0
  /// What else is not what it was, in words: definitions, corrections, the program.
  public var definitions: [String] = []
  /// The means of the earlier run's occasions, then and now.
  public var figures: [Figure] = []

  /// Nothing is otherwise.
  public init() {}
}
