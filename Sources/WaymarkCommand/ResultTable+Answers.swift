import Documents
import Platform
import Results
import Tables

/// A small table of results as JSON, and on a screen.
extension ResultTable {
  /// Terms of a model, with the column names that R's broom gives them.
  static func terms(_ terms: [TermEstimate]) -> ResultTable {
    ResultTable(
      columns: [
        "term", "estimate", "std.error", "statistic", "df", "p.value", "conf.low", "conf.high",
      ],
      rows: terms.map { term in
        [.text(term.term)]
          + [
            term.estimate.value, term.estimate.standardError, term.statistic,
            term.degreesOfFreedom, term.pValue, term.estimate.interval?.lower,
            term.estimate.interval?.upper,
          ].map { .number($0?.finite) }
      })
  }

  /// An object for each row.
  var objects: [JSONValue] {
    rows.map { row in
      .object(
        zip(columns, row).map { name, cell in
          switch cell {
          case .text(let text): .init(name, .string(text))
          case .number(let value): .init(name, .number(value))
          case .integer(let value): .init(name, .integer(value))
          case .missing: .init(name, .null)
          }
        })
    }
  }

  /// Some of its columns, in the order asked for.
  func only(_ names: [String]) -> ResultTable {
    let places = names.compactMap { columns.firstIndex(of: $0) }
    return ResultTable(
      columns: places.map { columns[$0] }, rows: rows.map { row in places.map { row[$0] } })
  }

  /// Lines with numbers of a few digits, as wide as the screen.
  func screenLines(digits: Int) -> [String] {
    var rounded = self
    rounded.rows = rows.map { row in
      row.map { cell in
        if case .number(let value) = cell {
          .text(NumberText.text(value, digits: digits))
        } else {
          cell
        }
      }
    }
    var screen = ScreenTable(width: Screen.width)
    let lines = (try? screen.lines(Array(CSVWriter.text(rounded).utf8))) ?? []
    guard !screen.leftOut.isEmpty else { return lines }
    return lines + ["(no room for \(screen.leftOut.joined(separator: ", ")))"]
  }
}
