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

  /// What a row says beside the answers.
  public struct Beside: Sendable, Hashable {
    /// The service that works with the person; nil where it is not known.
    public var service: String?
    /// The group of people that the person belongs to; nil where it is not known.
    public var group: String?
    /// Numbers of other columns, in the order of the expectations that name them; nil where there is none.
    public var numbers: [Double?] = []
    /// Whether things are better, by what the person or somebody else said of it; nil where nobody did.
    public var isBetter: Bool?

    /// Nothing.
    public init() {}
  }

  /// The ids of the items, in the order of the answers.
  public let items: [String]
  /// The lowest and the highest that the score can be, by its definition.
  public let range: ClosedRange<Double>
  /// +1 where a higher score is better for the person, −1 where a lower one is.
  public let direction: Double
  /// The scores, person by person; nil where there is none.
  public private(set) var scores: [Double?] = []
  /// The scores on the second occasion; nil for people without one.
  public private(set) var laterScores: [Double?] = []
  /// What the row of the first occasion says beside the answers; nil where nothing was asked of it.
  public private(set) var beside: [Beside?] = []
  /// What that of the second does; nil for people without one.
  public private(set) var laterBeside: [Beside?] = []
  /// Rows beyond one a person and occasion, which are left out.
  public private(set) var repeated = 0

  /// The answers of the first occasion.
  private(set) var first: AnswerColumns
  /// The answers of the second, of those who have one.
  private(set) var second: AnswerColumns
  /// By person their place in `second`.
  private(set) var secondPlace: [Int?] = []

  private let keyed: KeyedCategories
  private let scorer: Scorer
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
    guard let keyed = KeyedCategories(definition, of: scale) else { return nil }
    self.keyed = keyed
    position = score
    scorer = Scorer(scale)
    items = definition.items.map { scale.items[$0.item].id }
    let metric = definition.metrics[0]
    range = min(metric.lowest, metric.highest)...max(metric.lowest, metric.highest)
    direction = definition.direction.sign
    first = AnswerColumns(points: keyed.points)
    second = first
  }

  /// Takes in a row; one without an answer is left out.
  ///
  /// - Parameters:
  ///   - person: whose it is.
  ///   - occasion: which occasion.
  ///   - responses: one per item of the scale.
  ///   - beside: what else the row says; nil for nothing.
  public mutating func add(
    _ person: String, _ occasion: Occasion, _ responses: ArraySlice<Response>,
    beside: Beside? = nil
  ) {
    guard let codes = keyed.codes(responses), codes.contains(where: { $0 != AnswerColumns.none })
    else { return }
    let known = places[person]
    let isRepeated =
      switch occasion {
      case .first: known.map { hasFirst[$0] } ?? false
      case .second: known.map { secondPlace[$0] != nil } ?? false
      }
    guard !isRepeated else {
      repeated += 1
      return
    }
    let score = score(codes, responses)
    switch (occasion, known) {
    case (.first, nil): begin(person, codes, score, beside, hasFirst: true)
    case (.first, let place?):
      first.replace(place, by: codes)
      (scores[place], self.beside[place], hasFirst[place]) = (score, beside, true)
    case (.second, let place):
      if place == nil {
        begin(person, items.map { _ in AnswerColumns.none }, nil, beside, hasFirst: false)
      }
      let place = place ?? persons - 1
      secondPlace[place] = second.n
      second.append(codes)
      (laterScores[place], laterBeside[place]) = (score, beside)
    }
  }

  /// The score of a person; where every item was answered it is the sum of what the answers add.
  private func score(_ codes: [UInt16], _ responses: ArraySlice<Response>) -> Double? {
    var sum = 0.0
    for (item, code) in codes.enumerated() {
      guard code != AnswerColumns.none else {
        return scorer.scores(Array(responses))[position].value(metric: 0)
      }
      sum += keyed.points[item][Int(code)]
    }
    return sum
  }

  private mutating func begin(
    _ person: String, _ codes: [UInt16], _ score: Double?, _ beside: Beside?, hasFirst: Bool
  ) {
    places[person] = persons
    first.append(codes)
    scores.append(score)
    self.beside.append(beside)
    self.hasFirst.append(hasFirst)
    secondPlace.append(nil)
    laterScores.append(nil)
    laterBeside.append(nil)
  }

  /// People.
  public var persons: Int { scores.count }

  /// Whether anybody has a second occasion.
  public var hasSecond: Bool { second.n > 0 }

  /// The answers of those who answered every item of the first occasion, and who they are.
  var complete: (people: [Int], answers: CompleteAnswers) {
    let people = first.complete
    return (people, CompleteAnswers(first.keeping(people)))
  }

  /// The answers of both occasions of those who have both, in points.
  var both: (first: [[Double?]], second: [[Double?]]) {
    var both: ([[Double?]], [[Double?]]) = ([], [])
    for (person, place) in secondPlace.enumerated() {
      guard let place else { continue }
      both.0.append(first.values(person))
      both.1.append(second.values(place))
    }
    return both
  }
}
