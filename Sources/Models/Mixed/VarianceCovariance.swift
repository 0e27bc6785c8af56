public import LinearAlgebra

/// How surely the variances and covariances of a model are known.
public struct VarianceCovariance: Sendable, Hashable, Codable {
  /// What each row is: `person.(Intercept)`, `person.occasion.(Intercept)` for a covariance; the residual
  /// variance is the last.
  public let names: [String]
  /// The inverse of the information, in squared units of the variances.
  public let matrix: Matrix
}

extension MixedModelFit {
  /// The covariance of the estimates of the variances and covariances; nil unless the fit was made with
  /// Kenward and Roger's method, and where residuals go together.
  ///
  /// A variance at zero makes it a poor guide: then use profiles.
  public var varianceCovariance: VarianceCovariance? {
    guard options.inference == .kenwardRoger, source.residual == nil,
      let scaled = inference.variances
    else { return nil }
    let units = CovarianceUnits(source.random).units
    guard scaled.rows == units.count + 1 else { return nil }
    var names: [String] = []
    for unit in units {
      let group = source.random.groups[unit.group]
      let effects = source.random.terms.filter { $0.group == unit.group }.flatMap(\.names)
      names.append(
        unit.row == unit.column
          ? "\(group.name).\(effects[unit.row])"
          : "\(group.name).\(effects[unit.row]).\(effects[unit.column])")
    }
    let square = source.scale * source.scale
    let outward = square * Self.outward(units, source.random)
    return VarianceCovariance(
      names: names + ["residual"], matrix: outward * scaled * outward.transposed)
  }

  /// From the entries of Var(b̃) to those of Var(b) = A Var(b̃) Aᵀ; the residual variance stays.
  private static func outward(
    _ units: [CovarianceUnits.Unit], _ random: RandomEffects
  ) -> Matrix {
    var result = Matrix(rows: units.count + 1, columns: units.count + 1)
    result[units.count, units.count] = 1
    for (i, to) in units.enumerated() {
      let a = random.groups[to.group].effects.outward
      for (j, from) in units.enumerated() where from.group == to.group {
        result[i, j] = a[to.row, from.row] * a[to.column, from.column]
        if from.row != from.column {
          result[i, j] += a[to.row, from.column] * a[to.column, from.row]
        }
      }
    }
    return result
  }
}
