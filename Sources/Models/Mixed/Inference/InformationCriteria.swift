import Glibc

/// Criteria that weigh fit against the number of parameters, each with the n it uses.
///
///     AIC = −2ℓ + 2k        BIC = −2ℓ + k log n
///
/// k counts the fixed effects, the variances and covariances, and σ. What n is depends on the program:
/// rows in R's lme4, persons in SAS and lcmm; which is right depends on what is asked of the model, so
/// both are given by name.
///
/// ### Source
/// Delattre, M., Lavielle, M., & Poursat, M.-A. (2014). A note on BIC in mixed-effects models.
/// *Electronic Journal of Statistics, 8*, 456–475. <https://doi.org/10.1214/14-EJS890>
public struct InformationCriteria: Sendable, Hashable, Codable {
  /// k.
  public var parameters: Int
  /// Akaike's criterion.
  public var aic: Double
  /// Schwarz's criterion with n the number of rows.
  public var bicByRows: Double
  /// Rows.
  public var rows: Int
  /// Schwarz's criterion with n the number of levels of the largest group.
  public var bicByGroup: Double
  /// The largest group.
  public var group: String
  /// Its levels.
  public var levels: Int
}

extension MixedModelFit {
  /// AIC, and BIC by rows and by the levels of the largest group.
  public var informationCriteria: InformationCriteria {
    let levels = groups.first?.levels ?? rows
    return InformationCriteria(
      parameters: parameterCount, aic: aic, bicByRows: bic, rows: rows,
      bicByGroup: criterion + log(Double(levels)) * Double(parameterCount),
      group: groups.first?.name ?? "", levels: levels)
  }
}
