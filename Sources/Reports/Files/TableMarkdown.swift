/// A table of a report in Markdown, laid out as the American Psychological Association asks: number and
/// title above, a note below.
struct TableMarkdown: Sendable {
  let table: ReportTable
  /// Its number among the tables of the report, from 1.
  let number: Int

  /// The whole file.
  var text: String {
    let heads = table.columns.map { Self.escaped($0.markup.text) }
    let rule = table.columns.indices.map { table.isNumeric($0 - 1) ? "--:" : ":--" }
    let rows = table.rows.map { row in
      [row.head.content.markup.text] + row.entries.map(\.content.markup.text)
    }
    let lines = [heads, rule] + rows.map { $0.map(Self.escaped) }
    let note = table.note.markup.text
    return "**Table \(number)**\n\n*\(Self.escaped(table.caption.markup.text))*\n\n"
      + lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
      + (note.isEmpty ? "" : "\n*Note.* \(Self.escaped(note))\n")
  }

  /// Signs that Markdown or HTML would obey stand as signs.
  static func escaped(_ text: String) -> String {
    var shown = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!": shown += "\\\(character)"
      case "<": shown += "&lt;"
      case ">": shown += "&gt;"
      case "&": shown += "&amp;"
      default: shown.append(character)
      }
    }
    return shown
  }
}
