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

    /// The number of a column; nil where there is none.
    func number(_ column: Int) -> Double? {
      numbers.indices.contains(column) ? numbers[column] : nil
    }
  }

  /// The ids of the items, in the order of the answers.
  public let items: [String]
  /// The lowest and the highest that the score can be, by its definition.
  public let range: ClosedRange<Double>
  /// +1 where a higher score is better for the person, −1 where a lower one is.
  public let direction: Double
  /// Rows beyond one a person and occasion, which are left out.
  public private(set) var repeated = 0

  /// Rows left out because an answer in them was set aside: what the person meant is not known.
  public private(set) var setAside = 0

  /// The first occasion, a row a person; without an answer of those who have none.
  private(set) var first: OccasionAnswers
  /// The second, of those who have one.
  private(set) var second: OccasionAnswers
  /// By person their row in `second`.
  private var secondRows: [Int: Int] = [:]
  /// People whose first row is of the second occasion.
  private var withoutFirst: Set<Int> = []

  private let keyed: KeyedCategories
  private let scorer: Scorer
  private let position: Int
  private var people = PersonPlaces()

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
    first = OccasionAnswers(points: keyed.points)
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
    guard let codes = keyed.codes(responses) else {
      setAside += 1
      return
    }
    guard codes.contains(where: { $0 != AnswerColumns.none }) else { return }
    let known = people.place(person)
    let isRepeated =
      switch occasion {
      case .first: known.map { !withoutFirst.contains($0) } ?? false
      case .second: known.map { secondRows[$0] != nil } ?? false
      }
    guard !isRepeated else {
      repeated += 1
      return
    }
    let score = score(codes, responses)
    let place = known ?? people.add(person)
    switch occasion {
    case .first where known == nil: first.append(codes, score, beside)
    case .first:
      withoutFirst.remove(place)
      first.replace(place, by: codes, score, beside)
    case .second:
      if known == nil {
        withoutFirst.insert(place)
        first.append(items.map { _ in AnswerColumns.none }, nil, beside)
      }
      secondRows[place] = second.count
      second.append(codes, score, beside)
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

  /// People.
  public var persons: Int { first.count }

  /// People with answers on the first occasion.
  public var firstPersons: Int { first.count - withoutFirst.count }

  /// The scores, person by person; nil where there is none.
  public var scores: [Double?] { first.scores }

  /// The scores on the second occasion; nil where there is none.
  public var laterScores: [Double?] {
    (0..<persons).map { person in secondRows[person].flatMap { second.scores[$0] } }
  }

  /// What the row of the first occasion says beside the answers; where there is none, that of the second.
  func beside(_ person: Int) -> Beside? { first.beside(person) }

  /// What the row of the second occasion says; nil without one.
  func laterBeside(_ person: Int) -> Beside? { secondRows[person].flatMap(second.beside) }

  /// A person's row of the second occasion, in points; nil without one.
  func laterValues(_ person: Int) -> [Double?]? { secondRows[person].map(second.columns.values) }

  /// Whether anybody has a second occasion.
  public var hasSecond: Bool { second.count > 0 }

  /// The answers of those who answered every item of the first occasion, and who they are.
  var complete: (people: [Int], answers: CompleteAnswers) {
    let people = first.columns.complete
    let whole = people.count == persons ? first.columns : first.columns.keeping(people)
    return (people, CompleteAnswers(whole))
  }

  /// The answers of both occasions of those who have both, in points.
  var both: (first: [[Double?]], second: [[Double?]]) {
    var both: ([[Double?]], [[Double?]]) = ([], [])
    for person in 0..<persons {
      guard let later = laterValues(person) else { continue }
      both.0.append(first.columns.values(person))
      both.1.append(later)
    }
    return both
  }
}
