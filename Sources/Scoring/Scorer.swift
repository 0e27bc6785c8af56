public import Scales

/// Scores responses by the rules of one scale. Nothing is taken from the data but the answers.
///
/// Blanks that the scale passes over by design take their structural value; then scores are worked
/// out in the order in which they depend on each other, each by its kind and its missing rule; then
/// each is given in its metrics. A table is looked up by its exact row, nothing is interpolated.
public struct Scorer: Sendable {
  /// The scale.
  public let scale: Scale

  private let prepared: [PreparedScore]
  /// Positions of scores, each after those it is made of; nil where none is made of another.
  private let order: [Int]?
  /// Nil where the scale passes over nothing.
  private let structural: StructuralAnswers?

  /// Prepares to score by a scale.
  ///
  /// - Parameter scale: a scale as read from its file, audited. Scores made of each other in a
  ///   circle are a mistake of the caller.
  public init(_ scale: Scale) {
    let graph = ScoreGraph(scale.scores)
    precondition(graph.cycle == nil, "scores of '\(scale.id)' are made of each other in a circle")
    self.scale = scale
    var leaves = [Set<Int>](repeating: [], count: scale.scores.count)
    for position in graph.order {
      let score = scale.scores[position]
      leaves[position] = Set(score.items.map(\.item))
      if case .condition(let condition) = score.inputs {
        leaves[position].formUnion(condition.items)
      }
      for input in score.scores { leaves[position].formUnion(leaves[input]) }
    }
    prepared = zip(scale.scores, leaves).map { score, leaves in
      PreparedScore(score, leaves: leaves.sorted(), of: scale)
    }
    order = graph.longestChain > 1 ? graph.order : nil
    structural = scale.items.contains { !$0.skips.isEmpty } ? StructuralAnswers(scale) : nil
  }

  /// The scores of one person on one occasion.
  ///
  /// - Parameters:
  ///   - responses: one per item of the scale, in its order.
  ///   - person: what tables by sex or age need. The default is that nothing is known.
  /// - Returns: one score per definition, in the order of the scale.
  public func scores(
    _ responses: [Response], of person: Characteristics = .unknown
  ) -> [Score] {
    precondition(
      responses.count == scale.items.count,
      "\(responses.count) responses to \(scale.items.count) items")
    let responses = structural?.completing(responses) ?? responses
    guard let order else { return prepared.map { $0.score(responses, [], person) } }
    var scores = [Score?](repeating: nil, count: prepared.count)
    for position in order { scores[position] = prepared[position].score(responses, scores, person) }
    return scores.compactMap(\.self)
  }
}
