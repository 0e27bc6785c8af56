/// NIST's constructed sets for mean and standard deviation (StRD; Simon & Lesage 1989): large numbers
/// that differ in their last place, which sums of squares lose.
struct CertifiedMoments: Sendable {
  let name: String
  let values: [Double]
  let mean: Double
  let standardDeviation: Double
  /// Correct digits of the standard deviation: the input itself, in double precision, holds 9.5 of
  /// NumAcc3 and 8.3 of NumAcc4.
  let digits: Double

  static let all = [
    Self(
      name: "NumAcc1", values: [10_000_001, 10_000_003, 10_000_002], mean: 10_000_002,
      standardDeviation: 1, digits: 14),
    alternating("NumAcc2", 1.2, 1.1, 1.3, digits: 14),
    alternating("NumAcc3", 1_000_000.2, 1_000_000.1, 1_000_000.3, digits: 9),
    alternating("NumAcc4", 10_000_000.2, 10_000_000.1, 10_000_000.3, digits: 8),
  ]

  /// The middle, then 500 times a tenth below and a tenth above.
  private static func alternating(
    _ name: String, _ middle: Double, _ low: Double, _ high: Double, digits: Double
  ) -> Self {
    Self(
      name: name, values: [middle] + (0..<500).flatMap { _ in [low, high] }, mean: middle,
      standardDeviation: 0.1, digits: digits)
  }
}
