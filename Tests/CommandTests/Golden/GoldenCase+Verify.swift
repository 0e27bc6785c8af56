import Platform
import Results
import TestSupport

/// Runs that are not what their manifest says.
extension GoldenCase {
  private static func entry(_ name: String, _ text: String) -> String {
    "{\"file\": \"\(name)\", \"sha256\": \"\(SHA256.hexadecimal(Array(text.utf8)))\"}"
  }

  /// `waymark verify` over the small study and a manifest that knows its files.
  /// `data` are those that the run is said to have read; `outputs` what it is said to have written: the
  /// name, the text then and the text now.
  private static func verify(
    _ code: DiagnosticCode, data: String, outputs: [(String, then: String, now: String)] = []
  ) -> Self {
    let now = SmallStudy.header + SmallStudy.rows
    let manifest = """
      {"schema": "waymark-manifest/1", "program": {"name": "waymark", "version": "0.1.0"},
       "study": {"id": "small"},
       "inputs": {"study": \(entry("study.yml", SmallStudy.study)), "data": \(entry("data.csv", data)),
         "scales": [\(entry("pair.json", SmallStudy.scale))]},
       "outputs": [\(outputs.map { entry($0.0, $0.then) }.joined(separator: ", "))]}
      """
    var files = [
      "pair.json": Array(SmallStudy.scale.utf8), "study.yml": Array(SmallStudy.study.utf8),
      "data.csv": Array(now.utf8), "out/manifest.json": Array(manifest.utf8),
    ]
    for output in outputs { files["out/\(output.0)"] = Array(output.now.utf8) }
    return GoldenCase(
      code: code, arguments: ["verify", "out/manifest.json", "--scales", "."], files: files)
  }

  static let verifications: [GoldenCase] = [
    GoldenCase(
      code: .verifyManifest, arguments: ["verify", "manifest.json"],
      files: ["manifest.json": Array("{\"schema\": \"waymark-manifest/9\"}".utf8)]),
    verify(.verifyInput, data: SmallStudy.header),
    verify(
      .verifyOutput, data: SmallStudy.header,
      outputs: [("scores.csv", then: "id,value\n1,2\n", now: "id,value\n1,3\n")]),
    // The manifest has none of the choices, counts and findings of the run.
    verify(.verifyResult, data: SmallStudy.header + SmallStudy.rows),
  ]
}
