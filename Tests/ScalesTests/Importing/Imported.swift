import Platform
import Results
import Scales
import TestSupport

/// A file in another format, made up for a test, as it is imported.
struct Imported {
  /// The draft, its remarks and what it lacks.
  let draft: ScaleImport

  /// Imports a text; by default everything a person can state is stated.
  init(
    _ text: String, name: String = "made-up.osd", format: ImportFormat? = nil,
    _ change: (inout ImportChoices) -> Void = { _ in }
  ) throws {
    var choices = ImportChoices()
    choices.direction = .lowerIsBetter
    choices.respondent = .itself
    change(&choices)
    draft = try ScaleImport(
      reading: ProjectFiles.text(text, name: name), format: format, choices: choices)
  }

  /// Codes of the remarks, each once, in order.
  var codes: [String] { Set(draft.remarks.map(\.code.rawValue)).sorted() }

  /// Remarks of one code.
  func remarks(_ code: DiagnosticCode) -> [Diagnostic] { draft.remarks.filter { $0.code == code } }

  /// The draft as the strict reader has it.
  func scale() throws -> Scale { try Scale(reading: ProjectFiles.text(draft.text, name: "draft")) }

  /// What every import remarks, whatever the file.
  static let always = [
    "import.examples", "import.licence", "import.missing-rule", "import.not-stated",
  ]
}

/// A made-up Open Scale Definition, put together from the parts that a test is about.
struct MadeUpDefinition {
  var licence = "CC BY 4.0"
  var likert = #"{"points": 5, "min": 0, "max": 4, "labels": ["no", null, "half", null, "yes"]}"#
  var items = ["a", "b", "c"].map { #"{"id": "\#($0)", "type": "likert", "text_key": "\#($0)"}"# }
  var scoring = #""total": {"method": "sum_coded", "items": {"a": 1, "b": -1, "c": 1}}"#
  var keys = ""
  var translations =
    #""en": {"a": "I <b>like</b> tea", "b": "I like noise", "c": "I like cats", "no": "No", "half": "So-so", "yes": "Yes"}"#

  var text: String {
    """
    {"osd_version": "1.0",
    "definition": {
    "scale_info": {"name": "Made up", "code": "MADE_UP", "version": "1.0", "license": "\(licence)"},
    "likert_options": \(likert),
    \(keys)"dimensions": [{"id": "total", "name": "All of it"}],
    "items": [\(items.joined(separator: ",\n"))],
    "scoring": {\(scoring)}},
    "translations": {\(translations)}}
    """
  }
}
