public import Results

/// From how many people on a figure is told: what fewer people would make of it is mostly chance.
///
/// | figure | people |
/// |---|---|
/// | anything but counts | 15 |
/// | omega | 50 |
/// | a factor model | 100, and 7 for each item |
///
/// Alpha with Feldt's interval keeps its coverage from fifteen people on; a factor model of six items comes to no
/// possible solution in one sample in three of fifteen people, and in one in twenty of thirty.
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

  /// People needed for a score of so many items.
  public func people(items: Int) -> Int {
    switch self {
    case .coefficient: 15
    case .omega: 50
    case .factorModel: max(100, 7 * items)
    }
  }

  private var words: String {
    switch self {
    case .coefficient: "Figures beyond counts are"
    case .omega: "Omega and the number of factors are"
    case .factorModel: "A factor model is"
    }
  }

  /// Why it is not told; nil where there are enough people.
  public func withheld(people n: Int, items k: Int) -> Withheld? {
    let needed = people(items: k)
    guard n < needed else { return nil }
    return Withheld(
      "appraisal.too-few-people",
      "\(words) told from \(needed) people on, and \(n) answered every item.",
      help: "Collect complete answers of \(needed - n) more.")
  }
}
