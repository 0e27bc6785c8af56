import Documents
import Results

/// A column that something names and the file has not.
enum MissingName {
  static func diagnostic(
    _ name: String, among names: [String], at place: Place, help: String
  ) -> Diagnostic {
    var place = place
    place.field = name
    return Diagnostic(
      .csvMissingColumn, at: place, "There is no column '\(name)'.",
      help: NearestName.find(name, among: names).map { "Did you mean '\($0)'?" } ?? help)
  }
}
