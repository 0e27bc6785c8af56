public import Results

/// A change that others have published, to compare a service with.
public struct StatedBenchmark: Sendable, Hashable {
  /// Which way scores go when people do better.
  public enum Better: String, Sendable, Hashable, Codable {
    /// Higher scores are better.
    case higher
    /// Lower scores are better.
    case lower
  }

  /// Whose it is, in words: authors, year, setting.
  public let source: String
  /// The scale and its version as the definition names them, for example `phq-9@1`.
  public let measure: String
  /// The yardstick.
  public let effect: MeanChangeEffect
  /// The change towards better, in that yardstick; finite.
  public let value: Double
  /// Its own standard error; nil where none was published, and it is then taken as exact.
  public let standardError: Double?

  /// Takes a benchmark.
  ///
  /// - Throws: `Withheld` without a source, or for a number that is not finite or an error below zero.
  public init(
    source: String, measure: String, effect: MeanChangeEffect, value: Double,
    standardError: Double? = nil
  ) throws(Withheld) {
    guard !source.isEmpty, !measure.isEmpty else {
      throw Withheld(
        "benchmark.without-source", "A benchmark does not say whose it is, or of which scale.",
        help: "Name the publication, and the scale with its version.")
    }
    guard value.isFinite, standardError.map({ $0.isFinite && $0 >= 0 }) ?? true else {
      throw Withheld(
        "benchmark.impossible-value", "A benchmark or its standard error is not a usable number.",
        help: "Look at the publication.")
    }
    self.source = source
    self.measure = measure
    self.effect = effect
    self.value = value
    self.standardError = standardError
  }
}
