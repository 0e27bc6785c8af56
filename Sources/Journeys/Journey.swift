public import Scoring

/// One person's scores over time.
public struct Journey: Sendable, Hashable {
  /// One occasion of a journey.
  public struct Entry: Sendable, Hashable {
    /// When.
    public var occasion: Occasion
    /// The service then; empty when the data name none.
    public var service: String
    /// The worker then, where the data say so.
    public var worker: String?
    /// The line of the file it comes from.
    public var line: Int
    /// The answers by scale, one per item.
    public var responses: [[Response]]
    /// The scores by scale, one per definition.
    public var scores: [[Score]]

    /// Makes an occasion of a journey.
    public init(
      occasion: Occasion, service: String = "", worker: String? = nil, line: Int,
      responses: [[Response]], scores: [[Score]]
    ) {
      self.occasion = occasion
      self.service = service
      self.worker = worker
      self.line = line
      self.responses = responses
      self.scores = scores
    }
  }

  /// Whose journey it is.
  public var person: Person
  /// Occasions in order, each once.
  public var entries: [Entry]

  /// Makes a journey of occasions in order.
  public init(person: Person, entries: [Entry]) {
    self.person = person
    self.entries = entries
  }

  /// Whether the person was seen in more than one service. They count where they were first seen.
  public var hasMoved: Bool { entries.contains { $0.service != person.service } }

  /// The values of one score in order, with the entries that have none left out.
  public func points(of target: ScoreTarget) -> [JourneyPoint] {
    entries.compactMap { entry in
      entry.scores[target.scale][target.score].value(metric: target.metric).map {
        JourneyPoint(occasion: entry.occasion, value: $0, worker: entry.worker)
      }
    }
  }
}

/// One scored occasion of a journey.
public struct JourneyPoint: Sendable, Hashable {
  /// When.
  public var occasion: Occasion
  /// The value.
  public var value: Double
  /// The worker then, where the data say so.
  public var worker: String?

  /// Makes a point.
  public init(occasion: Occasion, value: Double, worker: String? = nil) {
    self.occasion = occasion
    self.value = value
    self.worker = worker
  }
}

/// Which number of a panel an analysis is about, by position.
public struct ScoreTarget: Sendable, Hashable {
  /// Position of the scale in the survey's mapping.
  public var scale: Int
  /// Position of the score in the scale.
  public var score: Int
  /// Position of the metric in the score.
  public var metric: Int

  /// Makes a target.
  public init(scale: Int, score: Int, metric: Int) {
    self.scale = scale
    self.score = score
    self.metric = metric
  }
}
