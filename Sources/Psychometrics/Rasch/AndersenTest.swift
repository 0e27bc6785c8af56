import Distributions
public import Results

/// Whether items have the same places in people with low and with high scores.
///
///     LR = 2 (log L_low + log L_high − log L_all),    df = p_low + p_high − p
///
/// of the conditional likelihood. People are split at the median of the sum scores: those at it are
/// low. An item with a category that one half did not choose cannot be placed there in the same way and
/// is left out throughout, which is said.
///
/// ### Source
/// Andersen, E. B. (1973). A goodness of fit test for the Rasch model. *Psychometrika*, 38(1), 123–140.
/// <https://doi.org/10.1007/BF02291180>
///
/// ### Agrees with
/// R `eRm::LRtest`.
public struct AndersenTest: Sendable, Hashable, Codable {
  /// People with low and with high scores.
  public let sizes: [Int]
  /// The highest score of the low half.
  public let cut: Int
  /// Items that could not be placed in both halves, from 0.
  public let leftOut: [Int]
  /// LR.
  public let statistic: Double
  /// Its degrees of freedom.
  public let degreesOfFreedom: Int
  /// The probability of one as large by chance.
  public let p: Double

  /// Tests the answers of those who answered every item.
  ///
  /// - Throws: `Withheld` where the scores cannot be split, fewer than two items are left, or a fit
  ///   is withheld.
  public static func of(_ answers: CategoryAnswers) throws(Withheld) -> AndersenTest {
    let (patterns, counts) = answers.complete
    let whole = RaschCounts(
      CategoryAnswers(
        patterns.map { $0.map { $0 } }, categories: answers.categories, counts: counts))
    guard let group = whole.groups.first, whole.informative > 0 else {
      throw RaschWords.nobodyBetween
    }
    let (least, greatest) = whole.extremes(group)
    let kept = patterns.indices.filter {
      let score = patterns[$0].reduce(0, +)
      return score > least && score < greatest
    }
    let cut = median(group.scores, above: least, below: greatest)
    let low = kept.filter { patterns[$0].reduce(0, +) <= cut }
    let high = kept.filter { patterns[$0].reduce(0, +) > cut }
    guard !low.isEmpty, !high.isEmpty else {
      throw Withheld(
        "rasch.no-split", "Scores between the ends do not differ, so they cannot be split.",
        help: "Collect responses from people with other scores.")
    }
    func used(_ half: [Int], _ item: Int) -> Set<Int> { Set(half.map { patterns[$0][item] }) }
    let items = (0..<answers.k).filter {
      let lower = used(low, $0)
      return lower.count > 1 && lower == used(high, $0)
    }
    func fit(_ half: [Int]) throws(Withheld) -> RaschFit {
      try RaschFit.of(
        RaschCounts(
          CategoryAnswers(
            half.map { row in items.map { patterns[row][$0] } },
            categories: items.map { answers.categories[$0] }, counts: half.map { counts[$0] })),
        by: .conditional)
    }
    let (lower, higher, all) = (try fit(low), try fit(high), try fit(low + high))
    let statistic = max(0, 2 * (lower.logLikelihood + higher.logLikelihood - all.logLikelihood))
    let freedom = lower.parameters + higher.parameters - all.parameters
    return AndersenTest(
      sizes: [lower.n, higher.n], cut: cut,
      leftOut: (0..<answers.k).filter { !items.contains($0) }, statistic: statistic,
      degreesOfFreedom: freedom,
      p: ChiSquared(degreesOfFreedom: Double(freedom)).upperTail(statistic))
  }

  /// The score that half of the people do not exceed.
  private static func median(_ scores: [Int], above least: Int, below greatest: Int) -> Int {
    let between = (least + 1..<greatest).reduce(0) { $0 + scores[$1] }
    var sum = 0
    for score in least + 1..<greatest {
      sum += scores[score]
      if 2 * sum >= between { return score }
    }
    return greatest
  }
}
