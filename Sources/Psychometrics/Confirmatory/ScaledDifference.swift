import Distributions

/// Whether holding more the same costs more than chance, for answers that are not normal.
///
///     T = (χ²₀ − χ²₁) / c_d
///     2001   c_d = (df₀ c₀ − df₁ c₁) / (df₀ − df₁)
///     2010   c_d = (df₀ c₀ − df₁ c₁₀) / (df₀ − df₁)
///
/// with ₀ the model that holds more, ₁ the one that holds less, and c₁₀ the scale of the latter at the numbers of the
/// former. The second is never below 0, as the first may be in small samples:
///
///     c_d = [tr(H₁⁻¹ J₁) − tr(H₀⁻¹ J₀)] / (df₀ − df₁)   at the numbers of ₀
///
/// ### Source
/// Satorra, A., & Bentler, P. M. (2001). A scaled difference chi-square test statistic for moment structure analysis.
/// *Psychometrika, 66*(4), 507–514. Satorra, A., & Bentler, P. M. (2010). Ensuring positiveness of the scaled
/// difference chi-square test statistic. *Psychometrika, 75*(2), 243–248.
///
/// ### Agrees with
/// R `lavaan::lavTestLRT(method = "satorra.bentler.2001")` and `"satorra.bentler.2010"`.
public struct ScaledDifference: Sendable, Hashable, Codable {
  /// Which scale.
  public enum Method: String, Sendable, Hashable, Codable {
    /// From both models' own scales.
    case satorraBentler2001
    /// From both models at the numbers of the one that holds more: never below 0.
    case satorraBentler2010
  }

  /// Which scale.
  public let method: Method
  /// T, 0 or more.
  public let statistic: Double
  /// df₀ − df₁.
  public let degreesOfFreedom: Int
  /// Probability of a larger one were the same what is held the same.
  public let p: Double
  /// c_d, above 0.
  public let scale: Double

  /// The test of a step.
  ///
  /// - Parameters:
  ///   - loose: the fit that holds less, with its scaled test.
  ///   - held: the fit that holds more.
  ///   - rows: the people of both.
  ///   - method: which scale; nil, the default, takes the first, and the second where the first is not above 0.
  /// - Returns: the test; nil where nothing more is held, or the scale is not above 0.
  public static func of(
    from loose: (fit: ConfirmatoryFit, robust: RobustFit),
    to held: (fit: ConfirmatoryFit, robust: RobustFit), _ rows: CompleteRows,
    method: Method? = nil
  ) -> ScaledDifference? {
    let (above, below) = (held.fit.fit.degreesOfFreedom, loose.fit.fit.degreesOfFreedom)
    guard above > below else { return nil }
    if method != .satorraBentler2010 {
      let scale =
        (Double(above) * (held.robust.scale ?? 0) - Double(below) * (loose.robust.scale ?? 0))
        / Double(above - below)
      if scale > 0 { return Self.test(.satorraBentler2001, loose.fit, held.fit, scale) }
      if method == .satorraBentler2001 { return nil }
    }
    let (model, values) = Self.carried(loose.fit.model, held.fit)
    guard let less = SandwichSums(model, values, rows),
      let more = SandwichSums(held.fit.model, held.fit.values, rows)
    else { return nil }
    let scale = (less.trace - more.trace) / Double(above - below)
    return scale > 0 ? Self.test(.satorraBentler2010, loose.fit, held.fit, scale) : nil
  }

  private static func test(
    _ method: Method, _ loose: ConfirmatoryFit, _ held: ConfirmatoryFit, _ scale: Double
  ) -> ScaledDifference {
    let df = held.fit.degreesOfFreedom - loose.fit.degreesOfFreedom
    let statistic = max(0, held.fit.chiSquared - loose.fit.chiSquared) / scale
    return ScaledDifference(
      method: method, statistic: statistic, degreesOfFreedom: df,
      p: ChiSquared(degreesOfFreedom: Double(df)).upperTail(statistic), scale: scale)
  }

  /// The model that holds less where the one that holds more was found: what only the latter finds, such as factor
  /// means, is fixed there, which changes no more than the unit of what the former finds.
  private static func carried(
    _ loose: ConfirmatoryModel, _ held: ConfirmatoryFit
  ) -> (ConfirmatoryModel, [Double]) {
    let matrices = held.matrices
    var model = loose
    for place in held.parameters.flatMap(\.places) {
      if case .free? = loose.entries[place] { continue }
      model.fix(place, at: matrices[place.group][place])
    }
    return (model, model.parameters.map { matrices[$0[0].group][$0[0]] })
  }
}
