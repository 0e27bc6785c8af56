import Plots

/// Where a curve over time ends in a drawing and its table: the share of a handful of people leaps with each of them,
/// and says nothing of the others.
package enum CurveEnd {
  /// With fewer people watched than this a curve ends.
  static let fewest = 5

  /// With fewer people than this, who are in one state or the other, the shares of both end.
  static let fewestInStates = 10

  /// How that is said under a drawing of states.
  static let wordsOfStates: Sentence = "It ends where fewer than ten are watched."

  /// How that is said under a drawing.
  static let words: Sentence = "It ends where fewer than five are watched."

  /// The last time at which enough people are watched.
  ///
  /// - Parameters:
  ///   - last: the last time at which anybody was seen.
  ///   - fewest: how many are enough.
  ///   - watched: how many were watched at a time; ever fewer.
  /// - Returns: the time up to which the curve is drawn, to a millionth of `last`.
  package static func time(
    last: Double, fewest: Int = fewest, watched: (Double) -> Int?
  ) -> Double {
    func areEnough(_ time: Double) -> Bool { (watched(time) ?? 0) >= fewest }
    if areEnough(last) { return last }
    var (low, high) = (0.0, last)
    while high - low > last * 1e-6 {
      let middle = (low + high) / 2
      if areEnough(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// A curve of steps as far as it is drawn.
  ///
  /// - Parameters:
  ///   - steps: every step, in order.
  ///   - last: the last time at which anybody was seen.
  ///   - watched: how many were watched at a time.
  /// - Returns: the steps before the end, the end, and how many were watched.
  static func cut(
    _ steps: [StepCurve.Step], last: Double, watched: @escaping (Double) -> Int?
  ) -> (steps: [StepCurve.Step], until: Double, watched: (Double) -> Int?) {
    let end = time(last: last, watched: watched)
    return (steps.filter { $0.time <= end || $0.time == 0 }, end, watched)
  }
}
