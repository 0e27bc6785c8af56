import Distributions

/// The limits between which single figures of a process lie as long as nothing but its usual ups and
/// downs is at work.
///
///     AMR           = Σ |x_t − x_{t−1}| / number of moving ranges
///     limits        = mean ± 2.66 · AMR
///     near limits   = mean ± 2 · (2.66 / 3) · AMR
///
/// 2.66 is 3 / 1.128, rounded as the charts of the health service round it. A moving range is taken of
/// neighbours only, never across a gap.
///
/// ### Source
/// Mohammed, M. A., Worthington, P., & Woodall, W. H. (2008). Plotting basic control charts: tutorial
/// notes for healthcare practitioners. *Quality and Safety in Health Care*, 17(2), 137–145.
/// <https://doi.org/10.1136/qshc.2004.012047>
public struct XmRLimits: Sendable, Hashable {
  /// Whether large moving ranges are set aside before their average is taken.
  public enum Screening: String, Sendable, Hashable, CaseIterable {
    /// None is: as in the workbook of NHS England's *Making Data Count*.
    case none
    /// Once: those of 3.267 times the average or more are set aside, and the average is taken of the
    /// rest. What R's NHSRplotthedots and qicharts2 do unless told otherwise; the limits are narrower
    /// than the workbook's wherever it does anything.
    case once
  }

  /// Mean of the figures.
  public let mean: Double
  /// Average moving range, 0 or above, after any screening.
  public let averageMovingRange: Double
  /// Moving ranges it is the average of.
  public let movingRanges: Int
  /// Moving ranges set aside by screening.
  public let screened: Int

  /// Times the average moving range, from mean to limit.
  public static let reach = 2.66
  /// Moving ranges of this many averages are set aside by screening.
  public static let screen = 3.267

  /// Lower limit.
  public var lower: Double { mean - Self.reach * averageMovingRange }
  /// Upper limit.
  public var upper: Double { mean + Self.reach * averageMovingRange }
  /// Lower near limit, two thirds of the way from mean to limit.
  public var nearLower: Double { mean - 2 * (Self.reach / 3) * averageMovingRange }
  /// Upper near limit.
  public var nearUpper: Double { mean + 2 * (Self.reach / 3) * averageMovingRange }

  /// The limits of a stretch of figures; nil where no two neighbours have a figure.
  ///
  /// - Parameters:
  ///   - values: figures in the order of time; nil in a gap.
  ///   - screening: whether large moving ranges are set aside. The default is `.none`.
  public init?(_ values: [Double?], screening: Screening = .none) {
    guard let moments = SampleMoments(values.compactMap { $0 }) else { return nil }
    let all = zip(values, values.dropFirst()).compactMap { before, after -> Double? in
      guard let before, let after else { return nil }
      return (after - before).magnitude
    }
    guard let first = SampleMoments(all)?.mean else { return nil }
    let kept = screening == .none ? all : all.filter { $0 < Self.screen * first }
    mean = moments.mean
    // Nothing is kept only where every moving range is zero.
    averageMovingRange = SampleMoments(kept)?.mean ?? 0
    movingRanges = kept.isEmpty ? all.count : kept.count
    screened = kept.isEmpty ? 0 : all.count - kept.count
  }
}
