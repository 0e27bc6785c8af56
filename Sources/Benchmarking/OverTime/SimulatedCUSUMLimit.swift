import Distributions
public import Results

/// The limit of a cumulative sum whose chances differ from person to person, from sums of made-up
/// outcomes that come as often as expected.
public struct SimulatedCUSUMLimit: Sendable, Hashable {
  /// The (1 − α) quantile of the largest |C_t|, over the runs: the smallest height that at most a share
  /// α of them exceeds.
  public let quantile: Double
  /// Share of runs that reach it.
  public let share: Double
  /// Standard error of that share, from the number of runs: √(s (1 − s) / runs).
  public let shareError: Double
  /// Runs made.
  public let runs: Int
  /// The seed the outcomes were drawn from.
  public let seed: UInt64

  /// The most outcomes that are drawn, over all runs.
  public static let mostDraws = 200_000_000

  /// Draws outcomes.
  ///
  /// - Parameters:
  ///   - chances: of each person, in [0, 1].
  ///   - oddsRatio: R, above 0 and not 1.
  ///   - alpha: α, above 0 and below 1.
  ///   - runs: 100 or more. The default is 10,000.
  ///   - seed: of the random numbers.
  /// - Throws: `Withheld` for values outside these, or for more than 200,000,000 draws.
  public init(
    chances: [Double], oddsRatio: Double, alpha: Double, runs: Int = 10_000, seed: UInt64
  ) throws(Withheld) {
    try BernoulliCUSUM.check(.init(oddsRatio: oddsRatio))
    try chances.map { ExpectedOutcome(chance: $0, happened: false) }.check()
    let draws = runs.multipliedReportingOverflow(by: chances.count)
    guard alpha > 0, alpha < 1, runs >= 100, !draws.overflow, draws.partialValue <= Self.mostDraws
    else {
      throw Withheld(
        "cusum.limit-not-simulated",
        "A simulated limit needs an alpha between 0 and 1, 100 runs or more, and no more than "
          + "\(Self.mostDraws) draws.",
        help: "Shorten the series of persons, or make fewer runs.")
    }
    let weights = chances.map { BernoulliCUSUM.weights(chance: $0, oddsRatio: oddsRatio) }
    var random = Xoshiro256(seed: seed)
    let largest = (0..<runs).map { _ in
      var size = 0.0
      var most = 0.0
      for place in chances.indices {
        let weight = weights[place]
        let happened = random.uniform() < chances[place]
        size = max(0, size + (happened ? weight.happened : weight.not))
        most = max(most, size)
      }
      return most
    }.sorted()
    let exceeding = Int((alpha * Double(runs)).rounded(.down))
    let height = largest[runs - 1 - min(exceeding, runs - 1)]
    let share = Double(largest.count { $0 >= height }) / Double(runs)
    quantile = height
    self.share = share
    shareError = (share * (1 - share) / Double(runs)).squareRoot()
    self.runs = runs
    self.seed = seed
  }
}
