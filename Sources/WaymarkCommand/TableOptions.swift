import ArgumentParser
import Tables

/// How the table stands in its file.
struct TableOptions: ParsableArguments {
  @Option(help: "What ends a field: ',', ';', '|' or tab.")
  var delimiter: DelimiterOption = .comma

  @Option(help: "Lines before the column names, such as a title.")
  var skip = 0

  @Option(
    help: "Rows of the header: the first has the column names, the others are not read.")
  var headerRows = 1

  func validate() throws {
    guard (0...TableLayout.most).contains(skip) else {
      throw ValidationError("--skip is 0 to \(TableLayout.most).")
    }
    guard (1...TableLayout.most).contains(headerRows) else {
      throw ValidationError("--header-rows is 1 to \(TableLayout.most).")
    }
  }

  /// The layout.
  var layout: TableLayout {
    var layout = TableLayout()
    layout.delimiter = delimiter.delimiter
    layout.skippedLines = skip
    layout.headerRows = headerRows
    return layout
  }
}

/// A delimiter as it is written on a command line.
enum DelimiterOption: String, ExpressibleByArgument, CaseIterable {
  case comma = ","
  case semicolon = ";"
  case tab
  case pipe = "|"

  init?(argument: String) { self.init(rawValue: argument == "\t" ? "tab" : argument) }

  /// The delimiter.
  var delimiter: CSVDelimiter {
    switch self {
    case .comma: .comma
    case .semicolon: .semicolon
    case .tab: .tab
    case .pipe: .pipe
    }
  }
}
