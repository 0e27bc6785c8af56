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
