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

  @Option(help: "The sheet of an Excel workbook, by its name.")
  var sheet: String?

  @Option(help: "How a text file is encoded: utf-8, utf-16 or windows-1252.")
  var encoding: Named<StatedEncoding>?

  @Option(
    help: ArgumentHelp(
      "The program that the file was exported from: \(SurveySource.allCases.map(\.rawValue).joined(separator: ", ")). Its column names are then read as it means them.",
      valueName: "program"))
  var source: Named<SurveySource>?

  @Option(
    help: ArgumentHelp(
      "Rows that are nobody's answers, by the text in a column: 'Status=Survey Preview'; may be given again.",
      valueName: "column=text"))
  var leaveOut: [String] = []

  func validate() throws {
    for rule in leaveOut where !rule.dropFirst().contains("=") {
      throw ValidationError("--leave-out: '\(rule)' is not of the form column=text.")
    }
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
    layout.opening.sheet = sheet
    layout.opening.encoding = encoding?.value
    layout.source = source?.value
    for rule in leaveOut {
      guard let mark = rule.lastIndex(of: "=") else { continue }
      let (column, value) = (String(rule[..<mark]), String(rule[rule.index(after: mark)...]))
      if let known = layout.leftOut.firstIndex(where: { $0.column == column }) {
        layout.leftOut[known].values.append(value)
      } else {
        layout.leftOut.append(LeftOut(column: column, values: [value]))
      }
    }
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
