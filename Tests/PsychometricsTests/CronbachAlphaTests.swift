import Platform
import Psychometrics
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Cronbach's alpha (1951)")
struct CronbachAlphaTests {
  /// A scale of `k` items coded 1 to 6, the first reversed when asked.
  static func scale(k: Int, reversedFirst: Bool = false) throws -> Scale {
    let ids = (1...k).map { "i\($0)" }
    let items = ids.map { "{\"id\": \"\($0)\", \"responses\": \"six\"}" }.joined(separator: ",")
    let keys = ids.enumerated().map {
      "\"\($1)\": \"\($0 == 0 && reversedFirst ? "reverse" : "forward")\""
    }.joined(separator: ",")
    let options = (1...6).map { "{\"code\": \($0)}" }.joined(separator: ",")
    return try Scale(
      reading: ProjectFiles.text(
        """
        {"schema": "waymark-scale/1", "id": "t", "name": "T", "version": "1", "status": "bespoke",
        "about": "test", "respondent": "self", "timeFrame": {"recall": "today"},
        "licence": {"tier": "own", "holder": "x", "terms": "x"}, "sources": [],
        "responses": {"six": [\(options)]}, "items": [\(items)],
        "scores": [{"id": "s", "name": "S", "kind": "sum", "direction": "higherIsBetter",
        "items": {\(keys)}, "missing": {"rule": "complete", "source": "notStated"},
        "metrics": [{"id": "raw", "range": [\(k), \(6 * k)]}], "report": "raw"}], "examples": []}
        """))
  }

  static func moments(_ rows: [[Int]], reversedFirst: Bool = false) throws -> ItemMoments {
    let scale = try scale(k: rows.first?.count ?? 2, reversedFirst: reversedFirst)
    var moments = ItemMoments(scale.scores[0], of: scale)
    for row in rows { moments.add(row.map { .answered($0) }) }
    return moments
  }

  @Test("agrees with psych::alpha on 200 people's agreeableness items")
  func agreesWithPsych() throws {
    // Fixtures/psychometrics/alpha/regenerate.R: psych 2.2.9, rows of psych::bfi.
    let rows = try Expected.rows("Fixtures/psychometrics/alpha/input.csv")
    let names = ["A1", "A2", "A3", "A4", "A5"]
    let codes = rows.map { row in names.compactMap { row[$0].flatMap { Int($0) } } }
    let expected = try Expected("Fixtures/psychometrics/alpha/expected.csv")
    let alpha = try CronbachAlpha.reliability(
      Self.moments(codes, reversedFirst: true), source: "bfi")
    #expect(alpha.n.map(Double.init) == expected["n"])
    #expect(agrees(alpha.coefficient.value, expected["alpha"], relative: 1e-13))
  }

  @Test("is one when items are copies, and the order of rows does not matter")
  func properties() throws {
    let rows = [[1, 1, 1], [4, 4, 4], [2, 2, 2], [6, 6, 6]]
    let alpha = try CronbachAlpha.reliability(Self.moments(rows), source: "")
    #expect(alpha.coefficient.value == 1)
    let mixed = [[1, 2, 2], [4, 4, 5], [2, 3, 1], [6, 5, 6], [3, 3, 2]]
    let forward = try CronbachAlpha.reliability(Self.moments(mixed), source: "")
    let backward = try CronbachAlpha.reliability(Self.moments(mixed.reversed()), source: "")
    #expect(forward == backward)
  }

  @Test(
    "is withheld for one item, one person, or people who are all alike",
    arguments: [
      ([[1], [2]], "alpha.one-item"), ([[1, 2]], "alpha.too-few-persons"),
      ([], "alpha.too-few-persons"), ([[3, 3], [3, 3]], "alpha.no-spread"),
    ] as [([[Int]], String)])
  func withheld(_ rows: [[Int]], _ code: String) throws {
    let moments = try Self.moments(rows)
    do {
      _ = try CronbachAlpha.reliability(moments, source: "")
      Issue.record("alpha was computed")
    } catch {
      #expect(error.code == code)
    }
  }

  @Test("an incomplete response is not taken in")
  func incomplete() throws {
    let scale = try Self.scale(k: 2)
    var moments = ItemMoments(scale.scores[0], of: scale)
    let taken = [moments.add([.answered(1), .missing]), moments.add([.setAside, .answered(1)])]
    #expect(taken == [false, false])
    #expect(moments.n == 0)
  }
}
