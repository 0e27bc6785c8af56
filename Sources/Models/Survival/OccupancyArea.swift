import Distributions
import Results

/// Shares and influences added up over time: the mean time in each state.
///
///     μ_k(τ) = ∫_s^τ p_k(t) dt,      Var μ_k(τ) = Σ_i (∫_s^τ U_ik(t) dt)²
struct OccupancyArea: Sendable, Hashable {
  let from: Double
  let until: Double
  private var reached: Double
  private var times: [Double]
  private var influence: [Double]

  init(from: Double, until: Double, like occupancy: Occupancy) {
    self.from = from
    self.until = until
    reached = from
    times = Array(repeating: 0, count: occupancy.shares.count)
    influence = Array(repeating: 0, count: occupancy.influence.count)
  }

  /// Adds the time since the last call, in which things were as they are now.
  mutating func add(_ occupancy: Occupancy, to time: Double) {
    let end = min(time, until)
    guard end > reached else { return }
    let length = end - reached
    for k in times.indices { times[k] += occupancy.shares[k] * length }
    for k in influence.indices { influence[k] += occupancy.influence[k] * length }
    reached = end
  }

  /// The mean times with ± z standard errors, not below 0 or above τ − s.
  func estimates(level: Double) -> [Estimate] {
    let z = Normal().quantile((1 + level) / 2)
    return zip(times, sumsOfSquares(influence, by: times.count)).map { time, square in
      let error = square.squareRoot()
      guard error > 1e-12 * (until - from) else { return Estimate(value: time) }
      return Estimate(
        value: time, standardError: error,
        interval: ConfidenceInterval(
          lower: max(0, time - z * error), upper: min(until - from, time + z * error),
          level: level, method: "normal"))
    }
  }
}
