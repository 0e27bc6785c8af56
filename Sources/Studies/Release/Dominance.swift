/// How many people carry nine tenths of a sum, the largest parts first.
///
/// It is the rule of the largest contributors that official statistics use for amounts: a total, or a
/// spread, of which two people carry nine tenths or more is nearly theirs.
///
/// ### Source
/// Hundepool, A., Domingo-Ferrer, J., Franconi, L., Giessing, S., Schulte Nordholt, E., Spicer, K., & de
/// Wolf, P.-P. (2012). Statistical Disclosure Control. Wiley. The (n, k) dominance rule; n = 2 and k = 90 as
/// in ACRO's defaults.
struct Dominance {
  /// People who together carry nine tenths; none where there is nothing to carry.
  let carriers: Int

  /// Counts the people behind a sum.
  ///
  /// - Parameter parts: what each person adds, none of it negative.
  init(_ parts: [Double]) {
    let total = parts.reduce(0, +)
    var sum = 0.0
    var count = 0
    for part in parts.sorted(by: >) where total > 0 && sum < 0.9 * total {
      sum += part
      count += 1
    }
    carriers = count
  }
}
