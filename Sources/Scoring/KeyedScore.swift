public import Scales

/// How the answers to a scale become the categories of one score's items, and that score.
public struct KeyedScore: Sendable {
  /// A row of answers.
  public struct Row: Sendable, Hashable {
    /// What it is good for.
    public var state: KeyedRows.State
    /// A category per item; ``KeyedCategories/none`` for no answer, and for all where an answer was set aside.
    public var categories: [UInt16]
    /// The score in points; nil where there is none.
    public var score: Double?
  }

  /// The items' categories.
  public let categories: KeyedCategories
  /// The score's position among those of the scale.
  private let position: Int
  private let scorer: Scorer

  /// Prepares a score; nil where ``KeyedCategories`` cannot be had of it.
  public init?(score: Int, of scale: Scale) {
    guard let categories = KeyedCategories(scale.scores[score], of: scale) else { return nil }
    self.categories = categories
    position = score
    scorer = Scorer(scale)
  }

  /// Takes one response per item of the scale.
  public func row(_ responses: ArraySlice<Response>) -> Row {
    guard let codes = categories.codes(responses) else {
      let none = [UInt16](repeating: KeyedCategories.none, count: categories.k)
      return Row(state: .setAside, categories: none)
    }
    guard codes.contains(where: { $0 != KeyedCategories.none }) else {
      return Row(state: .unanswered, categories: codes)
    }
    var sum = 0.0
    for (item, code) in codes.enumerated() {
      guard code != KeyedCategories.none else {
        return Row(state: .answered, categories: codes, score: score(responses))
      }
      sum += categories.points[item][Int(code)]
    }
    return Row(state: .answered, categories: codes, score: sum)
  }

  /// The score by the rules of the scale for answers left out.
  private func score(_ responses: ArraySlice<Response>) -> Double? {
    scorer.scores(Array(responses))[position].value(metric: 0)
  }
}
