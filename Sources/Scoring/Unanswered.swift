public import Scales

/// How many items of a score have no answer, by what is known of the reason.
public struct Unanswered: Sendable, Hashable {
  /// No item is without an answer.
  public static let none = Unanswered()

  private var counts: [UInt16] = []

  /// Nothing counted yet.
  public init() {}

  /// How many were left blank for this reason.
  public subscript(_ state: NonAnswer) -> Int { count(Self.index(state)) }

  /// How many have something there that the item does not allow.
  public var setAside: Int { count(Self.setAsideIndex) }

  /// Counts a response, unless it is an answer.
  mutating func add(_ response: Response) {
    switch response {
    case .answered: return
    case .missing: add(Self.index(.missing))
    case .skipped: add(Self.index(.skipped))
    case .declined: add(Self.index(.declined))
    case .refused: add(Self.index(.refused))
    case .notApplicable: add(Self.index(.notApplicable))
    case .setAside: add(Self.setAsideIndex)
    }
  }

  private static let setAsideIndex = 5

  private static func index(_ state: NonAnswer) -> Int {
    switch state {
    case .missing: 0
    case .skipped: 1
    case .declined: 2
    case .notApplicable: 3
    case .refused: 4
    }
  }

  private func count(_ index: Int) -> Int { counts.isEmpty ? 0 : Int(counts[index]) }

  // Nothing is allocated for people who answered everything.
  private mutating func add(_ index: Int) {
    if counts.isEmpty { counts = [0, 0, 0, 0, 0, 0] }
    counts[index] += 1
  }
}
