import Results
import Tables

/// Where the columns of a mapping stand in a file.
struct SurveyColumns {
  var person: Int
  var service: Int?
  var occasion: Int?
  var worker: Int?
  var scales: [[Int]]

  /// Finds every column.
  ///
  /// - Throws: `RefusedInput` with `csv.missing-column` or `text.invisible-character` for each that is
  ///   not there.
  init(_ mapping: SurveyMapping, in header: CSVHeader) throws(RefusedInput) {
    var problems: [Diagnostic] = []
    func position(_ name: String) -> Int {
      if let position = header.position(of: name) { return position }
      if let twin = header.obstacle(to: name) {
        problems.append(twin)
        return 0
      }
      let place = Place(file: header.file, line: header.line, column: 1, field: name)
      problems.append(
        Diagnostic(
          .csvMissingColumn, at: place, "There is no column '\(name)'.",
          help: header.nearest(to: name).map { "Did you mean '\($0)'?" }
            ?? "Name the column in the study file as the export does."))
      return 0
    }
    person = position(mapping.person)
    service = mapping.service.map(position)
    occasion = mapping.occasion.map(position)
    worker = mapping.worker.map(position)
    scales = mapping.scales.map { $0.columns.map(position) }
    guard problems.isEmpty else { throw RefusedInput(problems) }
  }
}
