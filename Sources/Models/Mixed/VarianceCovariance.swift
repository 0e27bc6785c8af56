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
    var (names, scales): ([String], [Double]) = ([], [])
    for unit in units {
      let group = source.random.groups[unit.group]
      let effects = source.random.terms.filter { $0.group == unit.group }.flatMap(\.names)
      names.append(
        unit.row == unit.column
          ? "\(group.name).\(effects[unit.row])"
          : "\(group.name).\(effects[unit.row]).\(effects[unit.column])")
      scales.append(
        source.scale * source.scale / (group.scales[unit.row] * group.scales[unit.column]))
    }
    scales.append(source.scale * source.scale)
    var matrix = scaled
    for j in scales.indices {
      for i in scales.indices { matrix[i, j] *= scales[i] * scales[j] }
    }
    return VarianceCovariance(names: names + ["residual"], matrix: matrix)
  }
}
