/// Columns for a trend that everybody shares, so that two things that merely rise together are not taken for
/// one going before the other.
///
/// A level for each period but the first; or a natural cubic spline, straight outside its outer knots
/// k_1 < … < k_m, with m at most 4, spread evenly over the periods that occur:
///
///     s_0 = t
///     s_j = [ (t − k_j)₊³ − (t − k_{m−1})₊³ (k_m − k_j)/(k_m − k_{m−1})
///             + (t − k_m)₊³ (k_{m−1} − k_j)/(k_m − k_{m−1}) ] / (k_m − k_1)²,      1 ≤ j ≤ m − 2
///
/// ### Source
/// Harrell, F. E. (2015). *Regression modeling strategies* (2nd ed.), section 2.4.5.
enum CommonTrend {
  /// Outcomes, and periods without, that a period must have for a level of its own.
  static let fewest = 5

  /// Columns for the periods of rows.
  ///
  /// - Parameters:
  ///   - clock: the period of each row.
  ///   - outcomes: the outcome of each row; nil for scores, which need only as many rows.
  ///   - choice: how it is drawn.
  /// - Returns: columns that vary, none for a single period.
  static func columns(
    _ clock: [Int], outcomes: [Bool]?, _ choice: LeadLagOptions.Trend
  ) -> NamedColumns {
    let distinct = Set(clock).sorted()
    var yes: [Int: Int] = [:]
    var no: [Int: Int] = [:]
    for (row, period) in clock.enumerated() {
      if outcomes?[row] ?? true { yes[period, default: 0] += 1 }
      if !(outcomes?[row] ?? false) { no[period, default: 0] += 1 }
    }
    let enough = distinct.allSatisfy { min(yes[$0] ?? 0, no[$0] ?? 0) >= fewest }
    var result = NamedColumns()
    if choice == .periods || (choice == .automatic && enough) {
      for period in distinct.dropFirst() {
        result.add("period\(period)", clock.map { $0 == period ? 1 : 0 })
      }
    } else {
      for (j, column) in spline(clock.map(Double.init), distinct.map(Double.init)).enumerated() {
        result.add("time\(j + 1)", column)
      }
    }
    return result
  }

  private static func spline(_ t: [Double], _ distinct: [Double]) -> [[Double]] {
    let m = min(4, distinct.count)
    guard m >= 3 else { return [t] }
    let k = (0..<m).map { distinct[$0 * (distinct.count - 1) / (m - 1)] }
    let (last, width) = (k[m - 1] - k[m - 2], k[m - 1] - k[0])
    func cube(_ x: Double) -> Double { x > 0 ? x * x * x : 0 }
    return [t]
      + (0..<m - 2).map { j in
        t.map {
          (cube($0 - k[j]) - cube($0 - k[m - 2]) * (k[m - 1] - k[j]) / last
            + cube($0 - k[m - 1]) * (k[m - 2] - k[j]) / last) / (width * width)
        }
      }
  }
}
