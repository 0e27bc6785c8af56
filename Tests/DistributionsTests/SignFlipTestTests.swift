import Distributions
import TestSupport
import Testing

@Suite("All choices of signs (Fisher 1935)")
struct SignFlipTestTests {
  @Test("hours of sleep gained by ten people (R's datasets::sleep)")
  func sleep() throws {
    // reference/benchmarking.md §5: 4/1024 and 2/1024.
    let gained = [1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4]
    let found = try #require(SignFlipTest.probabilities(gained))
    #expect(found.twoSided == 4.0 / 1024)
    #expect(found.upper == 2.0 / 1024)
    #expect(found.lower == 1)
  }

  @Test("twelve changes with all 4,096 sums written out by R")
  func written() throws {
    // R: expand.grid of twelve signs; sums at or above, at or below, as far from zero.
    let changes = [
      -0.13, 0.68, -0.34, 2.10, 0.83, -0.32, 0.99, 1.24, 1.08, 0.19, 2.01, 0.89,
    ]
    let found = try #require(SignFlipTest.probabilities(changes))
    #expect(found.upper == 15.0 / 4096)
    #expect(found.lower == 4082.0 / 4096)
    #expect(found.twoSided == 30.0 / 4096)
  }

  @Test("turning every change round exchanges the sides")
  func turned() throws {
    var random = Xoshiro256(seed: 3)
    for n in 1...17 {
      let changes = (0..<n).map { _ in 0.4 + random.normal() }
      let one = try #require(SignFlipTest.probabilities(changes))
      let other = try #require(SignFlipTest.probabilities(changes.map { -$0 }))
      #expect(one.upper == other.lower && one.lower == other.upper)
      #expect(one.twoSided == other.twoSided)
      #expect(one.twoSided >= 2 / Double(1 << n) && one.twoSided <= 1)
    }
  }

  @Test("one change tells nothing, and no change neither")
  func smallest() {
    #expect(SignFlipTest.probabilities([]) == nil)
    #expect(SignFlipTest.probabilities([3])?.twoSided == 1)
    #expect(SignFlipTest.probabilities([0, 0, 0])?.twoSided == 1)
    #expect(SignFlipTest.probabilities([2, -2])?.twoSided == 1)
    #expect(SignFlipTest.probabilities([1e308, 1e308]) == nil)
    #expect(SignFlipTest.probabilities(Array(repeating: 1, count: 41)) == nil)
  }

  @Test("thirty changes one way: one choice of signs on each side")
  func many() throws {
    let found = try #require(SignFlipTest.probabilities((1...30).map { Double($0) }))
    #expect(found.twoSided == 2 / Double(1 << 30))
  }
}
