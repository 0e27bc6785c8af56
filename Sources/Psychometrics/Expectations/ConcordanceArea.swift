import Distributions
public import Results

/// How often a score moved more for somebody for whom things are better than for somebody for whom they are not: the
/// area under the ROC curve.
///
///     A  = P(X > Y) + ½ P(X = Y),   X of those for whom things are better, Y of the others
///     V  = S²(A_i)/m + S²(A_j)/n,   A_i each one's share of the others it exceeds, ties as half
///     interval: logistic(logit A ± z √V / (A (1 − A)))
///
/// It is ½ where the score says nothing.
///
/// ### Source
/// DeLong, E. R., DeLong, D. M., & Clarke-Pearson, D. L. (1988). Comparing the areas under two or more correlated
/// receiver operating characteristic curves: A nonparametric approach. *Biometrics, 44*(3), 837–845.
///
/// ### Agrees with
/// R `pROC::auc` and `pROC::var(method = "delong")`.
public struct ConcordanceArea: Sendable, Hashable, Codable {
  /// People for whom things are better.
  public let better: Int
  /// The others.
  public let others: Int
  /// A. Without an interval where nobody, or everybody, is exceeded.
  public let area: Estimate

  /// The area.
  ///
  /// - Parameters:
  ///   - better: how far the score moved the better way, of those for whom things are better.
  ///   - others: the same of the others.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the area.
  /// - Throws: `Withheld` for fewer than fifteen people of either.
  public static func of(
    better: [Double], others: [Double], level: Double = 0.95
  ) throws(Withheld) -> ConcordanceArea {
    precondition(level > 0 && level < 1, "level \(level)")
    let needed = SampleRule.coefficient.people(items: 1)
    guard better.count >= needed, others.count >= needed else {
      throw Withheld(
        "expectation.too-few-people",
        "Things are better for \(better.count) people with two scores and not for \(others.count); the two are told apart from \(needed) of each on.",
        help: "Ask more people how things are for them by now.")
    }
    let exceeded = shares(better, of: others.sorted())
    let below = shares(others, of: better.sorted()).map { 1 - $0 }
    let area = exceeded.reduce(0, +) / Double(better.count)
    let variance =
      spread(exceeded) / Double(better.count) + spread(below) / Double(others.count)
    return ConcordanceArea(
      better: better.count, others: others.count,
      area: .onLogit(area, error: variance.squareRoot(), level: level, method: "delong-logit"))
  }

  /// Of each value its share of others that it exceeds, ties as half; the others ascending.
  private static func shares(_ values: [Double], of others: [Double]) -> [Double] {
    func below(_ value: Double, orAt isWith: Bool) -> Int {
      var (low, high) = (0, others.count)
      while low < high {
        let middle = (low + high) / 2
        if others[middle] < value || (isWith && others[middle] == value) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      return low
    }
    return values.map {
      Double(below($0, orAt: false) + below($0, orAt: true)) / Double(2 * others.count)
    }
  }

  private static func spread(_ values: [Double]) -> Double {
    let deviation = SampleMoments(values)?.standardDeviation ?? 0
    return deviation * deviation
  }
}
