extension NoncentralT {
  /// The value that is exceeded with probability 1 − `probability`, by halving of ``cumulative(_:)``.
  ///
  /// - Parameter probability: in (0, 1).
  /// - Returns: the quantile, as exact as the distribution; nil where that cannot be computed.
  public func quantile(_ probability: Double) -> Double? {
    precondition(probability > 0 && probability < 1, "probability \(probability)")
    // Outwards from the noncentrality until both sides are passed.
    guard let low = edge(-1, past: { $0 <= probability }),
      let high = edge(1, past: { $0 >= probability })
    else { return nil }
    return halved(low, high, probability)
  }

  /// The nearest place, doubling outwards from δ, whose probability is past what is sought.
  private func edge(_ side: Double, past: (Double) -> Bool) -> Double? {
    var reach = 1.0
    while reach < 1e12 {
      guard let value = cumulative(noncentrality + side * reach) else { return nil }
      if past(value) { return noncentrality + side * reach }
      reach *= 2
    }
    return nil
  }

  private func halved(_ low: Double, _ high: Double, _ probability: Double) -> Double? {
    var (low, high) = (low, high)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      guard let value = cumulative(middle) else { return nil }
      if value < probability { low = middle } else { high = middle }
    }
  }
}
