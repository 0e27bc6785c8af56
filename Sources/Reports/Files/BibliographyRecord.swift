import Plots

/// One record of a BibTeX file.
struct BibliographyRecord: Sendable {
  let kind: String
  let key: String
  /// Names and texts; empty texts are left out.
  let fields: [(name: String, text: String)]

  /// The record in BibTeX's own form, texts in double braces, so that nothing in them is changed.
  var text: String {
    let lines = fields.filter { !$0.text.isEmpty }.map { field in
      let shown = Self.escaped(field.text)
      // Several names are told apart by "and", so they are not held together.
      let isList = field.name == "author" && kind != "misc"
      return "  \(field.name) = " + (isList ? "{\(shown)}" : "{{\(shown)}}") + ",\n"
    }
    return "@\(kind){\(key),\n\(lines.joined())}\n"
  }

  /// Braces and backslashes would end a text, and the other signs have a meaning in LaTeX.
  private static func escaped(_ text: String) -> String {
    var shown = ""
    for character in SafeText.plain(text) {
      switch character {
      case "{", "}": shown += "\\\(character)"
      case "\\": shown += "\\textbackslash{}"
      case "&", "%", "$", "#", "_": shown += "\\\(character)"
      case "~": shown += "\\textasciitilde{}"
      case "^": shown += "\\textasciicircum{}"
      default: shown.append(character)
      }
    }
    return shown
  }
}
