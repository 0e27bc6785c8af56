import Platform
public import Results
public import Scales

/// Small scale files for tests, put together from the parts that a test is about.
public struct TestScale: Sendable {
  /// Ids of items; each has the codes of the set `all`.
  public var items: [String]
  /// Codes of the set `all`.
  public var codes: [Int]
  /// Further keys of single items as JSON members, by item, such as `"skip": […]`.
  public var itemKeys: [String: String] = [:]
  /// Answers of single items in place of `all`, as JSON.
  public var answers: [String: String] = [:]
  /// Scores, as JSON objects.
  public var scores: [String]
  /// Examples, as JSON objects.
  public var examples: [String] = []
  /// Further members of the file, as JSON, such as `"noTotal": {…}`.
  public var keys: [String] = []

  /// Puts a scale together.
  public init(items: [String], codes: ClosedRange<Int>, scores: [String]) {
    self.items = items
    self.codes = Array(codes)
    self.scores = scores
  }

  /// Items called `q1`, `q2`, …
  public init(_ count: Int, codes: ClosedRange<Int>, scores: [String]) {
    self.init(items: (1...count).map { "q\($0)" }, codes: codes, scores: scores)
  }

  /// A score with one metric, `raw`. `inputs` are the members that say what it is made of.
  public static func score(
    _ id: String = "s", _ kind: String = "sum", _ inputs: String, range: String,
    missing: String = #""rule": "complete""#, keys: String = ""
  ) -> String {
    score(
      id, kind, inputs, metrics: #"{"id": "raw", "range": \#(range)}"#, missing: missing,
      keys: keys)
  }

  /// A score with metrics as JSON objects separated by commas; the first is `raw`.
  public static func score(
    _ id: String = "s", _ kind: String = "sum", _ inputs: String, metrics: String,
    missing: String = #""rule": "complete""#, keys: String = ""
  ) -> String {
    #"{"id": "\#(id)", "name": "S", "kind": "\#(kind)", "direction": "higherIsBetter", "#
      + #"\#(inputs), "missing": {\#(missing), "source": "us"}, "#
      + #""metrics": [\#(metrics)], "report": "raw"\#(keys.isEmpty ? "" : ", \(keys)")}"#
  }

  /// The member `items`: these ids with one key, those listed after them reversed.
  public static func items(_ ids: [String], reverse: [String] = []) -> String {
    let keyed = ids.map { #""\#($0)": "\#(reverse.contains($0) ? "reverse" : "forward")""# }
    return #""items": {\#(keyed.joined(separator: ", "))}"#
  }

  /// The member `items` with keys written out as JSON, in this order.
  public static func items(_ keyed: KeyValuePairs<String, String>) -> String {
    #""items": {\#(keyed.map { "\"\($0)\": \($1)" }.joined(separator: ", "))}"#
  }

  /// The file.
  public var text: String {
    let options = codes.map { #"{"code": \#($0)}"# }.joined(separator: ", ")
    let items = items.map { id in
      let keys = itemKeys[id].map { ", \($0)" } ?? ""
      return #"{"id": "\#(id)", "responses": \#(answers[id] ?? #""all""#)\#(keys)}"#
    }
    let further = keys.map { "\($0),\n" }.joined()
    return """
      {"schema": "waymark-scale/1", "id": "test", "name": "Test", "version": "1.0.0",
      "status": "bespoke", "about": "A scale for tests.", "respondent": "self",
      "timeFrame": {"recall": "today"},
      "licence": {"tier": "own", "holder": "Waymark", "terms": "Apache-2.0"},
      "sources": [{"id": "us", "text": "Ourselves"}],
      "responses": {"all": [\(options)]},
      \(further)"items": [\(items.joined(separator: ",\n"))],
      "scores": [\(scores.joined(separator: ",\n"))],
      "examples": [\(examples.joined(separator: ",\n"))]}
      """
  }

  /// The file, read.
  public func scale() throws -> Scale { try Scale(reading: ProjectFiles.text(text)) }

  /// What the file is refused for; empty when it is not.
  public var problems: [Diagnostic] { refusals { _ = try scale() } }
}
