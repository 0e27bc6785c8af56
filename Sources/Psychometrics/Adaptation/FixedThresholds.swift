import Distributions
import LinearAlgebra
public import Results

/// Whether answers to an adapted scale are those that its parent's thresholds let expect, by the Rasch or partial
/// credit model.
///
/// The parent's thresholds are held; the mean and the spread of the people who answered are found by marginal
/// likelihood, so that people who have more or less of what is measured are no sign against the ruler.
///
///     LR = 2 (log L_free − log L_held),     df = numbers found without holding − with
///
/// takes the parent's thresholds for exact; ``test`` and the tests by item count their errors. In 1,000 pairs of samples
/// of 300 people each and six items that had not moved, LR was below 0.05 in 570, ``test`` in 61, and any item after
/// Holm in 59.
///
/// ### Source
/// Masters (1982), as in `RaschScale`; Thissen (1982), as in `RaschFit`; the tests as in ``FixedFactor``.
public struct FixedThresholds: Sendable, Hashable, Codable {
  /// An item whose thresholds are held.
  public struct Item: Sendable, Hashable, Codable {
    /// The adapted item, from 0.
    public let item: Int
    /// The parent's item.
    public let parentItem: Int
    /// χ² were its thresholds as in the parent.
    public let test: FixedFactor.Test
    /// Its p, adjusted after Holm for how many items are held.
    public let adjustedP: Double
    /// By how much the mean of its thresholds would rise were they let go alone, in logits: harder above 0.
    public let expectedShift: Double
  }

  /// Mean of people on the parent's scale, in logits.
  public let mean: Estimate
  /// Their standard deviation.
  public let spread: Estimate
  /// The logarithm of the likelihood with the thresholds held.
  public let logLikelihood: Double
  /// The fit of the same answers with nothing held.
  public let free: RaschFit
  /// LR, the parent's thresholds taken for exact.
  public let likelihoodRatio: FixedFactor.Test
  /// Whether all thresholds held are as in the parent, whose own have errors; nil where nothing held can be told.
  public let test: FixedFactor.Test?
  /// The items held, the largest χ² by its degrees of freedom first.
  public let items: [Item]
  /// How far answers to each item stray from what the held thresholds let expect.
  public let itemFit: [RaschItemFit]
  /// Items with a category that fewer than ten people chose here, from 0: little is known of them.
  public let uncertain: [Int]
  /// How the search ended.
  public let convergence: Convergence
  /// What to know about the figures.
  public let notes: [Note]

  /// Holds what was found from answers to the parent, with its errors.
  ///
  /// - Parameters:
  ///   - parent: the parent's items.
  ///   - parentItems: which item of the parent each adapted item is, from 0; nil for a new one.
  ///   - counts: answers to the adapted scale, coded as in the parent.
  ///   - level: coverage of the intervals in (0, 1). The default is 0.95.
  /// - Returns: the fit and the tests.
  /// - Throws: `Withheld` for fewer than two hundred people of either scale, no shared item, and where a fit is.
  public static func of(
    _ parent: ItemCalibration, parentItems: [Int?], _ counts: RaschCounts, level: Double = 0.95
  ) throws(Withheld) -> FixedThresholds {
    if let few = AdaptationRule.tooFew(adapted: counts.n, parent: parent.people) { throw few }
    return try of(
      parent.scale, parentItems, counts, level,
      covariance: { parent.covariance($0, $1) })
  }

  /// Holds published thresholds, or those of a fit, taken for exact.
  ///
  /// - Parameters:
  ///   - published: the parent's items; `RaschScale` has thresholds as easinesses.
  ///   - parentItems: which item of the parent each adapted item is, from 0; nil for a new one.
  ///   - counts: answers to the adapted scale, coded as in the parent.
  ///   - level: coverage of the intervals in (0, 1). The default is 0.95.
  /// - Returns: the fit and the tests.
  /// - Throws: `Withheld` for fewer than two hundred people, no shared item, and where a fit is.
  public static func of(
    published: RaschScale, parentItems: [Int?], _ counts: RaschCounts, level: Double = 0.95
  ) throws(Withheld) -> FixedThresholds {
    if let few = AdaptationRule.tooFew(adapted: counts.n) { throw few }
    return try of(published, parentItems, counts, level, covariance: nil)
  }

  private typealias Place = (item: Int, category: Int)

