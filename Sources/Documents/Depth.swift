import Results

/// How deeply lists and objects may stand in one another.
enum Depth {
  /// The deepest nesting that is read.
  static let limit = 64

  /// Refuses a list or object that would be one level too deep.
  static func check(_ depth: Int, at place: Place) throws(RefusedInput) {
    guard depth > limit else { return }
    throw RefusedInput([
      Diagnostic(
        .documentTooDeep, at: place,
        "Lists and objects are nested more than \(limit) deep here.",
        help: "Flatten the document; no file that Waymark reads needs such depth.")
    ])
  }
}
