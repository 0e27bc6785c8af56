import Distributions

/// The rows of a model as pieces of a logistic likelihood, level by level.
///
///     log f = s η − m log(1 + e^η) + constant,      η = xᵀβ − τ + zᵀb
///
/// A yes-or-no outcome is one piece: `s` successes of `m` trials, without threshold. An ordered one splits
/// into two, because with a = τₖ − xᵀβ and b = τₖ₋₁ − xᵀβ
///
///     F(a) − F(b) = F(a) · (1 − F(b)) · (1 − e^(τₖ₋₁ − τₖ)),      F(x) = 1 / (1 + e⁻ˣ)
///
/// so that a row in category k is a failure at the threshold above it, a success at the one below it, and
/// a factor that depends on the gap between them alone.
struct LogisticPieces {
  /// Where each level's pieces begin; one entry more for the end.
  private(set) var starts: [Int] = [0]
  /// s of each piece.
  private(set) var successes: [Double] = []
  /// m of each piece.
  private(set) var trials: [Double] = []
  /// The row of each piece, among rows sorted by level.
  private(set) var rows: [Int] = []
  /// The threshold of each piece; −1 without.
  private(set) var thresholds: [Int] = []
  /// Whether the piece also stands for the gap that ends at its threshold.
  private(set) var endsGap: [Bool] = []
  /// The random columns of each piece, scaled.
  private(set) var z: [SIMD3<Double>] = []
  /// Rows whose category lies between threshold k − 1 and k.
  private(set) var gapCounts: [Double]
  /// Number of thresholds; 0 for a yes-or-no outcome.
  let thresholdCount: Int
  /// What the likelihood has beside: the binomial coefficients.
  private(set) var constant = 0.0
  /// The rows of the table sorted by level.
  private(set) var order: [Int]

  var pieces: Int { successes.count }
  var levels: Int { starts.count - 1 }

  /// A yes-or-no outcome.
  init(_ outcome: BinaryOutcome, _ effects: GroupEffects) {
    order = Self.order(effects)
    thresholdCount = 0
    gapCounts = []
    for (position, row) in order.enumerated() {
      let (s, m) = (outcome.successes[row], outcome.trials[row])
      if m > 1 { constant += logGamma(m + 1) - logGamma(s + 1) - logGamma(m - s + 1) }
      append(position, effects.values(row), successes: s, trials: m, threshold: -1)
      closeLevel(position, effects)
    }
  }

  /// An ordered outcome.
  init(_ outcome: OrderedOutcome, _ effects: GroupEffects) {
    order = Self.order(effects)
    thresholdCount = outcome.categories.count - 1
    gapCounts = Array(repeating: 0, count: thresholdCount)
    for (position, row) in order.enumerated() {
      let (category, values) = (outcome.codes[row], effects.values(row))
      let isMiddle = category > 0 && category < thresholdCount
      if isMiddle { gapCounts[category] += 1 }
      if category > 0 {
        append(position, values, successes: 1, trials: 1, threshold: category - 1)
      }
      if category < thresholdCount {
        append(
          position, values, successes: 0, trials: 1, threshold: category, endsGap: isMiddle)
      }
      closeLevel(position, effects)
    }
  }

  private mutating func append(
    _ row: Int, _ values: SIMD3<Double>, successes s: Double, trials m: Double, threshold: Int,
    endsGap gap: Bool = false
  ) {
    rows.append(row)
    z.append(values)
    successes.append(s)
    trials.append(m)
    thresholds.append(threshold)
    endsGap.append(gap)
  }

  private mutating func closeLevel(_ position: Int, _ effects: GroupEffects) {
    let isLast =
      position + 1 == order.count
      || effects.codes[order[position + 1]] != effects.codes[order[position]]
    if isLast { starts.append(pieces) }
  }

  /// Some of the levels, by position; a position may come more than once.
  func chosen(_ positions: [Int]) -> LogisticPieces {
    var result = self
    (result.starts, result.successes, result.trials, result.rows) = ([0], [], [], [])
    (result.thresholds, result.endsGap, result.z, result.order) = ([], [], [], [])
    result.gapCounts = gapCounts.map { _ in 0 }
    for level in positions {
      var before = -1
      for j in starts[level]..<starts[level + 1] {
        if rows[j] != before { result.order.append(order[rows[j]]) }
        before = rows[j]
        result.append(
          result.order.count - 1, z[j], successes: successes[j], trials: trials[j],
          threshold: thresholds[j], endsGap: endsGap[j])
        if endsGap[j] { result.gapCounts[thresholds[j]] += 1 }
      }
      result.starts.append(result.pieces)
    }
    return result
  }

  /// The rows of the table sorted by level, and as they stand within each.
  private static func order(_ effects: GroupEffects) -> [Int] {
    var next = Array(repeating: 0, count: effects.levels.count + 1)
    for code in effects.codes { next[code + 1] += 1 }
    for level in effects.levels.indices { next[level + 1] += next[level] }
    var order = Array(repeating: 0, count: effects.codes.count)
    for (row, code) in effects.codes.enumerated() {
      order[next[code]] = row
      next[code] += 1
    }
    return order
  }
}
