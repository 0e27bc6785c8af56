import Glibc
public import Results

/// How far answers to an item stray from what the model expects of people with each measure.
///
///     z² = (x − E)² / V
///     outfit = Σ z² / n,       infit = Σ V z² / Σ V
///     Z = (m^(1/3) − 1)(3/q) + q/3,    q²_out = Σ(C/V²)/n² − 1/n,   q²_in = Σ(C − V²)/(ΣV)²
///
/// C is the fourth central moment of an answer. The figures depend on the measure of people that is put
/// in, so that is named with them: on the same answers those by expectation can be nearer to 1.
///
/// ### Source
/// Wright, B. D., & Masters, G. N. (1982). *Rating scale analysis*, chapter 5.
public struct RaschItemFit: Sendable, Hashable, Codable {
  /// The measure of people that is put in.
  public enum Measure: String, Sendable, Hashable, Codable {
    /// Maximum likelihood, without people at the ends.
    case likelihood
    /// Weighted likelihood, everybody.
    case weighted
    /// The mean given the score, everybody.
    case expected
  }

  /// The item, from 0.
  public let item: Int
  /// The measure of people that was put in.
  public let measure: Measure
  /// People counted.
  public let n: Int
  /// Every stray counted alike.
  public let outfit: Double
  /// Weighted by information.
  public let infit: Double
  /// Outfit as a normal deviate; nil where it cannot be had.
  public let outfitZ: Double?
  /// Infit as a normal deviate; nil where it cannot be had.
  public let infitZ: Double?

  /// The fit of every item that can be placed.
  ///
  /// - Parameters:
  ///   - counts: the sufficient counts.
  ///   - fit: the items, from the same counts.
  ///   - measure: the measure of people to put in. The mean needs a marginal fit.
  /// - Returns: the fit by item.
  /// - Throws: `Withheld` where the mean is asked of a fit without a distribution of people, or nobody
  ///   is between the ends.
  public static func every(
    _ counts: RaschCounts, _ fit: RaschFit, measure: Measure
  ) throws(Withheld) -> [RaschItemFit] {
    if measure == .expected, fit.spread == nil {
      throw Withheld(
        "rasch.no-distribution",
        "A mean of people with a score needs a distribution of people, which this fit does not have.",
        help: "Fit by marginal likelihood, or take weighted likelihood.")
    }
    guard counts.informative > 0 else { throw RaschWords.nobodyBetween }
    let scale = fit.scale
    var sums = Array(repeating: Sums(), count: counts.k)
    for group in counts.groups {
      guard
        let table = RaschMeasures.of(scale, items: group.items, spread: fit.spread?.value)
      else { continue }
      for row in table.rows where group.scores[row.score] > 0 {
        let theta =
          switch measure {
          case .likelihood: row.likelihood?.value
          case .weighted: row.weighted.value
          case .expected: row.expected?.value
          }
        guard let theta else { continue }
        for (index, item) in group.items.enumerated() where counts.used[item].count > 1 {
          sums[item].add(scale.moments(item, theta), group.table[row.score][index])
        }
      }
    }
    return counts.used.indices.compactMap { sums[$0].fit($0, measure) }
  }

  private struct Sums {
    var n = 0.0
    var squares = 0.0
    var strays = 0.0
    var variances = 0.0
    var outer = 0.0
    var inner = 0.0

    mutating func add(_ moments: RaschScale.Moments, _ tally: [Int]) {
      let people = Double(tally.reduce(0, +))
      n += people
      variances += people * moments.variance
      outer += people * moments.fourth / (moments.variance * moments.variance)
      inner += people * (moments.fourth - moments.variance * moments.variance)
      for (category, count) in tally.enumerated() where count > 0 {
        let stray = Double(category) - moments.mean
        strays += Double(count) * stray * stray
        squares += Double(count) * stray * stray / moments.variance
      }
    }

    func fit(_ item: Int, _ measure: Measure) -> RaschItemFit? {
      guard n > 0, variances > 0, squares.isFinite else { return nil }
      let (outfit, infit) = (squares / n, strays / variances)
      func deviate(_ square: Double, _ q: Double) -> Double? {
        guard q > 0 else { return nil }
        return (cbrt(square) - 1) * 3 / q + q / 3
      }
      return RaschItemFit(
        item: item, measure: measure, n: Int(n), outfit: outfit, infit: infit,
        outfitZ: deviate(outfit, (outer / (n * n) - 1 / n).squareRoot()),
        infitZ: deviate(infit, inner.squareRoot() / variances))
    }
  }
}
