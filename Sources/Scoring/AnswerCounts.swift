import Scales

/// How often each answer to one item was given, and numbers that are none of its answers.
public struct AnswerCounts: Sendable, Hashable {
  /// By option, in the order of the item.
  public private(set) var options: [Int]
  /// Numbers one below the lowest code.
  public private(set) var oneBelow = 0
  /// Numbers one above the highest code.
  public private(set) var oneAbove = 0
  /// Other whole numbers that are none of its codes.
  public private(set) var outside = 0

  /// Answers that the item allows.
  public var answered: Int { options.reduce(0, +) }

  init(_ item: Item) { options = [Int](repeating: 0, count: item.options.count) }

  /// Counts an answer of a code that the item has.
  mutating func add(_ code: Int, to item: Item) {
    // Codes without gaps need no search.
    let offset = code &- item.lowest
    if item.options.indices.contains(offset), item.options[offset].code == code {
      options[offset] += 1
    } else if let position = item.options.firstIndex(where: { $0.code == code }) {
      options[position] += 1
    }
  }

  /// Counts a whole number that the item does not have.
  mutating func add(outside code: Int, of item: Item) {
    switch code {
    case item.lowest &- 1: oneBelow += 1
    case item.highest &+ 1: oneAbove += 1
    default: outside += 1
    }
  }

  /// Counts answers by option that were counted elsewhere.
  mutating func add(options counts: [Int]) {
    for (position, count) in counts.enumerated() { options[position] += count }
  }

  /// Takes in what was counted of the same item in another part.
  mutating func add(_ other: AnswerCounts) {
    add(options: other.options)
    oneBelow += other.oneBelow
    oneAbove += other.oneAbove
    outside += other.outside
  }
}
