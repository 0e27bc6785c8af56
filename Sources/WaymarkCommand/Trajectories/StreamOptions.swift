import ArgumentParser
import Models
import Platform

/// Whether a table is read in stretches instead of being kept.
struct StreamOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help:
      "Read the table once, in stretches that are not kept; the rows of a person stand together. Otherwise so where a file is larger than 256 MB and the model can be fitted so."
  )
  var stream: Bool?

  /// Bytes from which on a file is read in stretches by itself.
  static let fromSize = 256_000_000

  /// What of that which is asked for needs the rows; nil where nothing does.
  static func obstacle(
    _ formula: Formula, _ model: ModelOptions, _ output: ModelOutputOptions
  ) -> String? {
    if output.table == .cases { return "--table cases has where each person stands" }
    if model.intervals.bootstrap != nil { return "--bootstrap draws every row anew" }
    if model.residuals.residual != nil { return "--residual looks at rows side by side" }
    if model.residuals.weights != nil { return "--weights differ from row to row" }
    return formula.random.isEmpty ? "the formula lets nothing vary from person to person" : nil
  }

  /// Whether a file is large enough to be read so by itself.
  static func isLarge(_ path: String) -> Bool {
    guard path != "-", let source = try? ByteSource(reading: path) else { return false }
    return (source.sizeHint ?? 0) > fromSize
  }
}
