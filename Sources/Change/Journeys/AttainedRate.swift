import Distributions

/// How often error alone moves the scores of a person who did not change by more than the threshold,
/// on the scores that a scale can take.
///
/// The threshold is made for scores on a continuous scale. Real ones are whole numbers, or the rows of
/// a table, between two ends: rounding and ends make the share of false alarms another one than 1 − level.
/// Here it is drawn: people with the scores of a sample, who stay where they are, are given a normal error
/// on every planned occasion and the nearest score that can be had (a discretised normal).
///
/// The scores of the sample, with error in them, lie farther out than true scores do, so that ends of
/// the scale count a little more than they would.
public struct AttainedRate: Sendable, Hashable {
  /// Share of people with two scores that differ by more than the threshold, though nobody changed.
  public let anyPair: Double
  /// Share whose first and last score differ by more than the threshold for two scores named beforehand.
  public let firstToLast: Double
  /// Monte Carlo standard error of ``anyPair``.
  public let standardError: Double
  /// People drawn.
  public let draws: Int
  /// The seed.
  public let seed: UInt64
  /// How it was drawn, in words.
  public static let model = "normal error around the sample's scores, to the nearest score there is"

  /// Draws people who do not change.
  ///
  /// - Parameters:
  ///   - yardstick: error, occasions and thresholds.
  ///   - sample: scores of people, in points; at least one.
  ///   - attainable: the scores that can be had, in increasing order; at least one.
  ///   - draws: people, at least 1. The default is 20,000: ± 0.3 points of a hundred at 5 %.
  ///   - seed: of the draws. The default is 1.
  public init(
    _ yardstick: JourneyYardstick, sample: [Double], attainable: [Double], draws: Int = 20_000,
    seed: UInt64 = 1
  ) {
    precondition(!sample.isEmpty && !attainable.isEmpty && draws > 0, "nothing to draw from")
    var random = Xoshiro256(seed: seed)
    var (pairs, ends) = (0, 0)
    for _ in 0..<draws {
      let index = min(sample.count - 1, Int(random.uniform() * Double(sample.count)))
      var (lowest, highest) = (Double.infinity, -Double.infinity)
      var (first, last) = (0.0, 0.0)
      for occasion in 0..<yardstick.plannedOccasions {
        let strayed = sample[index] + yardstick.standardError * random.normal()
        let score = Self.nearest(strayed, attainable)
        lowest = min(lowest, score)
        highest = max(highest, score)
        if occasion == 0 { first = score }
        last = score
      }
      if highest - lowest > yardstick.threshold { pairs += 1 }
      if abs(last - first) > yardstick.pairThreshold { ends += 1 }
    }
    let n = Double(draws)
    anyPair = Double(pairs) / n
    firstToLast = Double(ends) / n
    standardError = (anyPair * (1 - anyPair) / n).squareRoot()
    self.draws = draws
    self.seed = seed
  }

  private static func nearest(_ value: Double, _ scores: [Double]) -> Double {
    var (low, high) = (0, scores.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if scores[middle] < value { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return scores[0] }
    return value - scores[low - 1] <= scores[low] - value ? scores[low - 1] : scores[low]
  }
}
