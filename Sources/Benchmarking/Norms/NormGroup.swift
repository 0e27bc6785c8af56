public import Results

/// What a scale came to in a named population at a named time.
///
/// Norms move by as much as a programme does: WEMWBS in England went from 51.7 to 50.1 (men) within a year.
/// So a norm without its year or its number of people is not taken.
public struct NormGroup: Sendable, Hashable {
  /// Who was asked, by whom, how.
  public let population: String
  /// The year in which they were asked.
  public let year: Int
  /// How many.
  public let n: Int
  /// Their mean.
  public let mean: Double
  /// Their standard deviation.
  public let standardDeviation: Double

  /// Takes a norm.
  ///
  /// - Throws: `Withheld` without a year, without n, or for a mean or standard deviation of no use.
  public init(
    population: String, year: Int?, n: Int?, mean: Double, standardDeviation: Double
  ) throws(Withheld) {
    guard let year else {
      throw Withheld(
        "norm.undated", "The norm does not say in which year people were asked.",
        help: "Look the year up in its publication: norms move by as much as a programme does.")
    }
    guard let n, n >= 2 else {
      throw Withheld(
        "norm.without-n", "The norm does not say how many people stand behind it.",
        help: "Look the number up in its publication: it is the norm's own error.")
    }
    guard mean.isFinite, standardDeviation.isFinite, standardDeviation > 0 else {
      throw Withheld(
        "norm.impossible-value", "The norm's mean or standard deviation is not a usable number.",
        help: "Look at its publication.")
    }
    self.population = population
    self.year = year
    self.n = n
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The norm's own error: s/√n.
  public var standardError: Double { standardDeviation / Double(n).squareRoot() }
}
