public import Results

/// From how many people on a figure is told: what fewer people would make of it is mostly chance.
///
/// | figure | people |
/// |---|---|
/// | anything but counts | 15 |
/// | omega | 50 |
/// | a factor model | 100, or 7 for each item where that is more |
/// | what lies beneath ordered answers | 200 |
/// | whether groups have the same ruler, by a factor model | 100 of each group |
/// | whether items work alike in groups | 200 of each group |
/// | whether two occasions have the same ruler | 500 |
///
/// Alpha with Feldt's interval keeps its coverage from fifteen people on; a factor model of six items comes to no
/// possible solution in one sample in three of fifteen people, and in one in twenty of thirty. The last three rows are
/// ours, tied to no simulation.
///
/// ### Source
/// The simulation in `AlphaCoverageTests`. For factor models: Terwee, C. B., et al. (2007). Quality criteria were
/// proposed for measurement properties of health status questionnaires. *Journal of Clinical Epidemiology*, 60(1),
/// 34–42. <https://doi.org/10.1016/j.jclinepi.2006.03.012>
public enum SampleRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// Any coefficient.
  case coefficient
  /// Omega, and what an exploration of factors suggests.
  case omega
  /// A factor model that can fail.
  case factorModel = "factor-model"
  /// Polychoric correlations, scalability, and items on one scale by the Rasch model.
  case ordered
  /// The same factor model in every group; people of each group.
  case groups
  /// Each item by itself in every group; people of each group.
  case functioning
  /// The same factor model on two occasions.
  case occasions

  /// People needed for a score of so many items.
  public func people(items: Int) -> Int {
    switch self {
    case .coefficient: 15
    case .omega: 50
    case .factorModel: max(100, 7 * items)
    case .ordered: 200
    case .groups: 100
    case .functioning: 200
    case .occasions: 500
    }
  }

  private var words: String {
    switch self {
    case .coefficient: "Figures beyond counts are"
    case .omega: "Omega and the number of factors are"
    case .factorModel: "A factor model is"
    case .ordered: "What lies beneath ordered answers is"
    case .groups: "Whether it is the same ruler for groups is"
    case .functioning: "Whether items work alike in groups is"
    case .occasions: "Whether it is the same ruler on two occasions is"
    }
  }

  /// Why it is not told of so many scores; nil where there are enough.
  func withheld(scores n: Int) -> Withheld? {
    let needed = people(items: 1)
    guard n < needed else { return nil }
    return Withheld(
      "appraisal.too-few-people",
      "\(words) told from \(needed) people on, and \(n == 1 ? "one has" : "\(n) have") a score.",
      help: "Collect scores of \(needed - n) more.")
  }

  /// Why it is not told; nil where there are enough people.
  ///
  /// - Parameters:
  ///   - n: people who answered every item, or at least one where those who left some out count too.
  ///   - k: items.
  ///   - isEverybody: whether those who left some out count too. By default they do not.
  ///   - isOfGroups: whether so many are asked of each group. By default as the rule has it.
  /// - Returns: the reason, with how many more it takes.
  public func withheld(
    people n: Int, items k: Int, isEverybody: Bool = false, isOfGroups: Bool? = nil
  ) -> Withheld? {
    let needed = people(items: k)
    guard n < needed else { return nil }
    let isOfGroups = isOfGroups ?? [.groups, .functioning].contains(self)
    let isTwice = self == .occasions
    return Withheld(
      "appraisal.too-few-people",
      isOfGroups
        ? "\(words) told from \(needed) people of each group on, and one has \(n) who answered every item."
        : "\(words) told from \(needed) people on, and \(n) answered \(isEverybody ? "at least one" : "every") item\(isTwice ? " on both" : "").",
      help:
        "Collect \(isEverybody ? "" : "complete ")answers of \(needed - n) more\(isOfGroups ? " of that group" : isTwice ? " on both occasions" : "")."
    )
  }
}
