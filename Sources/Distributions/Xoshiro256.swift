/// Random numbers that are the same in every run: xoshiro256**, a stream of its own per number.
///
/// Work that is cut into parts gives part `i` the stream `(seed, i)`, so what is drawn does not
/// depend on how many cores there are. The 256 bits of state come from SplitMix64.
///
/// ### Source
/// Blackman, D., & Vigna, S. (2021). Scrambled linear pseudorandom number generators. *ACM
/// Transactions on Mathematical Software*, 47(4), article 36. <https://doi.org/10.1145/3460772>
public struct Xoshiro256: RandomNumberGenerator, Sendable, Hashable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Starts a stream.
  ///
  /// - Parameters:
  ///   - seed: any number; results name it.
  ///   - stream: which of the seed's streams. The default is the first, 0.
  public init(seed: UInt64, stream: UInt64 = 0) {
    var mixer = SplitMix64(state: seed)
    var other = SplitMix64(state: mixer.next() ^ stream)
    state = (other.next(), other.next(), other.next(), other.next())
  }

  /// Starts from the four words of a state that is not all zero.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition(state != (0, 0, 0, 0), "a state of zeros stays there")
    self.state = state
  }

  /// The next sixty-four bits.
  public mutating func next() -> UInt64 {
    let result = Self.rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotated(state.3, 45)
    return result
  }

  /// Replaces `values` by draws from the standard normal distribution, those that `normal()` gives one by one.
  public mutating func fillNormal(_ values: inout [Double]) {
    for k in values.indices { values[k] = uniform() }
    for k in values.indices { values[k] = NormalQuantile.value(values[k]) }
  }

  private static func rotated(_ x: UInt64, _ by: UInt64) -> UInt64 { x << by | x >> (64 - by) }

  /// Whether two streams go on alike.
  public static func == (left: Xoshiro256, right: Xoshiro256) -> Bool { left.state == right.state }

  /// Hashes the state.
  public func hash(into hasher: inout Hasher) {
    for word in [state.0, state.1, state.2, state.3] { hasher.combine(word) }
  }
}

/// Spreads one number over many (Steele, Lea & Flood 2014).
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
