import Distributions
import Glibc
import TestSupport
import Testing

@Suite("The bivariate normal distribution (Drezner & Wesolowsky 1990, Genz 2004)")
struct BivariateNormalTests {
  /// x, y, correlation and P(X ≤ x, Y ≤ y). mpmath 1.3.0 at 40 digits:
  /// ∫ φ(t) Φ((y − ρt)/√(1 − ρ²)) dt up to x, in pieces about y/ρ, at the doubles nearest to these numbers.
  static let expected: [(x: Double, y: Double, rho: Double, lower: Double)] = [
    (0.5, -0.25, 0.3, 0.31794615719780364622),
    (-1.5, 0.75, -0.6, 0.020776921276973960868),
    (1.25, 2, 0.9, 0.89345825280650670351),
    (-2.5, -2.25, 0.92, 0.0047477953582151976958),
    (0.5, 0.75, 0.95, 0.6787223497747285856),
    (0.5, 0.5, 0.999, 0.68518078623309764684),
    (1, -1.25, -0.95, 0.0081719973221352589974),
    (-1, 1.25, -0.9375, 0.063553904186327832682),
    (-3, -3.5, 0.975, 0.000230724549440876739),
    (2, -2.5, -0.99, 2.2570500888291928375e-7),
    (-4, 1, 0.5, 0.000031665633385910309434),
    (-5.5, -6, 0.25, 2.1588804095180591157e-14),
    (0.125, 0.125, 0.99999, 0.54903200068742894181),
    (-0.75, 0.875, -0.9999, 0.035840399524357573712),
  ]

  @Test("agrees with numerical integration in mpmath to 40 digits", arguments: expected)
  func agreesWithIntegration(_ value: (x: Double, y: Double, rho: Double, lower: Double)) {
    let found = BivariateNormal(correlation: value.rho).cumulative(value.x, value.y)
    // A few units in the last place of a number near 1.
    #expect(abs(found - value.lower) < 1e-15)
  }

  @Test("both below zero has probability 1/4 + asin ρ / 2π", arguments: -16...16)
  func orthant(_ sixteenths: Int) {
    let rho = Double(sixteenths) / 16
    let found = BivariateNormal(correlation: rho).cumulative(0, 0)
    #expect(abs(found - (0.25 + asin(rho) / (2 * .pi))) < 1e-15)
  }

  @Test("without correlation it is the product, and at ±1 it is one variable")
  func ends() {
    let normal = Normal()
    for (x, y) in [(0.5, -1.5), (-2.0, 3.0), (0, 0), (1.25, 1.25), (4, -4)] {
      let product = normal.cumulative(x) * normal.cumulative(y)
      #expect(agrees(BivariateNormal(correlation: 0).cumulative(x, y), product, relative: 1e-15))
      let same = BivariateNormal(correlation: 1).cumulative(x, y)
      #expect(abs(same - normal.cumulative(min(x, y))) < 1e-15)
      let opposite = BivariateNormal(correlation: -1).cumulative(x, y)
      #expect(abs(opposite - max(0, normal.cumulative(x) - normal.upperTail(y))) < 1e-15)
    }
  }

  @Test(
    "exchanging the variables changes nothing, and turning one over leaves the rest of the other",
    arguments: [-0.999, -0.93, -0.924, -0.5, 0.1, 0.75, 0.924, 0.926, 0.99, 0.9999])
  func symmetries(_ rho: Double) {
    let straight = BivariateNormal(correlation: rho)
    let turned = BivariateNormal(correlation: -rho)
    let normal = Normal()
    for (x, y) in [(0.5, -1.5), (-2.0, 3.0), (0.25, 0.3), (1.25, 1.25), (-0.7, -0.6)] {
      #expect(abs(straight.cumulative(x, y) - straight.cumulative(y, x)) < 1e-15)
      let rest = normal.cumulative(x) - turned.cumulative(x, -y)
      #expect(abs(straight.cumulative(x, y) - rest) < 2e-15)
      #expect(abs(straight.upperTail(x, y) - straight.cumulative(-x, -y)) < 1e-15)
    }
  }

  @Test("the density is the slope of the probability along ρ (Plackett 1954)")
  func slope() {
    for rho in [-0.95, -0.4, 0.2, 0.92, 0.93, 0.97] {
      for (x, y) in [(0.5, -0.25), (1.0, 1.25), (-1.5, -1.75)] {
        let step = 1e-5
        let above = BivariateNormal(correlation: rho + step).cumulative(x, y)
        let below = BivariateNormal(correlation: rho - step).cumulative(x, y)
        let density = BivariateNormal(correlation: rho).density(x, y)
        // The quotient has an error of step² times the third derivative and 1e-16/step.
        #expect(abs((above - below) / (2 * step) - density) < 2e-6)
      }
    }
  }

  @Test("infinite limits leave one variable, or nothing")
  func infinite() {
    let normal = Normal()
    for rho in [-1.0, -0.95, 0, 0.5, 1] {
      let both = BivariateNormal(correlation: rho)
      #expect(both.cumulative(.infinity, 0.75) == normal.cumulative(0.75))
      #expect(both.cumulative(0.75, .infinity) == normal.cumulative(0.75))
      #expect(both.cumulative(-.infinity, 0.75) == 0)
      #expect(both.cumulative(.infinity, .infinity) == 1)
      #expect(both.cumulative(.infinity, -.infinity) == 0)
    }
  }

  @Test("far out it stays a probability")
  func farOut() {
    for rho in [-1, -0.999999, -0.93, 0.3, 0.95, 0.999999, 1] {
      for (x, y) in [(40.0, 40.0), (-40, -40), (40, -40), (9, -9), (1e6, -1e6), (-30, 5)] {
        let found = BivariateNormal(correlation: rho).cumulative(x, y)
        #expect(found >= 0 && found <= 1)
      }
    }
  }
}
