/// A straight line through one person's scores, whose error is that of measurement alone.
///
///     b = Σ (t − t̄) y / S_tt,   S_tt = Σ (t − t̄)²,   z = b √S_tt / SEM
///     Q = Σ (y − ŷ)² / SEM²  ~  χ²(n − 2)  when a line is all there is
///
/// Nothing is borrowed from the group, and times may be irregular. For two scores one unit apart
/// S_tt = ½, and z is Jacobson and Truax's index. A large Q says that a line does not describe this
/// journey: there is more than error in its ups and downs.
///
/// ### Source
/// Weighted least squares with a known error: e.g. Seber, G. A. F., & Lee, A. J. (2003). *Linear
/// regression analysis*, chapter 3. The identity with Jacobson and Truax: reference/change.md §2.8.
public struct ErrorLine: Sendable, Hashable {
  /// b, in points per unit of time.
  public let slope: Double
  /// Standard error of b, SEM/√S_tt.
  public let standardError: Double
  /// z.
  public let statistic: Double
  /// Probability of a slope at least this far from 0 on either side, were there no change.
  public let pValue: Double
  /// Q.
  public let lackOfFit: Double
  /// Probability of a Q at least this large if a line is all there is; nil for two scores, through
  /// which a line always goes.
  public let lackOfFitPValue: Double?

  /// Fits the line; nil for fewer than two different times.
  ///
  /// - Parameters:
  ///   - points: times and scores, in any order.
  ///   - sem: the standard error of measurement in points of the score, above 0.
  public init?(
    _ points: [(time: Double, value: Double)], standardErrorOfMeasurement sem: Double
  ) {
    var tails = KnownTails()
    self.init(
      times: points.map(\.time).span, values: points.map(\.value).span,
      standardErrorOfMeasurement: sem, &tails)
  }

  /// The same for times and scores in arrays of their own, with probabilities that may be known.
  init?(
    times: Span<Double>, values: Span<Double>, standardErrorOfMeasurement sem: Double,
    _ tails: inout KnownTails
  ) {
    precondition(sem > 0, "an error of measurement of \(sem)")
    guard let middle = Self.mean(times), let level = Self.mean(values) else { return nil }
    var (spread, product) = (0.0, 0.0)
    for index in times.indices {
      spread += (times[index] - middle) * (times[index] - middle)
      product += (times[index] - middle) * (values[index] - level)
    }
    guard spread > 0, spread.isFinite else { return nil }
    let b = product / spread
    slope = b
    standardError = sem / spread.squareRoot()
    statistic = b / standardError
    pValue = tails.twoSided(statistic)
    var squares = 0.0
    for index in times.indices {
      let residual = values[index] - level - b * (times[index] - middle)
      squares += residual * residual / (sem * sem)
    }
    lackOfFit = squares
    lackOfFitPValue =
      times.count > 2 ? tails.upperTail(squares, degreesOfFreedom: times.count - 2) : nil
  }

  /// The mean, as `SampleMoments` has it.
  private static func mean(_ values: Span<Double>) -> Double? {
    guard !values.isEmpty else { return nil }
    let first = values[0]
    var sum = 0.0
    for at in values.indices { sum += values[at] - first }
    return first + sum / Double(values.count)
  }
}
