import Distributions
import TestSupport
import Testing

@Suite("Normal quantile in double arithmetic (Wichura 1988, AS 241)")
struct NormalQuantileTests {
  /// The values on which the paper has PPND16 tested, p. 480, one for each of its three pieces.
  @Test(
    "agrees with the paper",
    arguments: [
      (0.25, -0.6744897501960817), (0.001, -3.090232306167814), (1e-20, -9.262340089798408),
    ])
  func paper(_ p: Double, _ expected: Double) {
    #expect(agrees(NormalQuantile.value(p), expected, relative: 1e-15))
  }

  /// Boost's inverse of erfc, in wider arithmetic; a few roundings of double are 1e-15.
  @Test("agrees with Boost from end to end")
  func boost() {
    var places = (1..<20_000).map { Double($0) / 20_000 }
    places += [0.075, 0.925].flatMap { [$0.nextDown, $0, $0.nextUp] }
    // r = 5 is where the last piece begins: p = exp(−25).
    places += [1.388794386496402e-11].flatMap { [$0.nextDown, $0, $0.nextUp] }
    places += (3..<3_000).map {
      Double(sign: .plus, exponent: -$0 / 3, significand: 1 + Double($0 % 3) / 3)
    }
    places += [.leastNormalMagnitude, 0.5.nextDown, 0.5.nextUp, 1.0.nextDown, 0x1p-53]
    places += (5..<53).map { 1 - Double(sign: .plus, exponent: -$0, significand: 1) }
    for p in places {
      #expect(agrees(NormalQuantile.value(p), Normal().quantile(p), relative: 1e-15), "\(p)")
    }
    #expect(NormalQuantile.value(0.5) == 0)
  }

  @Test("one half is the mirror of the other")
  func symmetric() {
    for k in 1..<4_096 {
      let p = Double(k) / 4_096
      #expect(NormalQuantile.value(1 - p) == -NormalQuantile.value(p))
    }
  }

  @Test("many draws at once are the draws one by one")
  func filled() {
    var (one, many) = (Xoshiro256(seed: 5, stream: 2), Xoshiro256(seed: 5, stream: 2))
    var values = Array(repeating: 0.0, count: 1_000)
    many.fillNormal(&values)
    #expect(values == values.map { _ in one.normal() })
    #expect(one == many)
    var none: [Double] = []
    many.fillNormal(&none)
    #expect(one == many)
  }
}
