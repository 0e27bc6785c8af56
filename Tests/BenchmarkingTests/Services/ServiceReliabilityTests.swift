import Benchmarking
import TestSupport
import Testing

@Suite("How many people tell services apart (Snijders & Bosker 2012)")
struct ServiceReliabilityTests {
  @Test(
    "the people needed for a stated reliability",
    arguments: [
      // reference/benchmarking.md §2.6.
      (0.05, 0.5, 19.0, 0.5), (0.05, 0.7, 44.3, 0.05), (0.05, 0.9, 171, 0.5),
      (0.03, 0.5, 32, 0.5), (0.03, 0.7, 75, 0.5), (0.03, 0.9, 291, 0.5), (0.10, 0.5, 9, 0.5),
      (0.10, 0.7, 21, 0.5), (0.10, 0.9, 81, 0.5),
    ])
  func needed(_ icc: Double, _ reliability: Double, _ persons: Double, _ printed: Double) {
    let found = ServiceReliability(icc: icc).persons(reliability: reliability)
    #expect(agrees(found, persons, relative: 0, absolute: printed))
  }

  @Test("people and reliability are each other's inverse")
  func inverse() throws {
    let services = ServiceReliability(between: 7.717943211, within: 31.51274265)
    for n in [1, 2, 17, 400] {
      let reliability = services.reliability(persons: n)
      #expect(agrees(services.persons(reliability: reliability), Double(n), relative: 1e-10))
    }
    #expect(agrees(services.reliability(persons: 1), services.icc, relative: 1e-15))
  }

  @Test("services that do not differ are not told apart by any number of people")
  func none() {
    let services = ServiceReliability(between: 0, within: 3)
    #expect(services.persons(reliability: 0.5) == nil)
    #expect(services.reliability(persons: 1_000_000) == 0)
    #expect(ServiceReliability(icc: 1).persons(reliability: 0.5) == 0)
  }
}
