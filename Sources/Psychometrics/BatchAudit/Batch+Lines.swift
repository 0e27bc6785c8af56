import Results
import Scales
import Scoring

extension BatchAudit.Batch {
  /// Items that a score must have before one answer throughout says anything.
  private static let fewestItems = 5
  /// The share of responses with one answer throughout that is let pass whatever the items.
  private static let usualShare = 0.02

  /// Responses that give one answer throughout and so contradict themselves.
  ///
  /// Looked at are scores of five items or more, some of which are reversed. A complete response with
  /// the same code `c` for every item contradicts itself, unless reversing leaves `c` as it is. If
  /// answers were independent of each other, the share of such responses would be
  ///
  ///     p = Σ_c Π_j p_j(c)
  ///
  /// with `p_j(c)` the share of answers to item `j` that are `c`; items keyed both ways make it less.
  /// It is a finding when so many, or more, would turn up with a chance below a quarter of the
  /// audit's error over the number of scores looked at, were the share max(2 p, 0.02): see
  /// ``BinomialTail``. Where nothing is reversed, one answer throughout is an answer like any other,
  /// and nothing is said.
  ///
  /// - Parameter reversed: scores whose data look reversed already, by id; they are left out.
  /// - Returns: a finding per such score.
  func lineFindings(except reversed: Set<String>) -> [Diagnostic] {
    let looked = scores.compactMap { definition, tally in
      contradictions(definition, tally).map { (definition, tally.moments.n, $0) }
    }
    return looked.compactMap { definition, n, codes in
      if reversed.contains(definition.id) { return nil }
      let tally = scores.first { $0.definition.id == definition.id }?.tally
      let count = codes.reduce(0) { $0 + (tally?.lines[$1] ?? 0) }
      let chance = codes.reduce(0) { $0 + chanceOfLine($1, definition) }
      let usual = min(0.5, max(2 * chance, Self.usualShare))
      let error = options.familyError / 4 / Double(looked.count)
      guard count > 0, BinomialTail.atLeast(count, of: n, probability: usual) < error else {
        return nil
      }
      return note(
        .auditStraightLines, definition,
        """
        \(Self.share(count, of: n, "complete responses")) give the same answer to all \
        \(definition.items.count) items, though some items are worded the other way round.
        """,
        help: """
          Look at how these forms came in: copied answers say little. Nothing was left out.
          """)
    }
  }

  /// Codes that contradict themselves when given throughout; nil where the score is not looked at.
  func contradictions(_ definition: ScoreDefinition, _ tally: ScoreTally) -> [Int]? {
    let keyed = definition.items
    let reversed = keyed.filter { Direction($0, of: scale) == .reverse }
    let hasForward = keyed.contains { Direction($0, of: scale) == .forward }
    guard keyed.count >= Self.fewestItems, hasForward, !reversed.isEmpty, tally.moments.n > 0 else {
      return nil
    }
    let common = keyed.map { Set(scale.items[$0.item].options.map(\.code)) }
      .reduce(nil) { (shared: Set<Int>?, codes) in shared?.intersection(codes) ?? codes }
    return (common ?? []).sorted().filter { code in
      reversed.contains {
        let item = scale.items[$0.item]
        return item.lowest + item.highest - code != code
      }
    }
  }

  private func chanceOfLine(_ code: Int, _ definition: ScoreDefinition) -> Double {
    definition.items.reduce(1.0) { chance, keyed in
      let (item, counts) = (scale.items[keyed.item], tally.items[keyed.item])
      guard let option = item.options.firstIndex(where: { $0.code == code }), counts.answered > 0
      else { return 0 }
      return chance * Double(counts.options[option]) / Double(counts.answered)
    }
  }
}
