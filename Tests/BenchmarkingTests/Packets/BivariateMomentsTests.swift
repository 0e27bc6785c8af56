import Distributions
import TestSupport
import Testing

@Suite("Moments of pairs, taken in one at a time (Youngs & Cramer 1971)")
struct BivariateMomentsTests {
  static func moments(_ pairs: some Sequence<(Double, Double)>) -> BivariateMoments {
    pairs.reduce(into: BivariateMoments()) { $0.add($1.0, $1.1) }
  }

  static func pairs(_ count: Int, around centre: Double, seed: UInt64) -> [(Double, Double)] {
    var generator = Xoshiro256(seed: seed)
    return (0..<count).map { _ in
      let x = generator.normal()
      return (centre + x, centre + 0.5 * x + generator.normal())
    }
  }

  static func expectAgreement(
    _ found: BivariateMoments, _ expected: BivariateMoments, relative: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.n == expected.n, sourceLocation: sourceLocation)
    for part: KeyPath<BivariateMoments, Double> in [
      \.meanX, \.meanY, \.squaresX, \.squaresY, \.products,
    ] {
      #expect(
        agrees(found[keyPath: part], expected[keyPath: part], relative: relative), "\(part)",
        sourceLocation: sourceLocation)
    }
  }

  @Test("four pairs by hand")
  func byHand() {
    // x = 1, 2, 3, 6: mean 3, squares 4 + 1 + 0 + 9. y = 2, 1, 4, 5: mean 3, squares 1 + 4 + 1 + 4.
    // Products 2·1 + 1·2 + 0·1 + 3·2 = 10.
    let found = Self.moments([(1, 2), (2, 1), (3, 4), (6, 5)])
    #expect(found.n == 4 && found.meanX == 3 && found.meanY == 3)
    #expect(agrees(found.squaresX, 14, relative: 1e-15))
    #expect(agrees(found.squaresY, 10, relative: 1e-15))
    #expect(agrees(found.products, 10, relative: 1e-15))
    #expect(agrees(found.correlation, 10 / 140.0.squareRoot(), relative: 1e-15))
    #expect(agrees(found.standardDeviationX, (14 / 3.0).squareRoot(), relative: 1e-15))
  }

  @Test("far from zero, where a sum of squares would keep no digit")
  func farFromZero() {
    let near = Self.pairs(1000, around: 0, seed: 1)
    // 2²⁶ leaves 26 of the 52 bits to the spread, and halves of it to the squares.
    let far = near.map { ($0.0 + 0x1p26, $0.1 + 0x1p26) }
    let kept = far.map { ($0.0 - 0x1p26, $0.1 - 0x1p26) }
    let (found, expected) = (Self.moments(far), Self.moments(kept))
    #expect(agrees(found.squaresX, expected.squaresX, relative: 1e-8))
    #expect(agrees(found.products, expected.products, relative: 1e-8))
  }

  @Test("shards added in any order are the whole", arguments: [1, 2, 7, 64])
  func shards(_ count: Int) {
    let pairs = Self.pairs(5000, around: 14, seed: 2)
    let whole = Self.moments(pairs)
    let shards = (0..<count).map { shard in
      Self.moments(pairs.enumerated().filter { $0.offset % count == shard }.map(\.element))
    }
    for order in [shards, shards.reversed()] {
      let merged = order.reduce(into: BivariateMoments()) { $0.add($1) }
      Self.expectAgreement(merged, whole, relative: 1e-12)
    }
  }

  @Test("means of whole numbers are exact however they are split")
  func wholeNumbers() {
    let pairs = Self.pairs(999, around: 14, seed: 4).map { ($0.0.rounded(), $0.1.rounded()) }
    let sums = pairs.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
    for split in [1, 100, 998] {
      var found = Self.moments(pairs.prefix(split))
      found.add(Self.moments(pairs.dropFirst(split)))
      #expect(found.meanX == sums.0 / 999 && found.meanY == sums.1 / 999)
    }
  }

  @Test("six numbers say the same moments")
  func sixNumbers() throws {
    let whole = Self.moments(Self.pairs(40, around: 14, seed: 3))
    let again = try #require(
      BivariateMoments(
        n: whole.n, meanX: whole.meanX, standardDeviationX: whole.standardDeviationX,
        meanY: whole.meanY, standardDeviationY: whole.standardDeviationY,
        correlation: whole.correlation))
    Self.expectAgreement(again, whole, relative: 1e-14)
  }

  @Test("no pair, one pair, and values that do not vary")
  func edges() throws {
    let none = BivariateMoments()
    #expect(none.n == 0 && none.standardDeviationX == nil && none.correlation == nil)
    let one = Self.moments([(3, 5)])
    #expect(one.meanX == 3 && one.meanY == 5 && one.standardDeviationX == nil)
    #expect(one.correlation == nil)
    let flat = Self.moments(repeatElement((0.1, 0.3), count: 9))
    #expect(flat.squaresX == 0 && flat.standardDeviationY == 0 && flat.correlation == nil)
    var sum = none
    sum.add(one)
    sum.add(none)
    #expect(sum == one)
    let back = BivariateMoments(
      n: 1, meanX: 3, standardDeviationX: nil, meanY: 5, standardDeviationY: nil, correlation: nil)
    #expect(back == one)
  }

  @Test("numbers that no pairs could have are refused")
  func refused() {
    func made(_ n: Int, _ sX: Double?, _ r: Double?, mean: Double = 0) -> BivariateMoments? {
      BivariateMoments(
        n: n, meanX: mean, standardDeviationX: sX, meanY: 0, standardDeviationY: 0, correlation: r)
    }
    #expect(made(3, 1, 0) != nil)
    #expect(made(0, 0, 0) == nil)
    #expect(made(1, 1, 0) == nil)
    #expect(made(3, -1, 0) == nil)
    #expect(made(3, 1, 1.01) == nil)
    #expect(made(3, .nan, 0) == nil)
    #expect(made(3, 1, .nan) == nil)
    #expect(made(3, 1, 0, mean: .infinity) == nil)
    #expect(made(3, 1e200, 0) == nil)
  }
}
