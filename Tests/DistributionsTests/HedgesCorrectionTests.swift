import Distributions
import TestSupport
import Testing

@Suite("Hedges's correction (Hedges 1981)")
struct HedgesCorrectionTests {
  @Test(
    "agrees with the ratio of gamma functions to 50 digits",
    arguments: [
      // mpmath 1.3: gamma(m/2)/(sqrt(m/2) gamma((m-1)/2)) at 50 digits.
      (1.5, 0.39027621886917631),
      (2, 0.56418958354775629),
      (9, 0.91387489179255227),
      (13, 0.94098246747114822),
      (19, 0.9599103529242536),
      (49, 0.98460217723616645),
      (199, 0.99622562302481716),
      (200, 0.99624452247912655),
      (1000, 0.99924978117971637),
      (1_000_000, 0.99999924999978125),
    ] as [(Double, Double)])
  func reference(_ m: Double, _ expected: Double) {
    #expect(agrees(hedgesCorrection(degreesOfFreedom: m), expected, relative: 2e-13))
  }

  @Test("rises with the degrees of freedom, to one")
  func rises() {
    let values = [1.5, 2, 3, 10, 199, 199.999, 200, 200.001, 1e4, 1e8, 1e15].map {
      hedgesCorrection(degreesOfFreedom: $0)
    }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(values.allSatisfy { $0 > 0 && $0 <= 1 })
  }
}
