import Results
import TestSupport

/// Files in other programs' formats, and what they leave open or a scale file cannot say.
extension GoldenCase {
  static let imports: [GoldenCase] = [
    imported(.importFormat, #"{"title": "Pair", "pages": []}"#, file: "pair.json"),
    keys(.importSyntax, #"list(total = c("q1", -q2))"#),
    openScales(.importNothing) {
      $0.items = [#"{"id": "a", "type": "short", "text_key": "a"}"#]
    },
    imported(.importNotStated, MadeUpDefinition().text, stated: []),
    keys(.importMissingRule, #"list(total = c("q1", "-q2"))"#),
    questionnaire(.importExamples, "0, 1, 2"),
    openScales(.importLicence) { $0.licence = "CC BY-NC 4.0" },
    openScales(.importWording) { $0.licence = "Free to use" },
    openScales(.importLanguage) { $0.translations += #", "fr": {"a": "J'aime le thé"}"# },
    openScales(.importRenamed) { $0.items += [#"{"id": "d e", "type": "likert"}"#] },
    openScales(.importItem) { $0.items += [#"{"id": "d", "type": "short"}"#] },
    openScales(.importItemRange) {
      $0.items += [#"{"id": "d", "type": "vas", "min": 0, "max": 100}"#]
    },
    questionnaire(.importReversedValues, "2, 1, 0"),
    openScales(.importConditional) {
      $0.items += [
        #"{"id": "d", "type": "likert", "visible_when": {"item": "a", "operator": "greater_than", "value": 0}}"#
      ]
    },
    openScales(.importUnknownItem) {
      $0.scoring = #""total": {"method": "sum_coded", "items": ["a", "z"]}"#
    },
    openScales(.importScore) {
      $0.scoring = #""total": {"method": "sd", "items": ["a", "b"]}"#
    },
    openScales(.importTransform) {
      $0.scoring = total(#""transform": [{"op": "add", "value": 1}]"#)
    },
    openScales(.importBands) { $0.scoring = total(bands) },
    openScales(.importBandMetric) {
      $0.scoring = total(#""transform": [{"op": "multiply", "value": 2}], "# + bands)
    },
    openScales(.importNotCarried) { $0.keys = #""parameters": {"shuffle": 1}, "# },
  ]

  /// Bands of a sum from 0 to 12 that leave out 5.
  private static let bands =
    #""norms": {"thresholds": [{"min": 0, "max": 4, "label": "little"}, {"min": 6, "max": 12, "label": "much"}]}"#

  private static func total(_ members: String) -> String {
    #""total": {"method": "sum_coded", "items": ["a", "b", "c"], \#(members)}"#
  }

  /// `waymark scales import` over a file, with what a person can state.
  private static func imported(
    _ code: DiagnosticCode, _ text: String, file: String = "made-up.osd",
    stated: [String] = ["--direction", "higherIsBetter", "--respondent", "self"]
  ) -> Self {
    GoldenCase(
      code: code, arguments: ["scales", "import", file] + stated, files: [file: Array(text.utf8)])
  }

  private static func openScales(
    _ code: DiagnosticCode, _ change: (inout MadeUpDefinition) -> Void
  ) -> Self {
    var definition = MadeUpDefinition()
    change(&definition)
    return imported(code, definition.text)
  }

  /// A list of keys for psych.
  private static func keys(_ code: DiagnosticCode, _ text: String) -> Self {
    imported(
      code, text + "\n", file: "keys.R",
      stated: [
        "--range", "1-5", "--kind", "sum", "--direction", "higherIsBetter", "--respondent", "self",
      ])
  }

  /// A Soft Outcomes questionnaire, with the values of the second question in the order they stand.
  private static func questionnaire(_ code: DiagnosticCode, _ values: String) -> Self {
    func question(_ id: String, _ values: String) -> String {
      let points = values.split(separator: ", ").map { #"{"value": \#($0), "label": "L\#($0)"}"# }
      return #"{"id": "\#(id)", "type": "likert", "question": "Is it \#(id)?", "scale": ["#
        + points.joined(separator: ", ") + "]}"
    }
    return imported(
      code,
      """
      {"id": "x-1", "name": "Made up", "short": "MU-2", "version": "1.0.0", "license": "CC0",
      "questions": [\(question("q1", "0, 1, 2")),
      \(question("q2", values))],
      "scorings": [{"id": "s-1", "name": "Total score", "questions": ["q1", "q2"],
      "aggregation": "sum"}]}
      """, file: "made-up.json")
  }
}
