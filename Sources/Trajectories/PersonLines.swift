import LinearAlgebra
import Models
import Results
public import Scoring

/// The line that a model draws for each person: the average, moved by where the person stands.
///
///     value_i(t) = (b0 + u0_i) + (b1 + u1_i) t
///
/// with `u` the most likely random effects of the person, 0 where the model lets none vary. They are
/// drawn towards the average, the more so the fewer scores a person has; other groups of the model, such
/// as workers, are left at their average.
///
/// ### Source
/// Laird, N. M., & Ware, J. H. (1982). Random-effects models for longitudinal data. Biometrics,
/// 38(4), 963–974. <https://doi.org/10.2307/2529876>
public struct PersonLines: Sendable, Hashable {
  /// One person's line.
  public struct Line: Sendable, Hashable {
    /// Whose.
    public let person: Person
    /// The score at occasion 0.
    public let level: Double
    /// The movement from one occasion to the next.
    public let slope: Double

    /// The score at an occasion.
    public func value(at position: Double) -> Double { level + slope * position }
  }

  /// A line for each person with a score, in the order of the model's levels.
  public let lines: [Line]

  /// The lines of a model; nil when it has other fixed effects than a straight line over the occasions,
  /// or lets nothing vary over persons.
  ///
  /// - Parameters:
  ///   - growth: the fitted model.
  ///   - persons: everybody in it.
  public init?(_ growth: GrowthCurve, of persons: [Person]) {
    let fit = growth.fit
    guard fit.fixedEffects.map(\.term) == ["(Intercept)", "occasion"],
      let modes = fit.conditionalModes.first(where: { $0.group == "person" }),
      modes.terms.allSatisfy({ ["(Intercept)", "occasion"].contains($0) })
    else { return nil }
    let byName = Dictionary(persons.map { (PanelFrame.name(of: $0), $0) }) { first, _ in first }
    let (b0, b1) = (fit.fixedEffects[0].estimate.value, fit.fixedEffects[1].estimate.value)
    let level = modes.terms.firstIndex(of: "(Intercept)")
    let slope = modes.terms.firstIndex(of: "occasion")
    func mode(_ term: Int?, of level: Int) -> Double {
      guard let term else { return 0 }
      return modes.modes[level, term]
    }
    lines = modes.levels.indices.compactMap { (place: Int) -> Line? in
      guard let person = byName[modes.levels[place]] else { return nil }
      return Line(
        person: person, level: b0 + mode(level, of: place), slope: b1 + mode(slope, of: place))
    }
  }
}
