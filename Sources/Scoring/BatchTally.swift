import Platform
public import Scales

/// What is counted of a batch of responses to one scale, so that it can be audited: whole numbers
/// only, which add up exactly, in any order and from any number of parts.
///
/// Nothing of a single person is kept.
public struct BatchTally: Sendable, Hashable {
  /// Responses taken in.
  public private(set) var rows = 0
  /// Responses that answer no item at all, and have nothing set aside.
  public private(set) var blankRows = 0
  /// By item.
  public private(set) var items: [AnswerCounts]
  /// By score; nil for a score that is not a sum or mean of items.
  public private(set) var scores: [ScoreTally?]

  /// Starts with no responses.
  public init(_ scale: Scale) {
    items = scale.items.map { AnswerCounts($0) }
    scores = scale.scores.map { ScoreTally($0, of: scale) }
  }

  /// Takes in one person's responses.
  ///
  /// - Parameters:
  ///   - responses: one per item of the scale, in its order.
  ///   - outside: numbers that were set aside because their item has no such code.
  ///   - scale: the scale it was made for.
  public mutating func add(
    _ responses: [Response], outside: [OutsideNumber] = [], of scale: Scale
  ) {
    precondition(
      responses.count == items.count, "\(responses.count) responses to \(items.count) items")
    rows += 1
    var isBlank = true
    for (position, response) in responses.enumerated() {
      switch response {
      case .answered(let code):
        items[position].add(code, to: scale.items[position])
        isBlank = false
      case .setAside: isBlank = false
      case .missing, .skipped, .declined, .refused, .notApplicable: continue
      }
    }
    for number in outside { add(number, of: scale) }
    if isBlank {
      blankRows += 1
    } else {
      for position in scores.indices { scores[position]?.add(responses) }
    }
  }

  /// Counts a number that was set aside because its item has no such code, apart from its row.
  mutating func add(_ number: OutsideNumber, of scale: Scale) {
    items[number.item].add(outside: number.code, of: scale.items[number.item])
  }

  /// Takes in what was counted of the same scale in another part.
  public mutating func add(_ other: BatchTally) {
    precondition(items.count == other.items.count, "tallies of two scales do not add up")
    rows += other.rows
    blankRows += other.blankRows
    for (position, counts) in other.items.enumerated() { items[position].add(counts) }
    for (position, score) in other.scores.enumerated() {
      if let score { scores[position]?.add(score) }
    }
  }

  /// Takes in the rows that were counted by tables.
  mutating func add(_ plain: PlainCounts.Scale) {
    rows += plain.rows
    blankRows += plain.blankRows
    for (position, counts) in plain.options.enumerated() { items[position].add(options: counts) }
    for (position, score) in plain.scores.enumerated() {
      if let score { scores[position]?.add(score) }
    }
  }
}

/// A whole number in the place of an answer that is below or above every code of the item.
public struct OutsideNumber: Sendable, Hashable {
  /// The position of the item in its scale.
  public var item: Int
  /// The number.
  public var code: Int

  /// Makes one.
  public init(item: Int, code: Int) {
    self.item = item
    self.code = code
  }
}
