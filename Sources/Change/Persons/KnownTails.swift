import Distributions

/// Tails of the normal and the chi-squared distribution, those worked out before among them. Scores are
/// few, so a million people have some thousand different statistics; they are told apart by their bits.
///
/// Each statistic has one place that its bits choose; a later one takes the place over.
struct KnownTails: Sendable {
  private struct Known {
    var statistic: UInt64
    /// 0 for the normal distribution; −1 where nothing is known.
    var degreesOfFreedom: Int
    var tail: Double
  }

  private var known: [Known]
  private let shift: UInt64

  /// Starts with nothing known.
  ///
  /// - Parameter bits: the binary logarithm of the number of places, to 30; 0, the default, keeps
  ///   nothing.
  init(bits: UInt64 = 0) {
    precondition(bits <= 30, "2^\(bits) places")
    let nothing = Known(statistic: 0, degreesOfFreedom: -1, tail: 0)
    known = bits == 0 ? [] : Array(repeating: nothing, count: 1 << Int(bits))
    shift = 64 - bits
  }

  /// Probability of a standard normal value at least as far from 0 as `z`.
  mutating func twoSided(_ z: Double) -> Double {
    tail(z, 0) { Normal().twoSided(z) }
  }

  /// Probability that a chi-squared value is above `x`.
  mutating func upperTail(_ x: Double, degreesOfFreedom: Int) -> Double {
    tail(x, degreesOfFreedom) {
      ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(x)
    }
  }

  private mutating func tail(
    _ statistic: Double, _ degreesOfFreedom: Int, _ work: () -> Double
  ) -> Double {
    guard !known.isEmpty else { return work() }
    let bits = statistic.bitPattern
    // The high bits of a product with 2^64 over the golden ratio depend on all bits (Knuth, TAOCP 3, §6.4).
    let place = Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> shift)
    if known[place].statistic == bits, known[place].degreesOfFreedom == degreesOfFreedom {
      return known[place].tail
    }
    let tail = work()
    known[place] = Known(statistic: bits, degreesOfFreedom: degreesOfFreedom, tail: tail)
    return tail
  }
}
