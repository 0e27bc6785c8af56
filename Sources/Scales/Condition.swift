/// A statement about answers and scores, of which rules such as a diagnostic algorithm are made.
///
/// Answers are compared by their code as given, before any key; scores by their first metric.
public indirect enum Condition: Sendable, Hashable {
  /// Every part holds.
  case all([Condition])
  /// At least one part holds.
  case any([Condition])
  /// The part does not hold.
  case not(Condition)
  /// The answer to the item at this position has at least this code.
  case item(Int, atLeast: Int)
  /// The score at this position is at least this much.
  case score(Int, atLeast: Double)
  /// So many of these items have at least this code.
  case count([Int], atLeast: Int, reaches: Int)

  /// How deeply conditions may stand in one another.
  public static let deepest = 16

  /// Positions of the items it speaks of, each once, in order.
  public var items: [Int] { Set(everyItem).sorted() }

  /// Positions of the scores it speaks of, each once, in order.
  public var scores: [Int] { Set(everyScore).sorted() }

  private var everyItem: [Int] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.everyItem)
    case .not(let part): part.everyItem
    case .item(let item, _): [item]
    case .score: []
    case .count(let items, _, _): items
    }
  }

  private var everyScore: [Int] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.everyScore)
    case .not(let part): part.everyScore
    case .score(let score, _): [score]
    case .item, .count: []
    }
  }
}
