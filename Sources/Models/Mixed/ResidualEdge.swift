import Glibc

/// Where a correlation that falls off with time has fallen to nothing between any two rows.
///
///     e^(−κ d) < 1e−17      for d the least time between two rows of one level
///
/// Beyond that the likelihood is flat: there is no optimum, but an end, at which residuals are independent.
extension ResidualCovariance {
  private static let decay = 40.0

  /// Log κ at the end; nil for other structures, and where no level has rows apart in time.
  var end: Double? {
    guard case .continuousAR1 = structure, let leastTime, leastTime > 0 else { return nil }
    return log(Self.decay / leastTime)
  }

  /// Log κ so near to the end that the least correlation shows: 1e-4 between the nearest rows.
  var nearEnd: Double? { end.map { $0 + log(9 / Self.decay) } }

  /// Whether parameters stand at the end.
  func isAtEnd(_ x: [Double]) -> Bool { end.map { x[0] >= $0 - 1e-9 } ?? false }
}
