import Results
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

  private let keyed: KeyedScore
  private var people = PersonPlaces()

  /// Starts with nobody; nil where the score is no sum or mean of items.
  ///
  /// - Parameters:
  ///   - score: position among the scale's scores.
  ///   - scale: the scale.
  public init?(score: Int, of scale: Scale) {
    let definition = scale.scores[score]
    guard let keyed = KeyedScore(score: score, of: scale) else { return nil }
    self.keyed = keyed
    items = definition.items.map { scale.items[$0.item].id }
    let metric = definition.metrics[0]
    range = min(metric.lowest, metric.highest)...max(metric.lowest, metric.highest)
    direction = definition.direction.sign
    first = OccasionAnswers(points: keyed.categories.points)
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
    add(
      KeyedRows(person, keyed.row(responses)), occasions: [occasion],
      beside: beside.map { [$0] })
  }

  /// Takes in rows of a file; those without an answer are left out.
  ///
  /// - Parameters:
  ///   - rows: categories of the items of this score.
  ///   - occasions: by row which occasion, nil for a row to leave out; nil where all are of the first.
  ///   - beside: by row what else it says; nil where nothing was asked of any.
  public mutating func add(
    _ rows: KeyedRows, occasions: [Occasion?]? = nil, beside: [Beside]? = nil
  ) {
    precondition(rows.itemCount == items.count, "\(rows.itemCount) of \(items.count) items")
    var (new, newLater): ([OccasionAnswers.Entry], [OccasionAnswers.Entry]) = ([], [])
    new.reserveCapacity(people.likelyNew(rows.idHashes))
    for row in 0..<rows.count {
      guard let occasion = occasions.map({ $0[row] }) ?? .first else { continue }
      switch rows.states[row] {
      case .setAside: setAside += 1
      case .unanswered: continue
      case .answered:
        let (id, hash) = (rows.id(row), rows.idHashes[row])
        let known = people.place(id, hash: hash)
        switch (occasion, known) {
        case (.first, nil):
          _ = people.add(id, hash: hash)
          new.append(.init(row: row))
        case (.first, let place?):
          guard withoutFirst.remove(place) != nil else {
            repeated += 1
            continue
          }
          first.append(rows, new, beside)
          new.removeAll(keepingCapacity: true)
          first.replace(place, by: rows, row: row, beside)
        case (.second, _):
          let place = known ?? people.add(id, hash: hash)
          guard secondRows[place] == nil else {
            repeated += 1
            continue
          }
          if known == nil {
            withoutFirst.insert(place)
            new.append(.init(row: row, isElsewhere: true))
          }
          secondRows[place] = second.count + newLater.count
          newLater.append(.init(row: row))
        }
      }
    }
    first.append(rows, new, beside)
    second.append(rows, newLater, beside)
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
    guard let people = first.columns.complete else {
      return (Array(0..<persons), CompleteAnswers(first.columns))
    }
    return (people, CompleteAnswers(first.columns.keeping(people)))
  }

  /// Why nothing is told of how the items go together where nobody answered one of them; nil where all were answered.
  var unanswered: Withheld? {
    guard firstPersons > 0 else { return nil }
    let names = zip(items, first.columns.codes).filter { item in
      item.1.allSatisfy { $0 == AnswerColumns.none }
    }.map { "'\($0.0)'" }
    guard !names.isEmpty else { return nil }
    return Withheld(
      "appraisal.unanswered-item",
      "Nobody answered \(names.joined(separator: ", ")), so that nobody answered every item.",
      help:
        "Look at which column answers it, or leave it out of the score in a scale file of your own."
    )
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

  /// The answers of both occasions of those who answered every item on both, people in the same order.
  var completeBoth: (first: CompleteAnswers, second: CompleteAnswers) {
    var (people, rows): ([Int], [Int]) = ([], [])
    for person in 0..<persons {
      guard let row = secondRows[person], first.columns.isComplete(person),
        second.columns.isComplete(row)
      else { continue }
      people.append(person)
      rows.append(row)
    }
    return (
      CompleteAnswers(first.columns.keeping(people)), CompleteAnswers(second.columns.keeping(rows))
    )
  }
}
