import Change

extension MeasurementErrorSource {
  /// Where the error comes from, in words.
  var words: Sentence {
    switch origin {
    case .publishedError:
      "The standard error of measurement that the scale's file gives, from \(code: citation ?? "–")"
    case .publishedReliability:
      """
      The reliability that the scale's file gives, from \(code: citation ?? "–"), found in \
      \(given: population ?? "people not described")
      """
    case .sample: "Estimated from the answers in this report"
    case .given: "Given by hand"
    }
  }
}
