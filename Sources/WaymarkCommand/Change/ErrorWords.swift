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
      var text = "\(kind) \(Self.rounded(reliability.coefficient.value))"
      if let interval = reliability.coefficient.interval {
        text += " (\(Self.rounded(interval.lower)) to \(Self.rounded(interval.upper)))"
      }
      parts.append(text)
    }
    if let standardDeviation {
      let whose = source.spreadOf.map { " of \($0)" } ?? ""
      parts.append(
        "standard deviation \(Self.rounded(standardDeviation))"
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
    return "\(Self.rounded(standardError)) points (\((parts + [origin]).joined(separator: "; ")))"
  }

  /// Three decimals at most: this is for reading, the files keep the digits.
  private static func rounded(_ value: Double) -> String {
    NumberText.text((value * 1000).rounded() / 1000)
  }
}
