import Distributions
import Testing

@Suite("Holm's adjustment")
struct HolmTests {
  @Test("of five p values, by hand")
  func byHand() {
    // Sorted 0.01 0.02 0.03 0.04 0.05 times 5, 4, 3, 2, 1, each at least the one before.
    let found = Holm.adjusted([0.03, 0.01, 0.05, 0.04, 0.02])
    for (a, b) in zip(found, [0.09, 0.05, 0.09, 0.09, 0.08]) { #expect(abs(a - b) < 1e-15) }
  }

  @Test("never above 1, never below what it was; one stays itself, none stays none")
  func edges() {
    #expect(Holm.adjusted([]).isEmpty && Holm.adjusted([0.2]) == [0.2])
    #expect(Holm.adjusted([0.6, 0.9, 0]) == [1, 1, 0])
    let p = [0.001, 0.5, 0.02, 0.02, 0.9]
    #expect(zip(Holm.adjusted(p), p).allSatisfy { $0 >= $1 })
  }
}
