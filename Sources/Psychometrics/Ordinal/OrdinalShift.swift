/// The scaling and shifting that gives a weighted sum of χ² the mean and variance of one.
struct OrdinalShift {
  /// a.
  let scale: Double
  private let shift: Double

  /// From tr(UΓ), tr[(UΓ)²] and the degrees of freedom.
  init(trace: Double, squared: Double, df: Int) {
    scale = squared > 0 ? (Double(df) / squared).squareRoot() : 1
    shift = squared > 0 ? Double(df) - scale * trace : 0
  }

  /// The statistic scaled and shifted, 0 or more.
  func applied(_ statistic: Double) -> Double { max(0, scale * statistic + shift) }
}
