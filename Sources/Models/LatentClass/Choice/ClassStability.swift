import Distributions
import Parallel

/// Whether halves of the persons find the same classes.
///
/// Persons are parted in two at random, and so many classes are searched in each half by itself. Then everybody
/// is put in their likeliest class by either half's estimates, and how far the two partings agree is told by
/// the adjusted Rand index. Classes that come from a few persons, or from chance, are not found twice.
///
/// ### Source
/// Lange, T., Roth, V., Braun, M. L., & Buhmann, J. M. (2004). Stability-based validation of clustering
/// solutions. *Neural Computation*, 16(6), 1299–1323. The index: Hubert and Arabie (1985).
public struct ClassStability: Sendable, Hashable, Codable {
  /// Partings in which both halves came to an end.
  public let splits: Int
  /// Partings in which one did not.
  public let failed: Int
  /// The mean index of agreement: 1 for the same classes, near 0 for chance.
  public let agreement: Double
  /// The lowest.
  public let lowest: Double

  /// Starts of the searches in each half.
  private static let starts = 30

  /// Parts and searches; nil where no parting could be searched in both halves.
  init?(_ design: ClassDesign, _ layout: ClassLayout, _ options: LatentClassModel.Options) {
    var short = options
    (short.starts, short.hits) = (min(options.starts, Self.starts), 1)
    let settings = short
    let found = mapInOrder(count: options.splits) { split -> Double? in
      var random = Xoshiro256(seed: options.seed, stream: 1 << 41 + UInt64(split))
      let count = design.persons.count
      let first = random.positions(count / 2, of: count)
      let isFirst = Set(first)
      let halves = [first, (0..<count).filter { !isFirst.contains($0) }]
      let partings = halves.compactMap { half -> [Int]? in
        var part = design
        part.persons = design.persons.chosen(half)
        guard let one = LatentClassModel.one(part, settings),
          let end = ClassSearch.told(part, layout, settings, one, isParallel: false)
        else { return nil }
        return ClassLikelihood(persons: design.persons, layout: layout).likeliest(end.parameters)
      }
      guard partings.count == 2 else { return nil }
      return AdjustedRandIndex.of(partings[0], partings[1])
    }
    let values = found.compactMap(\.self)
    guard let least = values.min() else { return nil }
    splits = values.count
    failed = options.splits - values.count
    agreement = values.reduce(0, +) / Double(values.count)
    lowest = least
  }
}
