public import Scales

/// Answers of other people to the scale that an adapted one was made from.
public struct ParentAnswers: Sendable {
  /// The answers.
  public let answers: AppraisedAnswers
  /// By item of the adapted score the item of the parent's that it is; nil for a new one.
  public let items: [Int?]

  /// Finds which item of the parent each item of an adapted score is: as the scale's file says where it can be scored from
  /// the parent's answers, else the one of the same id. One that offers another number of answers is a new one.
  ///
  /// - Parameters:
  ///   - answers: to the parent's score.
  ///   - parent: the parent.
  ///   - adapted: answers to the adapted score.
  ///   - scale: the adapted scale.
  public init(
    _ answers: AppraisedAnswers, of parent: Scale, adapted: AppraisedAnswers, _ scale: Scale
  ) {
    let derivation = scale.lineage.derivableFrom.first { $0.scale == parent.id }
    let positions = scale.itemPositions
    self.answers = answers
    items = adapted.items.enumerated().map { place, id in
      let name = derivation.flatMap { said in positions[id].map { said.items[$0] } } ?? id
      return answers.items.firstIndex(of: name).flatMap {
        answers.first.columns.points[$0].count == adapted.first.columns.points[place].count
          ? $0 : nil
      }
    }
  }
}
