/// The straight line through one person's scores that leaves the smallest squares, nobody else's counted.
///
///     slope = Σ (t − t̄)(y − ȳ) / Σ (t − t̄)²,      level = ȳ − slope · t̄
public struct LeastSquaresLine: Sendable, Hashable, Codable {
  /// The score at time 0.
  public let level: Double
  /// The movement per unit of time.
  public let slope: Double
  /// How many scores it rests on; with two it goes through both, whatever their error.
  public let scores: Int

  /// The line of some scores; nil where they are all at one time.
  ///
  /// - Parameters:
  ///   - times: when; finite.
  ///   - values: the scores, one per time.
  public init?(_ times: [Double], _ values: [Double]) {
    precondition(times.count == values.count, "\(times.count) times and \(values.count) scores")
    guard let first = times.first, times.contains(where: { $0 != first }) else { return nil }
    let n = Double(times.count)
    let meanTime = times.reduce(0) { $0 + $1 / n }
    let meanValue = values.reduce(0) { $0 + $1 / n }
    var (square, product) = (0.0, 0.0)
    for (time, value) in zip(times, values) {
      square += (time - meanTime) * (time - meanTime)
      product += (time - meanTime) * (value - meanValue)
    }
    guard square > 0 else { return nil }
    slope = product / square
    level = meanValue - slope * meanTime
    scores = times.count
    guard level.isFinite, slope.isFinite else { return nil }
  }

  /// The score at a time.
  public func value(at time: Double) -> Double { level + slope * time }
}