  private static func of(
    _ scale: RaschScale, _ parentItems: [Int?], _ counts: RaschCounts, _ level: Double,
    covariance: ((Place, Place) -> Double)?
  ) throws(Withheld) -> FixedThresholds {
    precondition(level > 0 && level < 1, "level \(level)")
    precondition(parentItems.count == counts.k, "\(parentItems.count) of \(counts.k) items")
    AdaptationRule.check(parentItems, of: scale.k)
    // What the parent's people never chose has no threshold to hold.
    let placed = parentItems.indices.map { item -> [Int] in
      guard let old = parentItems[item] else { return [] }
      return scale.easiness[old].indices.filter { scale.easiness[old][$0] != nil }
    }
    let held = parentItems.indices.filter { item in
      placed[item].count >= 2 && Set(counts.used[item]).isSubset(of: placed[item])
    }
    guard !held.isEmpty else { throw AdaptationRule.noSharedItem }
    let wide = counts.using(placed.indices.map { held.contains($0) ? placed[$0] : [] })
    func easiness(_ item: Int, _ category: Int) -> Double? {
      guard held.contains(item), let old = parentItems[item], let lowest = placed[item].first,
        let base = scale.easiness[old][lowest]
      else { return nil }
      return scale.easiness[old][category].map { $0 - base }
    }
    let people = try HeldPeople.of(wide, easiness)
    let free = try RaschFit.of(counts, by: .marginal, level: level)
    let df = free.parameters - people.moves.columns
    let ratio = max(0, 2 * (free.logLikelihood - people.logLikelihood))
    let places = people.parameters.places
    let scores = people.scores(
      covariance.map { known in
        { i, j in
          known(
            (parentItems[places[i].item] ?? 0, places[i].category),
            (parentItems[places[j].item] ?? 0, places[j].category))
        }
      })
    guard let scores else { throw AdaptationRule.notSettled }
    let uncertain = counts.used.indices.filter { item in
      (held.contains(item) ? placed[item] : counts.used[item]).contains {
        counts.people(item, $0) < RaschCounts.leastInCategory
      }
    }
    let z = Normal().quantile((1 + level) / 2)
    let error = people.covariance[0, 0].squareRoot()
    return FixedThresholds(
      mean: Estimate(
        value: people.mean, standardError: error,
        interval: ConfidenceInterval(
          lower: people.mean - z * error, upper: people.mean + z * error, level: level,
          method: "wald")),
      spread: RaschPlaces(wide, people.parameters, level).spread(
        people.logSpread, people.covariance[1, 1].squareRoot()),
      logLikelihood: people.logLikelihood, free: free,
      likelihoodRatio: FixedFactor.Test(
        statistic: ratio, degreesOfFreedom: df,
        p: df > 0 ? ChiSquared(degreesOfFreedom: Double(df)).upperTail(ratio) : 1),
      test: scores.test(Array(people.held.indices)).map(FixedFactor.Test.init),
      items: items(held, parentItems, people, scores),
      itemFit: try strays(wide, people),
      uncertain: uncertain, convergence: people.convergence,
      notes: notes(parentItems, held, placed, counts, uncertain, isExact: covariance == nil))
  }

  private static func items(
    _ held: [Int], _ parentItems: [Int?], _ people: HeldPeople, _ scores: HeldScores
  ) -> [Item] {
    let places = people.parameters.places
    let found = held.compactMap { item -> (Int, HeldScores.Test, Double)? in
      let own = people.held.indices.filter { places[people.held[$0]].item == item }
      guard let test = scores.test(own), let last = own.last else { return nil }
      // The mean threshold is minus the highest easiness by its steps.
      return (item, test, -(test.change.last ?? 0) / people.parameters.shift[people.held[last]])
    }
    let adjusted = Holm.adjusted(found.map(\.1.p))
    return zip(found, adjusted).map { one, p in
      Item(
        item: one.0, parentItem: parentItems[one.0] ?? 0, test: FixedFactor.Test(one.1),
        adjustedP: p, expectedShift: one.2)
    }.sorted { left, right in
      (left.test.p, -left.test.statistic) < (right.test.p, -right.test.statistic)
    }
  }

  /// Infit and outfit with the held thresholds and the people found.
  private static func strays(
    _ counts: RaschCounts, _ people: HeldPeople
  ) throws(Withheld) -> [RaschItemFit] {
    let items = counts.used.indices.map { item in
      var easiness: [Estimate?] = Array(repeating: nil, count: counts.categories[item])
      for (step, category) in counts.used[item].enumerated() {
        easiness[category] = Estimate(
          value: step == 0 ? 0 : people.easiness[people.parameters.starts[item] + step - 1])
      }
      if counts.used[item].isEmpty, !easiness.isEmpty { easiness[0] = Estimate(value: 0) }
      return RaschFit.Item(item: item, easiness: easiness, thresholds: [])
    }
    return try RaschItemFit.every(
      counts,
      RaschFit(
        method: .marginal, n: counts.n, items: items, logLikelihood: people.logLikelihood,
        parameters: people.moves.columns, spread: Estimate(value: people.spread),
        convergence: people.convergence, notes: []), measure: .weighted)
  }

  private static func notes(
    _ parentItems: [Int?], _ held: [Int], _ placed: [[Int]], _ counts: RaschCounts,
    _ uncertain: [Int], isExact: Bool
  ) -> [Note] {
    var notes: [Note] = []
    if let note = AdaptationRule.newItems(parentItems.indices.filter { parentItems[$0] == nil }) {
      notes.append(note)
    }
    let lost = parentItems.indices.filter { parentItems[$0] != nil && !held.contains($0) }
    if !lost.isEmpty {
      notes.append(
        Note(
          "adaptation.category-not-in-parent",
          "Some category of \(ItemCovariance.named(lost)) was chosen here and by nobody in the parent's sample, or the "
            + "parent's people all answered alike: what it is worth there is not known, so it was placed anew."
        ))
    }
    let unused = held.filter { Set(counts.used[$0]) != Set(placed[$0]) }
    if !unused.isEmpty {
      notes.append(
        Note(
          "adaptation.unused-category",
          "Nobody chose some category of \(ItemCovariance.named(unused)) that the parent's people did choose. It keeps "
            + "the parent's threshold, and the fit without holding does without it."))
    }
    if !uncertain.isEmpty {
      notes.append(
        Note(
          "adaptation.uncertain-item",
          "Some category of \(ItemCovariance.named(uncertain)) was chosen by fewer than \(RaschCounts.leastInCategory) "
            + "people here, so little is known of how it works."))
    }
    if isExact {
      notes.append(
        Note(
          "adaptation.exact-parent",
          "The parent's numbers are taken for exact. They too were found from a sample, so differences seem surer "
            + "than they are."))
    }
    return notes
  }
}

extension FixedFactor.Test {
  init(_ test: HeldScores.Test) {
    self.init(
      statistic: test.statistic, degreesOfFreedom: test.degreesOfFreedom, p: test.p)
  }
}
