import Results
import TestSupport

/// Rule packs that cannot be meant, and files that hold nothing of what they count on.
extension GoldenCase {
  /// A pack on the small study's scale.
  static let pack = """
    {"schema": "waymark-rule-pack/1", "id": "small", "name": "Small", "version": "1", "about": "For tests.",
     "together": "each", "sources": [{"id": "us", "text": "Ourselves"}],
     "measures": [{"scale": "pair", "score": "total", "metric": "raw",
       "range": {"value": 5, "side": "below", "starts": "reaches", "ends": "exceeds", "source": "us"},
       "change": {"value": 2, "boundary": "reaches", "source": "us"}}],
     "rates": [{"id": "better", "name": "Better", "of": "everybody", "counts": ["reliablyBetter"],
       "source": "us"}],
     "unverified": [{"about": "all of it", "note": "It is made up."}]}
    """

  /// `waymark rules check` over the pack with one thing changed.
  static func rules(_ code: DiagnosticCode, _ old: String, _ new: String) -> Self {
    GoldenCase(
      code: code, arguments: ["rules", "check", "small.json", "--scales", "."],
      files: [
        "small.json": Array(pack.replacing(old, with: new).utf8),
        "pair.json": Array(SmallStudy.scale.utf8),
      ])
  }

  static let rulePacks: [GoldenCase] = [
    GoldenCase(
      code: .rulesUnknown, arguments: ["rules", "show", "smal", "--scales", "."],
      files: ["rules/small.json": Array(pack.utf8)]),
    rules(.rulesMeasure, "\"side\": \"below\"", "\"side\": \"above\""),
    rules(.rulesRate, "[\"reliablyBetter\"]", "[\"reliablyBetter\", \"noReliableChange\"]"),
    GoldenCase(
      code: .rulesAbsent,
      arguments: ["rules", "apply", "small.json", "data.csv", "--time", "time", "--scales", "."],
      files: [
        "small.json": Array(pack.utf8), "pair.json": Array(SmallStudy.scale.utf8),
        "data.csv": Array("id,time,scale,score,metric,value\n1,1,pear,total,raw,4\n".utf8),
      ]),
  ]
}
