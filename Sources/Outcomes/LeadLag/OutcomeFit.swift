import Distributions
import Glibc
package import LinearAlgebra
import Results

/// A fitted logistic model of the outcome: coefficients in log odds, and how much people differ beyond them.
package struct OutcomeFit {
  /// The intercept, then the columns.
  package var names: [String]
  package var coefficients: [Double]
  /// Covariance of the coefficients, then of `spread` where people differ.
  package var covariance: Matrix
  /// Standard deviation of the persons' own intercepts, in log odds; nil where the model has none.
  package var spread: Double?
  package var logLikelihood: Double
  var certified: Bool
  /// The columns that were fitted, without the intercept.
  var columns: [[Double]]
  var notes: [Note] = []

  /// The coefficients, then the spread.
  var parameters: [Double] { coefficients + (spread.map { [$0] } ?? []) }

  /// A coefficient with its test, by the normal distribution.
  func term(_ name: String, level: Double) -> TermEstimate? {
    guard let j = names.firstIndex(of: name) else { return nil }
    return .wald(name, coefficients[j], variance: covariance[j, j], level: level)
  }

  /// The average over rows of the difference in probability that a change of columns makes.
  ///
  ///     (1/n) Σ [ P(η_i + Δ_i) − P(η_i) ],      P(η) = ∫ F(η + s v) φ(v) dv,     F(x) = 1 / (1 + e^(−x))
  ///
  /// with s the spread of persons. The standard error is by the delta method, with differences of the
  /// average by each coefficient.
  ///
  /// ### Source
  /// Williams, R. (2012). Using the margins command to estimate and interpret adjusted predictions and
  /// marginal effects. *Stata Journal, 12*(2), 308–331.
  ///
  /// - Parameters:
  ///   - change: the column that changes, and how.
  ///   - level: coverage of the interval.
  /// - Returns: the difference, from −1 to 1.
  func averageEffect(_ change: ColumnChange, level: Double) -> Estimate {
    let parameters = self.parameters
    let value = average(change, parameters)
    let slopes = parameters.indices.map { j in
      let width = 1e-4 * max(1, abs(parameters[j]))
      var (up, down) = (parameters, parameters)
      up[j] += width
      down[j] -= width
      return (average(change, up) - average(change, down)) / (2 * width)
    }
    let variance = zip(slopes, covariance * slopes).reduce(0) { $0 + $1.0 * $1.1 }
    return .wald(value, variance: variance, level: level)
  }

  private func average(_ change: ColumnChange, _ parameters: [Double]) -> Double {
    let rows = columns.first?.count ?? 0
    guard rows > 0, let j = names.firstIndex(of: change.column), j > 0 else { return 0 }
    var line = Array(repeating: parameters[0], count: rows)
    for (k, column) in columns.enumerated() {
      for row in 0..<rows { line[row] += parameters[k + 1] * column[row] }
    }
    let b = parameters[j]
    let s = spread == nil ? 0 : parameters[coefficients.count]
    var sum = 0.0
    for row in 0..<rows {
      let x = columns[j - 1][row]
      let (from, to) = change.flag ? (0.0, 1.0) : (x, x + change.step)
      var base = line[row] - b * x
      if change.flag {
        for other in change.others {
          if let k = names.firstIndex(of: other), k > 0 {
            base -= parameters[k] * columns[k - 1][row]
          }
        }
      }
      sum += Self.probability(base + b * to, s) - Self.probability(base + b * from, s)
    }
    return sum / Double(rows)
  }

  private static let quadrature = GaussHermite(31)

  /// ∫ F(η + s v) φ(v) dv.
  private static func probability(_ eta: Double, _ s: Double) -> Double {
    if s == 0 { return 1 / (1 + exp(-eta)) }
    return zip(quadrature.nodes, quadrature.weights).reduce(0) {
      $0 + $1.1 / (1 + exp(-(eta + s * $1.0)))
    }
  }
}

/// A change of one column whose effect is averaged.
struct ColumnChange {
  /// The column that changes.
  var column: String
  /// By how much, where it is a number.
  var step = 1.0
  /// Whether it is a yes or no, compared as 1 against 0.
  var flag = false
  /// Yes-or-no columns that are 0 on both sides of the comparison.
  var others: [String] = []
}

extension TermEstimate {
  /// A coefficient with its test, by the normal distribution.
  static func wald(
    _ term: String, _ value: Double, variance: Double, level: Double
  ) -> TermEstimate {
    let estimate = Estimate.wald(value, variance: variance, level: level)
    let z = estimate.standardError.map { value / $0 }
    return TermEstimate(
      term: term, estimate: estimate, statistic: z, pValue: z.map { Normal().twoSided($0) })
  }
}

extension Estimate {
  /// A value with its interval, by the normal distribution; without one where the variance is no number above 0.
  static func wald(_ value: Double, variance: Double, level: Double) -> Estimate {
    guard variance > 0, variance.isFinite else { return Estimate(value: value) }
    let error = variance.squareRoot()
    let half = Normal().quantile((1 + level) / 2) * error
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: value - half, upper: value + half, level: level, method: "wald"))
  }
}
