import Results

/// Why there is no answer, as a diagnostic at its place.
enum BenchmarkRefusal {
  /// What a reason of the library is told as.
  private static let codes: [String: DiagnosticCode] = [
    "benchmark.other-measure": .benchmarkOtherMeasure, "norm.undated": .normUndated,
    "norm.without-n": .normWithoutNumber, "norm.impossible-value": .normUnusable,
    "spc.no-values": .seriesTooShort, "spc.too-few-points": .seriesTooShort,
    "cusum.no-outcomes": .seriesTooShort, "cusum.chance-outside": .seriesOutcome,
  ]

  /// Refuses an input.
  ///
  /// - Parameters:
  ///   - reason: what the library says.
  ///   - place: where the trouble is.
  ///   - lead: what cannot be done, in a sentence.
  /// - Returns: the refusal.
  static func refused(_ reason: Withheld, at place: Place, _ lead: String) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        codes[reason.code] ?? .benchmarkNotCompared, at: place, "\(lead) \(reason.reason)",
        help: reason.help)
    ])
  }
}
