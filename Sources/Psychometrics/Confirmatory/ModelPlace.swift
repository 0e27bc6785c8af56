/// A place in the matrices of a factor model: one number that is free, fixed or shared.
///
///     Σ_g = Λ_g Φ_g Λ_gᵀ + Θ_g        μ_g = ν_g + Λ_g α_g
public struct ModelPlace: Sendable, Hashable, Codable, Comparable {
  /// The matrix.
  public enum Kind: Int, Sendable, Hashable, Codable {
    /// Λ, item by factor.
    case loading
    /// Φ, factor by factor.
    case factorCovariance
    /// Θ, item by item.
    case residualCovariance
    /// ν, by item.
    case intercept
    /// α, by factor.
    case factorMean
  }

  /// The matrix.
  public let kind: Kind
  /// The group, from 0.
  public let group: Int
  /// Item or factor, from 0.
  public let row: Int
  /// Factor or item, from 0; at most the row in a symmetric matrix, and 0 in a vector.
  public let column: Int

  private init(_ kind: Kind, _ row: Int, _ column: Int, _ group: Int) {
    self.kind = kind
    self.group = group
    self.row = row
    self.column = column
  }

  /// λ of an item on a factor.
  public static func loading(_ item: Int, on factor: Int, group: Int = 0) -> ModelPlace {
    ModelPlace(.loading, item, factor, group)
  }

  /// φ of two factors, or the variance of one.
  public static func factorCovariance(_ one: Int, _ other: Int, group: Int = 0) -> ModelPlace {
    ModelPlace(.factorCovariance, max(one, other), min(one, other), group)
  }

  /// θ of two items, or what is left of the variance of one.
  public static func residual(_ one: Int, _ other: Int, group: Int = 0) -> ModelPlace {
    ModelPlace(.residualCovariance, max(one, other), min(one, other), group)
  }

  /// ν of an item.
  public static func intercept(_ item: Int, group: Int = 0) -> ModelPlace {
    ModelPlace(.intercept, item, 0, group)
  }

  /// α of a factor.
  public static func factorMean(_ factor: Int, group: Int = 0) -> ModelPlace {
    ModelPlace(.factorMean, factor, 0, group)
  }

  /// The same place in another group.
  public func inGroup(_ group: Int) -> ModelPlace { ModelPlace(kind, row, column, group) }

  /// Group by group, matrix by matrix, column by column.
  public static func < (left: ModelPlace, right: ModelPlace) -> Bool {
    (left.group, left.kind.rawValue, left.column, left.row)
      < (right.group, right.kind.rawValue, right.column, right.row)
  }
}
