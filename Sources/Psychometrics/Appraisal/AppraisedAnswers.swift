public import Scales
public import Scoring

/// Everybody's answers to the items of one score, on one occasion or two, as an appraisal sees them.
public struct AppraisedAnswers: Sendable {
  /// Which of two occasions.
  public enum Occasion: Sendable, Hashable {
    /// The only one, or the earlier.
    case first
    /// The later.
    case second
  }

  /// The ids of the items, in the order of the answers.
  public let items: [String]
  /// The lowest and the highest that the score can be, by its definition.
  public let range: ClosedRange<Double>
  /// What each item adds to the score, person by person; nil where there is no answer.
  public private(set) var answers: [[Double?]] = []
  /// The scores of the same persons; nil where there is none.
  public private(set) var scores: [Double?] = []
  /// The answers on the second occasion; nil for persons without one.
  public private(set) var later: [[Double?]?] = []
  /// Their scores.
  public private(set) var laterScores: [Double?] = []
  /// Rows beyond one a person and occasion, which are left out.
  public private(set) var repeated = 0

  private let keyed: KeyedAnswers
  private let position: Int
  private var places: [String: Int] = [:]
  private var hasFirst: [Bool] = []

  /// Starts with nobody; nil where the score is no sum or mean of items.
  ///
  /// - Parameters:
  ///   - score: position among the scale's scores.
  ///   - scale: the scale.
  public init?(score: Int, of scale: Scale) {
    let definition = scale.scores[score]
    guard let keyed = KeyedAnswers(definition, of: scale) else { return nil }
    self.keyed = keyed
    position = score
    items = definition.items.map { scale.items[$0.item].id }
    let metric = definition.metrics[0]
    range = min(metric.lowest, metric.highest)...max(metric.lowest, metric.highest)
  }

  /// Takes in a row; one without an answer is left out.
  ///
  /// - Parameters:
  ///   - person: whose it is.
  ///   - occasion: which occasion.
  ///   - responses: one per item of the scale.
  ///   - scores: what `Scorer` makes of them.
  public mutating func add(
    _ person: String, _ occasion: Occasion, _ responses: [Response], _ scores: [Score]
  ) {
    guard let values = keyed.values(responses), values.contains(where: { $0 != nil }) else {
      return
    }
    let score = scores[position].value(metric: 0)
    let place = places[person] ?? answers.count
    if place == answers.count {
      places[person] = place
      answers.append(items.map { _ in nil })
      self.scores.append(nil)
      later.append(nil)
      laterScores.append(nil)
      hasFirst.append(false)
    }
    switch occasion {
    case .first:
      guard !hasFirst[place] else {
        repeated += 1
        return
      }
      (answers[place], self.scores[place], hasFirst[place]) = (values, score, true)
    case .second:
      guard later[place] == nil else {
        repeated += 1
        return
      }
      (later[place], laterScores[place]) = (values, score)
    }
  }

  /// Persons.
  public var persons: Int { answers.count }

  /// The answers of persons who answered every item of the first occasion.
  public var complete: [[Double]] {
    answers.compactMap { row in
      let values = row.compactMap(\.self)
      return values.count == row.count ? values : nil
    }
  }

  /// Whether anybody has a second occasion.
  public var hasSecond: Bool { later.contains { $0 != nil } }
}
