import Change
import Platform
import Results

extension MeasurementError {
  /// How large the error is and where it comes from, in a line.
  var words: String {
    var parts: [String] = []
    if let reliability {
      let kind =
        switch reliability.kind {
        case .cronbachAlpha: "alpha"
        case .testRetest: "test-retest reliability"
        case .intraclassCorrelation: "intraclass correlation"
        case nil: "reliability"
        }
      var text = "\(kind) \(NumberText.shown(reliability.coefficient.value, places: 3))"
      if let interval = reliability.coefficient.interval {
        text +=
          " (\(NumberText.shown(interval.lower, places: 3)) to \(NumberText.shown(interval.upper, places: 3)))"
      }
      parts.append(text)
    }
    if let standardDeviation {
      let whose = source.spreadOf.map { " of \($0)" } ?? ""
      parts.append(
        "standard deviation \(NumberText.shown(standardDeviation, places: 3))"
          + (source.origin == .given ? "" : whose))
    }
    let origin =
      switch source.origin {
      case .given: "as given"
      case .sample: "estimated from the answers here"
      case .publishedError, .publishedReliability:
        "published: \(source.citation ?? "no source named")"
          + (source.population.map { ", \($0)" } ?? "")
      }
    return
      "\(NumberText.shown(standardError, places: 3)) points (\((parts + [origin]).joined(separator: "; ")))"
  }
}
