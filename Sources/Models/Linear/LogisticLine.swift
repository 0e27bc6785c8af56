import Glibc

/// Logistic regression of a yes-or-no outcome on one number, by maximum likelihood.
///
///     log( P(y = 1) / P(y = 0) ) = intercept + slope · x
///
/// ### Source
/// McCullagh, P., & Nelder, J. A. (1989). *Generalized linear models* (2nd ed.), chapter 4.
///
/// ### Agrees with
/// R `glm(y ~ x, family = binomial)`.
public struct LogisticLine: Sendable, Hashable {
  /// Intercept, in log odds.
  public let intercept: Double
  /// Slope, in log odds per unit of x.
  public let slope: Double
  /// Largest absolute entry of the gradient at the end, in units of the standardised problem.
  public let gradient: Double

  /// Why there is no line.
  public enum Failure: Error, Sendable, Hashable {
    /// Everybody has the same outcome, or the same x.
    case noVariation
    /// Some x divides the outcomes without overlap: the likelihood grows without end.
    case separated
    /// Newton's method did not end.
    case notConverged
  }

  /// Fits the line.
  ///
  /// - Parameters:
  ///   - x: finite numbers.
  ///   - y: outcomes, one per x.
  /// - Throws: `Failure`.
  public init(_ x: [Double], _ y: [Bool]) throws(Failure) {
    precondition(x.count == y.count, "\(x.count) numbers and \(y.count) outcomes")
    let mean = x.reduce(0, +) / Double(max(1, x.count))
    let spread = (x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, x.count)))
      .squareRoot()
    guard spread > 0, spread.isFinite, y.contains(true), y.contains(false) else {
      throw .noVariation
    }
    let yes = zip(x, y).filter(\.1).map(\.0)
    let no = zip(x, y).filter { !$0.1 }.map(\.0)
    guard let (yesLow, yesHigh) = Self.range(yes), let (noLow, noHigh) = Self.range(no),
      yesLow < noHigh, noLow < yesHigh
    else { throw .separated }
    var (a, b) = (0.0, 0.0)
    var likelihood = -Double.infinity
    for _ in 0..<100 {
      let point = Derivatives(x, y, a, b, mean, spread)
      let size = max(abs(point.gradient.0), abs(point.gradient.1)) / Double(x.count)
      if size < 1e-12 || (size < 1e-9 && point.likelihood <= likelihood) {
        intercept = a - b * mean / spread
        slope = b / spread
        gradient = size
        return
      }
      likelihood = point.likelihood
      guard var step = point.newtonStep else { throw .notConverged }
      // Halved until the likelihood does not fall: far from the top a whole step may leave the slope.
      for _ in 0..<60 {
        let next = Derivatives(x, y, a + step.0, b + step.1, mean, spread)
        if next.likelihood >= likelihood { break }
        step = (step.0 / 2, step.1 / 2)
      }
      (a, b) = (a + step.0, b + step.1)
    }
    throw .notConverged
  }

  /// Where the odds are `odds`; nil for a flat line.
  public func number(atLogOdds logOdds: Double) -> Double? {
    slope == 0 ? nil : (logOdds - intercept) / slope
  }

  private static func range(_ values: [Double]) -> (Double, Double)? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return (low, high)
  }
}

/// Likelihood, gradient and information of the standardised problem at a point.
private struct Derivatives {
  var likelihood = 0.0
  var gradient = (0.0, 0.0)
  private var information = (0.0, 0.0, 0.0)

  init(
    _ x: [Double], _ y: [Bool], _ a: Double, _ b: Double, _ mean: Double, _ spread: Double
  ) {
    for (x, y) in zip(x, y) {
      let z = (x - mean) / spread
      let eta = y ? a + b * z : -(a + b * z)
      // log σ(η) without overflow.
      likelihood -= eta > 0 ? log1p(exp(-eta)) : log1p(exp(eta)) - eta
      let p = 1 / (1 + exp(-(a + b * z)))
      let residual = (y ? 1 : 0) - p
      gradient.0 += residual
      gradient.1 += residual * z
      let weight = p * (1 - p)
      information.0 += weight
      information.1 += weight * z
      information.2 += weight * z * z
    }
  }

  var newtonStep: (Double, Double)? {
    let determinant = information.0 * information.2 - information.1 * information.1
    guard determinant > 0 else { return nil }
    return (
      (information.2 * gradient.0 - information.1 * gradient.1) / determinant,
      (information.0 * gradient.1 - information.1 * gradient.0) / determinant
    )
  }
}
