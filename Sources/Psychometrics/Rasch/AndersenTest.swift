import Distributions
public import Results

/// Whether items have the same places in groups of people: those with low and with high scores, or
/// groups from elsewhere.
///
///     LR = 2 (Σ_g log L_g − log L),    df = Σ_g p_g − p
///
/// of the conditional likelihood. Scores are split at their median: those at it are low. An item with a
/// category that one group did not choose cannot be placed there in the same way and is left out
/// throughout, which is said.
///
/// ### Source
/// Andersen, E. B. (1973). A goodness of fit test for the Rasch model. *Psychometrika*, 38(1), 123–140.
/// <https://doi.org/10.1007/BF02291180>
///
/// ### Agrees with
/// R `eRm::LRtest`.
public struct AndersenTest: Sendable, Hashable, Codable {
  /// People by group; by scores the low and the high.
  public let sizes: [Int]
  /// The highest score of the low half; nil where groups are from elsewhere.
  public let cut: Int?
  /// Items that could not be placed in every group, from 0.
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
    func half(_ rows: [Int]) -> CategoryAnswers {
      CategoryAnswers(
        rows.map { row in patterns[row].map { $0 } }, categories: answers.categories,
        counts: rows.map { counts[$0] })
    }
    return try between([half(low), half(high)], cut: cut)
  }

  /// Tests whether items have the same places in groups from elsewhere.
  ///
  /// - Parameter groups: the answers of each group, to the same items.
  /// - Returns: the test.
  /// - Throws: `Withheld` where fewer than two items are left, or a fit is withheld.
  public static func between(_ groups: [CategoryAnswers]) throws(Withheld) -> AndersenTest {
    try between(groups, cut: nil)
  }

  private static func between(
    _ groups: [CategoryAnswers], cut: Int?
  ) throws(Withheld) -> AndersenTest {
    precondition(groups.count >= 2 && Set(groups.map(\.categories)).count == 1, "groups unlike")
    let used = groups.map { RaschCounts($0).used }
    let items = used[0].indices.filter { item in
      used[0][item].count > 1 && used.allSatisfy { $0[item] == used[0][item] }
    }
    func fit(_ parts: [CategoryAnswers]) throws(Withheld) -> RaschFit {
      try RaschFit.of(
        RaschCounts(
          CategoryAnswers(
            parts.flatMap { $0.patterns.map { row in items.map { row[$0] } } },
            categories: items.map { groups[0].categories[$0] }, counts: parts.flatMap(\.counts))),
        by: .conditional)
    }
    let all = try fit(groups)
    var (sizes, sum, freedom) = ([Int](), 0.0, 0)
    for group in groups {
      let found = try fit([group])
      sizes.append(found.n)
      sum += found.logLikelihood
      freedom += found.parameters
    }
    let statistic = max(0, 2 * (sum - all.logLikelihood))
    freedom -= all.parameters
    return AndersenTest(
      sizes: sizes, cut: cut, leftOut: used[0].indices.filter { !items.contains($0) },
      statistic: statistic, degreesOfFreedom: freedom,
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
