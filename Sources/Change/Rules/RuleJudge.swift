public import Results
public import Scales

/// Judges people by a rule pack whose measures all have their numbers: all measures at once, or each
/// by itself, as the pack says.
public struct RuleJudge: Sendable {
  /// The pack.
  public let pack: RulePack
  /// Positions of the measures that are judged together: all of them, or one by one.
  public let groups: [[Int]]
  private let rules: [(range: RulePack.Range, change: RulePack.Change)]

  /// Takes a pack.
  ///
  /// - Parameter pack: the rules, every measure with its numbers; see `RulePack.resolved(by:)`.
  /// - Throws: `Withheld` when a measure has none.
  public init(_ pack: RulePack) throws(Withheld) {
    var rules: [(RulePack.Range, RulePack.Change)] = []
    for measure in pack.measures {
      guard let range = measure.range, let change = measure.change else {
        throw Withheld(
          "rules.not-resolved",
          "The rules leave the numbers of '\(measure.scale)' to its scale file, which was not read.",
          help: "Give the scale file too.")
      }
      rules.append((range, change))
    }
    self.pack = pack
    self.rules = rules
    let all = Array(pack.measures.indices)
    groups = pack.together == .pairwise ? [all] : all.map { [$0] }
  }

  /// The verdict on a person by the measures of a group.
  ///
  /// - Parameters:
  ///   - scores: a place for each measure of the pack.
  ///   - group: the group's position.
  /// - Returns: what the rules make of the person.
  public func verdict(_ scores: [RuledPerson.Scores?], group: Int) -> RuledVerdict {
    let measures = groups[group]
    return RuledVerdict(measures.map { scores[$0] }, by: measures.map { rules[$0] })
  }
}
