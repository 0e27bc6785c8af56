import Results
import Scales

extension SurveyMapping.ScaleColumns {
  /// Complaints about columns that are to answer two items: a column answers one, and a score that
  /// counted it twice would be wrong without a sign.
  ///
  /// - Parameters:
  ///   - file: the survey file.
  ///   - line: its line of column names.
  /// - Returns: one for each column after its first item.
  func namedTwice(in file: String, line: Int) -> [Diagnostic] {
    var items: [String: String] = [:]
    var problems: [Diagnostic] = []
    for (item, column) in zip(scale.items, columns) {
      if let first = items.updateValue(item.id, forKey: column) {
        problems.append(
          Diagnostic(
            .mappingDuplicate, at: Place(file: file, line: line, column: 1, field: column),
            "The column '\(column)' is to answer two items of '\(scale.id)': '\(first)' and "
              + "'\(item.id)'.",
            help: "Name a column of its own for each item."))
      }
    }
    return problems
  }
}
