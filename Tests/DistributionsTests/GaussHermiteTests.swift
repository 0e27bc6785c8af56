import Distributions
import TestSupport
import Testing

@Suite("Gauss–Hermite quadrature")
struct GaussHermiteTests {
  @Test("the weights add to one and the points are symmetric", arguments: [1, 2, 3, 15, 64, 200])
  func symmetry(_ n: Int) {
    let rule = GaussHermite(n)
    #expect(rule.nodes.count == n && rule.weights.count == n)
    #expect(agrees(rule.weights.reduce(0, +), 1, relative: 1e-14))
    for k in 0..<n {
      #expect(rule.nodes[k] == -rule.nodes[n - 1 - k])
      #expect(rule.weights[k] > 0)
      #expect(agrees(rule.weights[k], rule.weights[n - 1 - k], relative: 1e-12))
    }
    #expect(zip(rule.nodes, rule.nodes.dropFirst()).allSatisfy { $0 < $1 })
  }

  /// E x²ᵏ = 1 · 3 · 5 · … · (2k − 1); exact up to degree 2n − 1.
  @Test("moments of the normal distribution are exact", arguments: 1...40)
  func moments(_ n: Int) {
    let rule = GaussHermite(n)
    var expected = 1.0
    for k in 0..<n {
      if k > 0 { expected *= Double(2 * k - 1) }
      let even = zip(rule.nodes, rule.weights).reduce(0.0) { sum, point in
        sum + point.1 * (0..<2 * k).reduce(1.0) { product, _ in product * point.0 }
      }
      #expect(agrees(even, expected, relative: 1e-11))
    }
  }

  /// Abramowitz & Stegun (1964), table 25.10, n = 5, for the weight exp(−x²).
  @Test("five points are those of the handbook")
  func handbook() {
    let rule = GaussHermite(5)
    #expect(agrees(rule.nodes[4] / 2.0.squareRoot(), 2.02018_28704_56086, relative: 1e-14))
    #expect(agrees(rule.nodes[3] / 2.0.squareRoot(), 0.95857_24646_13819, relative: 1e-14))
    #expect(rule.nodes[2] == 0)
    let root = Double.pi.squareRoot()
    #expect(agrees(rule.weights[2] * root, 0.94530_87204_829, relative: 1e-12))
    #expect(agrees(rule.weights[3] * root, 0.39361_93231_522, relative: 1e-12))
    #expect(agrees(rule.weights[4] * root, 0.01995_32420_5905, relative: 1e-11))
  }
}
