import Glibc

/// How far-off z are kept from driving the estimate of over-dispersion.
public enum Trimming: Sendable, Hashable {
  /// Not at all.
  case none
  /// z beyond the share's quantile at either end is moved in to it: q_t ≤ z ≤ q_{1−t}, with R's default
  /// (type 7) quantiles. The number of services stays.
  ///
  /// Spiegelhalter, D. J. (2005). Handling over-dispersion of performance indicators. *Quality and
  /// Safety in Health Care, 14*(5), 347–351. <https://doi.org/10.1136/qshc.2005.013755>
  case winsorised(Double)
  /// The outer groups are left out: with k = 1/t and ranks r (ties share theirs), the services with
  /// r k / (N + 1) below 1, or k − 1 and above. N < k − 1 leaves all in; at N = k − 1 the highest goes and
  /// the lowest stays, as in the NHS indicator whose rule this is.
  ///
  /// NHS Digital. *Summary Hospital-level Mortality Indicator (SHMI): indicator specification*.
  case truncated(Double)

  /// The share at each end; 0 for none.
  public var share: Double {
    switch self {
    case .none: 0
    case .winsorised(let share), .truncated(let share): share
    }
  }

  /// What is left of z: for each service its value, or nil where it is left out.
  func applied(to z: [Double]) -> [Double?] {
    switch self {
    case .none: return z
    case .winsorised(let share):
      let sorted = z.sorted()
      let low = Self.quantile(sorted, share)
      let high = Self.quantile(sorted, 1 - share)
      return z.map { min(max($0, low), high) }
    case .truncated(let share):
      guard share > 0 else { return z }
      let groups = 1 / share
      let count = Double(z.count)
      return zip(z, Self.ranks(z)).map { value, rank in
        let group = rank * groups / (count + 1)
        return group < 1 || group >= groups - 1 ? nil : value
      }
    }
  }

  /// Type 7: x at 1 + (n − 1) p, between neighbours in proportion.
  private static func quantile(_ sorted: [Double], _ p: Double) -> Double {
    guard let last = sorted.indices.last else { return 0 }
    let position = Double(last) * p
    // A position that is whole but for rounding is whole.
    let whole = floor(position + 4 * Double.ulpOfOne * position)
    let below = sorted[min(Int(whole), last)]
    let above = sorted[min(Int(whole) + 1, last)]
    return below + max(0, position - whole) * (above - below)
  }

  /// Ranks from 1; equal values share the mean of theirs.
  private static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = values
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for index in order[start...end] { ranks[index] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }
}
