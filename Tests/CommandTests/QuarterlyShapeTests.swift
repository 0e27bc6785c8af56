import TestSupport
import Testing

@Suite("waymark quarterly: shapes of input")
struct QuarterlyShapeTests {
  /// A scale in two orders, and one that is a part of it.
  static let whole = SmallStudy.scale.replacing(
    "\"scores\":",
    with: #""itemOrders": [{"id": "turned", "items": ["b", "a"], "source": "us"}], "scores":"#
  ).replacing(#""sources": []"#, with: #""sources": [{"id": "us", "text": "Ourselves"}]"#)

  static let part = """
    {
      "schema": "waymark-scale/1", "id": "part", "name": "Part", "version": "1.0.0",
      "status": "bespoke", "about": "One item of two.", "respondent": "self",
      "timeFrame": {"recall": "today"},
      "licence": {"tier": "own", "holder": "Waymark", "terms": "Apache-2.0"},
      "lineage": {"derivableFrom": [{"scale": "pair", "items": {"p": "b"}}]}, "sources": [],
      "responses": {"five": [{"code": 1}, {"code": 2}, {"code": 3}, {"code": 4}, {"code": 5}]},
      "items": [{"id": "p", "responses": "five"}],
      "scores": [{
        "id": "total", "name": "Total", "kind": "sum", "direction": "higherIsBetter",
        "items": {"p": "forward"}, "missing": {"rule": "complete", "source": "notStated"},
        "metrics": [{"id": "raw", "range": [1, 5]}], "report": "raw"
      }],
      "examples": [{"name": "lowest", "responses": {"p": 1}, "expected": {"total": {"raw": 1}}}]
    }
    """

  static func run(_ study: String, data: String = SmallStudy.header + SmallStudy.rows) throws
    -> (Command, Command.Outcome)
  {
    let command = try Command()
    try SmallStudy.write(to: command, scale: whole, study: study, data: data)
    try command.write(part, to: "part.json")
    return (
      command, try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    )
  }

  @Test("a compressed data file gives the same scores; the manifest hashes it as it lies there")
  func compressed() throws {
    let (plain, first) = try Self.run(SmallStudy.study)
    defer { plain.remove() }
    #expect(first.code == 0, "\(first.complaints)")
    let study = SmallStudy.study.replacing("file: data.csv", with: "file: data.csv.gz")
    let (command, _) = try Self.run(study)
    defer { command.remove() }
    let packed = GzipSample.member(Array((SmallStudy.header + SmallStudy.rows).utf8))
    try command.write(bytes: packed, to: "data.csv.gz")
    let second = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(second.code == 0, "\(second.complaints)")
    #expect(try command.read("out/scores.csv") == plain.read("out/scores.csv"))
    let manifest = try command.read("out/manifest.json")
    #expect(manifest.contains("\"bytes\": \(packed.count)"))
    try command.write(bytes: Array(packed.dropLast()), to: "data.csv.gz")
    let broken = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(broken.code == 65 && broken.complaints.contains("file.gzip-truncated"))
  }

  @Test("a pattern counts in the order that is named")
  func order() throws {
    let data = SmallStudy.header.replacing("a,b", with: "q1,q2") + SmallStudy.rows
    let pattern = SmallStudy.study.replacing(
      "- scale: pair\noutcomes", with: "- scale: pair\n    pattern: q{n}\noutcomes")
    let turned = pattern.replacing("q{n}", with: "q{n}\n    order: turned")
    let (first, one) = try Self.run(pattern, data: data)
    let (second, two) = try Self.run(turned, data: data)
    let (third, swapped) = try Self.run(
      pattern, data: SmallStudy.header.replacing("a,b", with: "q2,q1") + SmallStudy.rows)
    defer { for command in [first, second, third] { command.remove() } }
    #expect(one.code == 0 && two.code == 0 && swapped.code == 0, "\(two.complaints)")
    let scores = try second.read("out/scores.csv")
    #expect(try scores == third.read("out/scores.csv") && scores != first.read("out/scores.csv"))
    #expect(try second.read("out/manifest.json").contains("\"order\": \"turned\""))
    let (fourth, wrong) = try Self.run(turned.replacing("turned", with: "upright"), data: data)
    defer { fourth.remove() }
    #expect(wrong.code == 65 && wrong.complaints.contains("It names: turned"))
  }

  @Test("a scale is scored from the answers to the one that was asked")
  func from() throws {
    let study = SmallStudy.study.replacing("scale: pair", with: "scale: part")
    let derived = study.replacing(
      "- scale: part\noutcomes", with: "- scale: part\n    from: pair\noutcomes")
    let (first, one) = try Self.run(derived)
    let (second, two) = try Self.run(
      study.replacing(
        "- scale: part\noutcomes", with: "- scale: part\n    columns: {p: b}\noutcomes"))
    defer { for command in [first, second] { command.remove() } }
    #expect(one.code == 0 && two.code == 0, "\(one.complaints)\(two.complaints)")
    #expect(try first.read("out/scores.csv") == second.read("out/scores.csv"))
    let manifest = try first.read("out/manifest.json")
    #expect(manifest.contains("\"from\"") && manifest.contains("\"pair.json\""))
    #expect(!(try second.read("out/manifest.json")).contains("\"from\""))
    let (third, wrong) = try Self.run(derived.replacing("from: pair", with: "from: part2"))
    let (fourth, stranger) = try Self.run(
      SmallStudy.study.replacing(
        "- scale: pair\noutcomes", with: "- scale: pair\n    from: part\noutcomes"))
    defer { for command in [third, fourth] { command.remove() } }
    #expect(wrong.code == 65 && wrong.complaints.contains("scale.unknown"))
    #expect(stranger.code == 65 && stranger.complaints.contains("scale.derivation"))
  }
}
