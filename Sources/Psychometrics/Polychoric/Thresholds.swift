import Distributions
import Glibc

/// Where the answers to an ordered item cut a standard normal variable beneath it.
///
///     τ_c = Φ⁻¹(share of answers in the categories up to c)
///
/// over the categories that were used; one that nobody used has no place on the variable.
public struct Thresholds: Sendable, Hashable, Codable {
  /// The categories used, from 0, ascending.
  public let used: [Int]
  /// The cuts between them, ascending, one fewer.
  public let values: [Double]

  /// The thresholds of counts by category; nil where fewer than two categories were used.
  public init?(counts: [Double]) {
    let used = counts.indices.filter { counts[$0] > 0 }
    guard used.count >= 2 else { return nil }
    let total = counts.reduce(0, +)
    let normal = Normal()
    var below = 0.0
    var values: [Double] = []
    for c in used.dropLast() {
      below += counts[c]
      // From the nearer end, so that a mirrored item has mirrored thresholds.
      values.append(
        below <= total - below
          ? normal.quantile(below / total) : -normal.quantile((total - below) / total))
    }
    self.used = used
    self.values = values
  }

  /// φ, the density of the variable beneath an answer.
  static func density(_ x: Double) -> Double {
    exp(-x * x / 2) / (2 * Double.pi).squareRoot()
  }

  /// What an answer does to each cut, by cut and then by category used:
  ///
  ///     t_c(a) = [1(a ≤ c) − Φ(τ_c)] / φ(τ_c)
  var influences: [[Double]] {
    let normal = Normal()
    return values.enumerated().map { cut, value in
      let density = Self.density(value)
      let below = normal.cumulative(value)
      return used.indices.map { (($0 <= cut ? 1 : 0) - below) / density }
    }
  }

  /// The cuts with −∞ before and ∞ behind.
  var edges: [Double] { [-.infinity] + values + [.infinity] }
}
