import Distributions
import Parallel
public import Results

/// In which place services would stand, and how unsure that is.
///
///     θ_j ~ N(û_j, SE_j²), drawn again and again; each time the ranks of all θ
///
/// Rank 1 is the lowest value. In 65 schools of 62 pupils the interval of a rank is 24 places wide on average:
/// a place without its interval says next to nothing.
///
/// ### Source
/// Goldstein, H., & Spiegelhalter, D. J. (1996). League tables and their limitations. *Journal of the Royal
/// Statistical Society A, 159*(3), 385–443. <https://doi.org/10.2307/2983325>
public struct RankIntervals: Sendable, Hashable {
  /// How ranks are drawn.
  ///
  /// | name | default | meaning | range |
  /// |---|---|---|---|
  /// | `draws` | 10,000 | how often | 100 to 1,000,000 |
  /// | `seed` | 1 | of the random numbers | |
  /// | `level` | 0.95 | coverage of the intervals | (0, 1) |
  public struct Options: Sendable, Hashable {
    /// How often all services are drawn. The default is 10,000.
    public var draws = 10_000
    /// Seed of the random numbers. The default is 1.
    public var seed: UInt64 = 1
    /// Coverage of the intervals, in (0, 1). The default is 0.95.
    public var level = 0.95

    /// The defaults.
    public init() {}
  }

  /// The place of one service among k.
  public struct Rank: Sendable, Hashable {
    /// The mean of its ranks over the draws, in [1, k].
    public let expected: Double
    /// The least rank with half of the draws at or below it.
    public let median: Int
    /// The least rank with (1 − level)/2 of the draws at or below it.
    public let lower: Int
    /// The least rank with (1 + level)/2 of the draws at or below it.
    public let upper: Int
  }

  /// Per service, in their order.
  public let ranks: [Rank]
  /// How they were drawn.
  public let options: Options

  /// The most services: 65,535.
  public static let mostServices = 65_535
  /// The most draws times services, 2 bytes each: 500,000,000.
  public static let mostRanks = 500_000_000

  /// Draws ranks.
  ///
  /// - Parameters:
  ///   - effects: one per service.
  ///   - errors: their standard errors, as many, 0 or above.
  ///   - options: draws, seed, coverage.
  /// - Throws: `Withheld` for fewer than three services, numbers that are not finite, too many services, or
  ///   no errors at all, as where the variance between services is zero.
  /// - Complexity: draws · services, on several cores; the same numbers however many.
  public init(
    _ effects: [Double], errors: [Double], options: Options = Options()
  ) throws(Withheld) {
    precondition(effects.count == errors.count, "\(effects.count) effects, \(errors.count) errors")
    precondition(options.level > 0 && options.level < 1, "level \(options.level)")
    precondition((100...1_000_000).contains(options.draws), "\(options.draws) draws")
    let k = effects.count
    guard FewServices(services: k) != .notPooled else {
      throw Withheld(
        "services.too-few", "Fewer than three services are not ranked.",
        help: "Show each service with its own interval.")
    }
    guard k <= Self.mostServices, k * options.draws <= Self.mostRanks else {
      throw Withheld(
        "services.too-many-ranks", "There are more services and draws than are held in memory.",
        help: "Take fewer draws, or fewer services at a time.")
    }
    guard effects.allSatisfy({ abs($0) < 1e30 }), errors.allSatisfy({ $0 >= 0 && $0 < 1e30 })
    else {
      throw Withheld(
        "services.not-finite", "An effect or its standard error is not a usable number.",
        help: "Leave services without an effect out.")
    }
    guard errors.contains(where: { $0 > 0 }) else {
      throw Withheld(
        "services.no-difference", "No difference between services is seen, so none has a place.",
        help: "Say that these figures do not tell the services apart.")
    }
    let centre = effects.sorted()[k / 2]
    let parts = (options.draws + drawsAtATime - 1) / drawsAtATime
    let drawn = mapInOrder(count: parts) { part in
      RankDraws.draw(
        effects, errors, centre: centre,
        count: min(drawsAtATime, options.draws - part * drawsAtATime),
        from: Xoshiro256(seed: options.seed, stream: UInt64(part)))
    }
    let blocks = (k + servicesAtATime - 1) / servicesAtATime
    let tail = (1 - options.level) / 2
    let positions = [tail, 0.5, 1 - tail].map { Self.position($0, of: options.draws) }
    ranks = mapInOrder(count: blocks) { block in
      let range = block * servicesAtATime..<min(k, (block + 1) * servicesAtATime)
      return range.map { RankCounts.rank(of: $0, in: drawn, services: k, at: positions) }
    }.flatMap(\.self)
    self.options = options
  }

  /// Which of the sorted draws has this share at or below it, from 0.
  private static func position(_ share: Double, of draws: Int) -> Int {
    let exact = share * Double(draws)
    // 0.025 · 10,000 may come out as 250 and a little.
    return min(draws, max(1, Int((exact - 1e-9 * exact).rounded(.up)))) - 1
  }
}

/// Draws per part of the work; a part has a stream of random numbers of its own.
private let drawsAtATime = 50
/// Services whose ranks are counted together.
private let servicesAtATime = 128
