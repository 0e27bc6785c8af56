import Results
import TestSupport

/// Files whose answers, taken as a whole, look as if something had gone wrong on the way.
extension GoldenCase {
  static let audits: [GoldenCase] = [
    audit(.auditItemAgainstRest, levels(40, items: 4, turned: [2]), reverse: []),
    audit(.auditLooksAlreadyReversed, levels(40, items: 4, turned: []), reverse: [2, 4]),
    audit(.auditCodingOffset, [[0, 3], [4, 0], [0, 0]], reverse: [2]),
    audit(
      .auditStraightLines,
      levels(30, items: 6, turned: [2, 4, 6])
        + (0..<10).map { row in [Int](repeating: row % 2 == 0 ? 1 : 5, count: 6) },
      reverse: [2, 4, 6]),
    audit(.auditFloor, heaped(1), reverse: []),
    audit(.auditCeiling, heaped(5), reverse: []),
    audit(
      .auditAlphaBelowPublished,
      (0..<25).map { row in [1 + row % 5, 1 + row / 5, 1 + (2 * row + row / 5) % 5] }, reverse: [],
      keys: #""reliability": [{"metric": "raw", "kind": "cronbach-alpha", "value": 0.9, "n": 300, "#
        + #""population": "adults", "source": "us"}]"#),
    audit(.auditNothingAnswered, [[1, 2], [nil, nil], [3, 4]], reverse: [2]),
  ]

  /// People of every level, each answer at most one code off it, some items turned round.
  private static func levels(_ count: Int, items: Int, turned: Set<Int>) -> [[Int]] {
    (0..<count).map { row in
      (0..<items).map { item in
        let code = min(5, max(1, 1 + row % 5 + (item * 7 + row / 5) % 3 - 1))
        return turned.contains(item + 1) ? 6 - code : code
      }
    }
  }

  /// Sixty people, fifteen of whom give this answer to both items.
  private static func heaped(_ code: Int) -> [[Int]] {
    (0..<60).map { $0 < 15 ? [code, code] : [2 + $0 % 3, 2 + $0 / 3 % 3] }
  }

  /// `waymark score` over answers coded 1 to 5, summed with some items reversed.
  private static func audit(
    _ code: DiagnosticCode, _ rows: [[Int?]], reverse: [Int], keys: String = ""
  ) -> Self {
    let ids = (1...(rows.first?.count ?? 1)).map { "q\($0)" }
    let scale = TestScale(
      items: ids, codes: 1...5,
      scores: [
        TestScale.score(
          "s", "sum", TestScale.items(ids, reverse: reverse.map { "q\($0)" }),
          range: "[\(ids.count), \(5 * ids.count)]", keys: keys)
      ])
    let lines = rows.enumerated().map { number, row in
      "\(number + 1)," + row.map { $0.map(String.init) ?? "" }.joined(separator: ",") + "\n"
    }
    var golden = score(
      code, "id,\(ids.joined(separator: ","))\n" + lines.joined(), scale: "test")
    golden.files["test.json"] = Array(scale.text.utf8)
    golden.files["pair.json"] = nil
    return golden
  }
}
