import ArgumentParser
import Platform
import Results
import Scales
import Scoring
import Tables

/// What is known of a file before it is looked at.
struct SniffOpeningOptions: ParsableArguments {
  @Option(help: "What ends a field: ',', ';', '|' or tab.")
  var delimiter: DelimiterOption?

  @Option(help: "The sheet of an Excel workbook, by its name.")
  var sheet: String?

  @Option(help: "How a text file is encoded: utf-8, utf-16 or windows-1252.")
  var encoding: Named<StatedEncoding>?

  @Option(help: ArgumentHelp("The program that it was exported from.", valueName: "program"))
  var source: Named<SurveySource>?

  /// What to take from the file.
  var opening: TableOpening {
    var opening = TableOpening()
    opening.sheet = sheet
    opening.encoding = encoding?.value
    return opening
  }
}

/// A file that was looked at, compared with the scales at hand.
struct SniffedFile {
  /// The look, and the lines that pin it.
  private(set) var pins: SniffPins
  /// What the user should know of the file itself.
  let notes: [Diagnostic]

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is the standard input.
  ///   - known: what is known of it.
  ///   - catalog: where the scales are.
  ///   - asked: the ids of scales to compare with; all otherwise.
  ///   - sheets: sheets of a workbook that are all alike; the first is looked at.
  /// - Throws: `RefusedInput`.
  init(
    _ path: String, _ known: SniffOpeningOptions, _ catalog: CatalogOptions, _ asked: [String],
    sheets: [String] = []
  ) throws {
    var layout = TableLayout()
    layout.opening = known.opening
    if let first = sheets.first { layout.opening.sheet = first }
    let table = try OpenedTable(reading: path, layout)
    notes = table.notes
    let form = try Self.form(table, known)
    let scales = try Self.scales(asked, catalog.catalog)
    pins = SniffPins(
      SurveySniff(form, scales: scales.read, asked: asked), path: path, known.opening,
      scales: catalog.scales, unread: scales.unread)
    pins.sheets = sheets
  }

  /// The sheets of a workbook, where there are several and all have the same column names, as a sheet for
  /// each occasion has; none otherwise.
  static func alikeSheets(_ path: String, _ known: SniffOpeningOptions) throws -> [String] {
    guard known.sheet == nil else { return [] }
    let file = try SourceFile(reading: path)
    let sheets = try TableText.sheets(of: file)
    guard sheets.count > 1 else { return [] }
    var names: [[String]] = []
    for sheet in sheets {
      var layout = TableLayout()
      layout.opening.sheet = sheet
      let form = try form(OpenedTable(file, layout), known)
      names.append(["\(form.header.skippedLines)"] + form.columns.map(\.name))
    }
    return Set(names).count == 1 ? sheets : []
  }

  /// What the table looks like.
  static func form(
    _ table: consuming OpenedTable, _ known: SniffOpeningOptions
  ) throws -> TableForm {
    let kind = table.kind
    var form = TableForm(
      try TextSample(table.text()), delimiter: kind == nil ? known.delimiter?.delimiter : .comma,
      source: known.source?.value)
    form.kind = kind
    return form
  }

  /// The scales that were named, or all that can be read.
  private static func scales(
    _ asked: [String], _ catalog: ScaleCatalog
  ) throws -> (read: [Scale], unread: [String]) {
    guard asked.isEmpty else {
      return (
        try asked.map { id in
          try Scale(reading: try catalog.file(of: id, askedAt: Place(file: "--scale")))
        }, []
      )
    }
    var read: [Scale] = []
    var unread: [String] = []
    for id in catalog.ids {
      do throws(RefusedInput) {
        read.append(try Scale(reading: try catalog.file(of: id, askedAt: Place(file: id))))
      } catch {
        unread.append(id)
      }
    }
    return (read, unread)
  }
}
