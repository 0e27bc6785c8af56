/// Quantiles of sorted numbers by linear interpolation between them.
///
///     h = (n − 1) p,   q = x_⌊h⌋ + (h − ⌊h⌋)(x_⌊h⌋₊₁ − x_⌊h⌋)
///
/// ### Source
/// Hyndman, R. J., & Fan, Y. (1996). Sample quantiles in statistical packages. *The American
/// Statistician, 50*(4), 361–365, definition 7. <https://doi.org/10.2307/2684934>
enum Quantiles {
  /// The quantiles that cut some sorted numbers into `count + 1` parts.
  static func inner(_ count: Int, of sorted: [Double]) -> [Double] {
    guard count > 0, let last = sorted.last else { return [] }
    return (1...count).map { k in
      let h = Double(sorted.count - 1) * (Double(k) / Double(count + 1))
      let below = Int(h.rounded(.down))
      guard below + 1 < sorted.count else { return last }
      let part = h - Double(below)
      return (1 - part) * sorted[below] + part * sorted[below + 1]
    }
  }
}
