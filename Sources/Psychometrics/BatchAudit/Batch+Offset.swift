import Results
import Scales
import Scoring

extension BatchAudit.Batch {
  /// Answers that look coded one lower, or one higher, than the scale says.
  ///
  /// Over all items whose codes follow each other without gaps: numbers one below the lowest code
  /// stand in at least a third of the items, three or more in all; nothing else is outside; and
  /// nobody gave the highest code of any item. Upwards the same, mirrored. There is no chance in it:
  /// answers by the scale's own codes have no number outside.
  ///
  /// - Note: where a number such as 0 stands for no answer and nobody gave the highest code, the
  ///   data look the same; the finding says both.
  var offsetFindings: [Diagnostic] {
    let items = scale.items.indices.filter {
      let item = scale.items[$0]
      return item.options.count >= 2 && item.highest - item.lowest == item.options.count - 1
    }
    let counts = items.map { tally.items[$0] }
    let below = counts.map(\.oneBelow)
    let above = counts.map(\.oneAbove)
    let other = counts.reduce(0) { $0 + $1.outside }
    let lowest = counts.reduce(0) { $0 + ($1.options.first ?? 0) }
    let highest = counts.reduce(0) { $0 + ($1.options.last ?? 0) }
    if other == 0, sum(above) == 0, highest == 0, Self.isWidespread(below) {
      return [offset(sum(below), counts, "one below the lowest code", "highest", "Add 1 to")]
    }
    if other == 0, sum(below) == 0, lowest == 0, Self.isWidespread(above) {
      return [offset(sum(above), counts, "one above the highest code", "lowest", "Take 1 from")]
    }
    return []
  }

  private func sum(_ counts: [Int]) -> Int { counts.reduce(0, +) }

  private static func isWidespread(_ counts: [Int]) -> Bool {
    counts.reduce(0, +) >= 3 && 3 * counts.count { $0 > 0 } >= counts.count
  }

  private func offset(
    _ count: Int, _ counts: [AnswerCounts], _ beyond: String, _ unused: String, _ remedy: String
  ) -> Diagnostic {
    let all = counts.reduce(0) { $0 + $1.answered } + count
    return note(
      .auditCodingOffset, nil,
      """
      \(Self.share(count, of: all, "answers")) are \(beyond) of their item, and none is the \(unused) \
      code: the data look coded from another number than the scale says.
      """,
      help: """
        If so, export them with the scale's codes. \(remedy) every answer only when you are sure. If \
        that number means that nothing was answered, declare it as a missing code. Nothing was changed.
        """)
  }
}
