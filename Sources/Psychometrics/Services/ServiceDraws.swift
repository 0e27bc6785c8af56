import Distributions
import Parallel

/// Blocks of people, drawn with replacement or left out in turn.
///
/// Blocks of nobody do not count. Each drawing has a stream of random numbers of its own, so that drawings are the
/// same on every machine.
struct ServiceDraws: Sendable {
  /// People of each block.
  let counts: [Int]
  /// The blocks with people.
  let filled: [Int]

  init(counts: [Int]) {
    self.counts = counts
    filled = counts.indices.filter { counts[$0] > 0 }
  }

  /// How many blocks of one size would tell as much of how blocks differ: (Σ n²)² / Σ n⁴.
  var effective: Double {
    let squares = filled.map { Double(counts[$0]) * Double(counts[$0]) }
    let sum = squares.reduce(0, +)
    return sum * sum / squares.reduce(0) { $0 + $1 * $1 }
  }

  /// What a function makes of every drawing of as many blocks as there are, or of all blocks but one.
  func resampled<Output: Sendable>(
    _ method: ServiceResampling.Method, _ options: ServiceResampling.Options, seed: UInt64,
    _ work: @Sendable ([Int]) -> Output
  ) -> [Output] {
    if method == .leftOut {
      return mapInOrder(count: filled.count) { one in
        var times = [Int](repeating: 1, count: counts.count)
        times[filled[one]] = 0
        return work(times)
      }
    }
    return mapInOrder(count: options.samples) { sample in
      var random = Xoshiro256(seed: seed, stream: UInt64(sample))
      var times = [Int](repeating: 0, count: counts.count)
      for _ in filled {
        times[filled[Int(random.next(upperBound: UInt64(filled.count)))]] += 1
      }
      return work(times)
    }
  }
}
