public import Results

/// How high a cumulative sum climbs within n persons when the outcome is as frequent as expected: its
/// limit, exactly, for one chance for everybody.
///
/// The largest C_t within n persons takes finitely many values: a sum of `a` steps up and `b` steps down
/// since the line last stood at 0. Their probabilities come from the recursion over persons with the
/// states (a, b), in which a path that reaches a height is kept there.
///
/// The limit is the (1 − α) quantile of that largest value. Because the values are few, reaching the
/// quantile itself can be a little more likely than α; `safe` is the next value above, which is not.
public struct ExactCUSUMLimit: Sendable, Hashable {
  /// The (1 − α) quantile of the largest |C_t| within n persons: the smallest height that is exceeded
  /// with probability α at most.
  public let quantile: Double
  /// Probability that the chart reaches the quantile, and so signals with it as its limit.
  public let probability: Double
  /// The lowest height that is reached with probability α at most; nil where the quantile is the
  /// greatest height there is.
  public let safe: Double?
  /// Probability of reaching that height, at most α; 0 where there is none.
  public let safeProbability: Double

  /// The most persons for whom the recursion is done.
  public static let most = 200

  /// Finds the limit.
  ///
  /// - Parameters:
  ///   - persons: n, 1 to 200.
  ///   - chance: p, above 0 and below 1.
  ///   - oddsRatio: R, above 0 and not 1.
  ///   - alpha: α, above 0 and below 1: probability of a signal within n persons with nothing behind it.
  /// - Throws: `Withheld` for values outside these.
  /// - Complexity: O(n³ log n).
  public init(persons: Int, chance: Double, oddsRatio: Double, alpha: Double) throws(Withheld) {
    try BernoulliCUSUM.check(.init(oddsRatio: oddsRatio))
    guard (1...Self.most).contains(persons), chance > 0, chance < 1, alpha > 0, alpha < 1 else {
      throw Withheld(
        "cusum.limit-not-exact",
        "An exact limit needs 1 to \(Self.most) persons, and a chance and an alpha between 0 and 1.",
        help: "For more persons, or chances that differ, use SimulatedCUSUMLimit.")
    }
    let weights = BernoulliCUSUM.weights(chance: chance, oddsRatio: oddsRatio)
    let climb =
      oddsRatio > 1
      ? Climb(up: weights.happened, down: -weights.not, chance: chance)
      : Climb(up: weights.not, down: -weights.happened, chance: 1 - chance)
    let heights = climb.heights(persons)
    // The chance of reaching a height falls with it: halve the heights down to the first that is safe.
    var low = 0
    var high = heights.count
    while low < high {
      let middle = (low + high) / 2
      if climb.probability(ofReaching: heights[middle], within: persons) <= alpha {
        high = middle
      } else {
        low = middle + 1
      }
    }
    safe = low < heights.count ? heights[low] : nil
    safeProbability = safe.map { climb.probability(ofReaching: $0, within: persons) } ?? 0
    quantile = low > 0 ? heights[low - 1] : 0
    probability = low > 0 ? climb.probability(ofReaching: quantile, within: persons) : 1
  }
}

/// A walk that goes up by `up` with a chance, and otherwise down by `down`, never below 0.
private struct Climb {
  let up: Double
  let down: Double
  let chance: Double

  /// Heights closer than this are the same: they differ by rounding only.
  var hair: Double { 1e-9 * max(up, down) }

  /// Every height above 0 that can be reached in n steps, from low to high.
  func heights(_ n: Int) -> [Double] {
    var all: [Double] = []
    for a in 1...n {
      for b in 0...(n - a) {
        let height = Double(a) * up - Double(b) * down
        if height <= hair { break }
        all.append(height)
      }
    }
    var distinct: [Double] = []
    for height in all.sorted() where height - (distinct.last ?? -1) > hair {
      distinct.append(height)
    }
    return distinct
  }

  /// Probability that the walk reaches a height within n steps.
  func probability(ofReaching height: Double, within n: Int) -> Double {
    // States by steps up and down since 0; the walk stands at 0 with what `ground` holds.
    let side = n + 1
    var states = [Double](repeating: 0, count: side * side)
    var ground = 1.0
    var reached = 0.0
    for step in 0..<n {
      var next = [Double](repeating: 0, count: side * side)
      var nextGround = ground * (1 - chance)
      func rise(_ share: Double, _ a: Int, _ b: Int) {
        if Double(a) * up - Double(b) * down >= height - hair {
          reached += share
        } else {
          next[a * side + b] += share
        }
      }
      rise(ground * chance, 1, 0)
      for a in 0...step {
        for b in 0...(step - a) {
          let share = states[a * side + b]
          if share == 0 { continue }
          rise(share * chance, a + 1, b)
          if Double(a) * up - Double(b + 1) * down <= hair {
            nextGround += share * (1 - chance)
          } else {
            next[a * side + b + 1] += share * (1 - chance)
          }
        }
      }
      states = next
      ground = nextGround
    }
    return reached
  }
}
