/// The sets of scores that could stand behind a number of persons, a mean and a standard deviation.
///
/// From n, mean and standard deviation of whole-number scores follow Σx and Σx². The fewer sets of n
/// scores have that sum and that sum of squares, the more the figures give away; where there is one
/// set, every score can be read off. Scores are counted as sets with repetition: who has which stays
/// open.
///
/// Counted about a whole number c near the mean. With d = x − c,
///
///     Σd = Σx − n·c,    Σd² = Σx² − 2c·Σx + n·c²
///
/// and persons with d = 0 add nothing, so it is enough to count sets of at most n deviations that
/// are not 0. A table over (persons, Σd², Σd) is filled one deviation after the other:
///
///     sets[k, q, s] += sets[k − 1, q − d², s − d]
///
/// Σd² bounds everything: no more than Σd² persons deviate, and |Σd| ≤ √(k·Σd²) (Cauchy–Schwarz).
/// Where the table does not fit into memory, and where it is enough to know that there are many sets,
/// some are met one after the other (``ScoreSetSearch``).
///
/// ### Agrees with
/// Listing all sets, for up to 5 persons (`ScoreSetsTests`); reference/benchmarking.md §4.5.
public struct ScoreSets: Sendable, Hashable {
  /// Most numbers that a count may keep in memory (32 MB).
  public static let mostStates = 1 << 22
  /// Most persons that are counted.
  static let mostPersons = 1_000_000

  /// The scores that the scale can give.
  public let grid: ScoreGrid
  /// Persons.
  public let n: Int

  /// Sets of the scores of n persons; nil for fewer than one or more than a million.
  public init?(of n: Int, on grid: ScoreGrid) {
    guard n >= 1, n <= Self.mostPersons else { return nil }
    self.n = n
    self.grid = grid
  }

  /// How many sets have this sum and sum of squares, both in steps of the grid: all of them, where they
  /// can be counted; else at least so many.
  public func count(sum: Int, sumOfSquares: Int) -> ScoreSetCount {
    counted([Moments(sum: sum, squares: sumOfSquares...sumOfSquares)])
  }

  /// How many sets have this sum, in steps of the grid.
  public func count(sum: Int) -> ScoreSetCount {
    guard sum >= n * grid.steps.lowerBound, sum <= n * grid.steps.upperBound else {
      return .exactly(0)
    }
    // Steps above the lowest, or below the highest, whichever are fewer.
    let total = min(sum - n * grid.steps.lowerBound, n * grid.steps.upperBound - sum)
    let persons = min(n, total)
    guard Double(persons + 1) * Double(total + 1) <= Double(Self.mostStates) else {
      return .notCounted
    }
    var sets = [Double](repeating: 0, count: (persons + 1) * (total + 1))
    sets[0] = 1
    for steps in stride(from: 1, through: min(total, grid.steps.count - 1), by: 1) {
      for k in stride(from: 1, through: persons, by: 1) {
        for s in steps...total {
          sets[k * (total + 1) + s] += sets[(k - 1) * (total + 1) + s - steps]
        }
      }
    }
    return Self.total((0...persons).map { sets[$0 * (total + 1) + total] })
  }

  /// How many sets have one of these sums with a sum of squares from its range; where not all can be
  /// counted, how many of them were met.
  func counted(_ moments: [Moments]) -> ScoreSetCount {
    guard let wanted = CentredMoments(moments, of: n, on: grid) else { return .exactly(0) }
    let all = all(wanted)
    return all == .notCounted ? met(wanted, enough: Self.plenty).count : all
  }

  /// How many sets there are; not counted where that takes too much memory.
  func all(_ wanted: CentredMoments) -> ScoreSetCount {
    guard
      let table = DeviationTable(upTo: wanted.most, of: n, on: grid, centre: wanted.centre)
    else { return .notCounted }
    return Self.total(wanted.moments.map(table.sets))
  }

  /// Doubles are exact up to 2⁵³, and there it ends.
  private static func total(_ parts: [Double]) -> ScoreSetCount {
    let total = parts.reduce(0, +)
    return total < 0x1p53 ? .exactly(Int(total)) : .atLeast(1 << 53)
  }
}
