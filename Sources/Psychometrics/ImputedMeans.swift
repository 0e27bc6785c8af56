import Distributions
import Models

/// The means of every filling, gathered to be put together.
struct ImputedMeans {
  private let complete: [Double]
  private let rules: [(row: Int, score: Double)]
  private var sames: [SampleMoments] = []
  private var alls: [SampleMoments] = []
  private var differences: [SampleMoments] = []
  /// By prorated row: the sum of its imputed scores.
  private var sums: [Double]

  init(_ gathered: ProratedAnswers) {
    complete = gathered.completeScores
    rules = gathered.rules.sorted { $0.key < $1.key }.map { (row: $0.key, score: $0.value) }
    sums = [Double](repeating: 0, count: rules.count)
  }

  /// Takes in the incomplete rows as one filling has them.
  mutating func take(_ rows: [[Double]]) {
    let totals = rows.map { $0.reduce(0, +) }
    let imputed = rules.map { totals[$0.row] }
    for (position, total) in imputed.enumerated() { sums[position] += total }
    if let moments = SampleMoments(complete + imputed) { sames.append(moments) }
    if let moments = SampleMoments(complete + totals) { alls.append(moments) }
    let apart = zip(rules, imputed).map { $0.score - $1 }
    if let moments = SampleMoments(apart) { differences.append(moments) }
  }

  /// Complete and prorated rows by the rule of the scale; nil when there is none.
  var rule: SampleMoments? { SampleMoments(complete + rules.map(\.score)) }

  /// The rows that the rule of the scale gives a score, imputed.
  var sameRows: PooledEstimate { Self.pooled(sames) }

  /// All rows, imputed.
  var everybody: PooledEstimate { Self.pooled(alls) }

  /// Prorated minus imputed over the prorated rows; nil for fewer than two of them.
  var difference: PooledEstimate? { rules.count < 2 ? nil : Self.pooled(differences) }

  /// The same without an error, for any number of rows.
  var meanDifference: Double { SampleMoments(differences.map(\.mean))?.mean ?? 0 }

  /// The largest difference between a prorated score and the mean of its imputed ones.
  var largestDifference: Double {
    zip(rules, sums).map { abs($0.score - $1 / Double(max(1, sames.count))) }.max() ?? 0
  }

  private static func pooled(_ moments: [SampleMoments]) -> PooledEstimate {
    PooledEstimate(
      moments.map(\.mean),
      variances: moments.map { moments in
        let error = moments.standardError ?? 0
        return error * error
      },
      degreesOfFreedom: Double(max(1, (moments.first?.n ?? 2) - 1)))
  }
}
