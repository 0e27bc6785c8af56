import Platform
import Results

extension RecordFile {
  /// Trouble of a table, with the way out that a study file has where the table is one of records: how it is
  /// read is said beside its name, and the order of days and months under `records`.
  func told(_ trouble: Diagnostic) -> Diagnostic {
    var told = trouble
    told.help = told.help.replacing("under occasions", with: "under records")
      .replacing("under data", with: "in \(kind.rawValue): {file: \(file.name), …} under records")
    return told
  }
}
