import Results
import Scales
import Scoring

extension BatchAudit.Batch {
  /// One score whose items can be held against each other.
  private struct Looked {
    var definition: ScoreDefinition
    var agreement: ItemAgreement
    /// Positions in the score.
    var forward: [Int]
    var reverse: [Int]

    var isMixed: Bool { !forward.isEmpty && !reverse.isEmpty }
    var tests: Int { (agreement.moments.k >= 3 ? agreement.moments.k : 0) + (isMixed ? 1 : 0) }
  }

  /// A finding about keys.
  struct DirectionFinding {
    var diagnostic: Diagnostic
    /// The score of which every reversed item looks reversed already.
    var reversedScore: String?
  }

  /// Items against the rest, and scores whose reversed items all run the way of the others.
  ///
  /// When every item that the key reverses goes against the items that it does not, and their sum
  /// does so beyond chance (see ``DirectionCheck``), the data look as if they had been reversed
  /// already: that is said once, and nothing that follows from it, single items, copied answers or a
  /// low alpha, is said of that score. With two items neither can be named. An item is named once,
  /// in the first score that shows it.
  ///
  /// Looked at are complete responses without those whose one answer throughout contradicts itself
  /// (``lineFindings(except:)``): they would pull reversed items against the others.
  var directionFindings: [DirectionFinding] {
    let looked = scores.compactMap { held($0.definition, $0.tally) }
    let tests = looked.reduce(0) { $0 + $1.tests }
    guard tests > 0 else { return [] }
    var findings: [DirectionFinding] = []
    var named: Set<Int> = []
    for score in looked {
      let check = DirectionCheck(
        agreement: score.agreement, leastLoading: options.leastLoading,
        error: options.familyError / 2 / Double(tests))
      if let finding = reversedAlready(score, check) {
        findings.append(
          DirectionFinding(diagnostic: finding, reversedScore: score.definition.id))
        continue
      }
      guard score.agreement.moments.k >= 3 else { continue }
      for position in score.agreement.all {
        let item = score.agreement.moments.positions[position]
        let others = score.agreement.all.filter { $0 != position }
        guard let r = check.against([position], others), named.insert(item).inserted else {
          continue
        }
        findings.append(
          DirectionFinding(
            diagnostic: against(item, r, score, isReversed: score.reverse.contains(position))))
      }
    }
    return findings.filter { $0.reversedScore == nil }
      + findings.filter { $0.reversedScore != nil }
  }

  private func held(_ definition: ScoreDefinition, _ tally: ScoreTally) -> Looked? {
    let moments = tally.moments(withoutLinesOf: contradictions(definition, tally) ?? [])
    guard moments.k >= 2, moments.n >= options.fewestResponses else { return nil }
    let directions = definition.items.map { Direction($0, of: scale) }
    return Looked(
      definition: definition, agreement: ItemAgreement(moments: moments),
      forward: directions.indices.filter { directions[$0] == .forward },
      reverse: directions.indices.filter { directions[$0] == .reverse })
  }

  private func reversedAlready(_ score: Looked, _ check: DirectionCheck) -> Diagnostic? {
    guard score.isMixed, let r = check.against(score.reverse, score.forward) else { return nil }
    let everyOne = score.reverse.allSatisfy {
      (score.agreement.correlation([$0], score.forward) ?? 0) < 0
    }
    guard everyOne else { return nil }
    let items = score.reverse.map { columns[score.agreement.moments.positions[$0]] }
    return note(
      .auditLooksAlreadyReversed, score.definition,
      """
      Once reversed as the scale says, \(Self.list(items)) \
      \(items.count == 1 ? "goes" : "go") against the other items (correlation \(Self.decimal(r)), \
      \(score.agreement.moments.n) responses): the data look reversed already.
      """,
      help: """
        Ask for the answers as they were given, or turn these items back before scoring. Nothing was \
        changed.
        """)
  }

  private func against(
    _ item: Int, _ r: Double, _ score: Looked, isReversed: Bool
  ) -> Diagnostic {
    let key = isReversed ? "it is reversed, as the scale says" : "the scale does not reverse it"
    return note(
      .auditItemAgainstRest, item: item,
      """
      Keyed as it is (\(key)), the item goes against the others of '\(score.definition.id)' \
      (correlation \(Self.decimal(r)), \(score.agreement.moments.n) responses).
      """,
      help: """
        See whether the column holds the right item, and whether it was reversed before it came \
        here. Nothing was changed.
        """)
  }
}
