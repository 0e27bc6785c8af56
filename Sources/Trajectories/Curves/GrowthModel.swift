import LinearAlgebra
public import Models
import Results

/// A fitted model and its table, one of whose columns is time: what curves are drawn from.
///
///     a typical journey: x(t)ᵀβ      a person's: x(t)ᵀβ + z(t)ᵀb
///
/// with x and z the rows that the formula makes of a time.
public struct GrowthModel: Sendable, Hashable {
  /// The fit.
  public let fit: MixedModelFit
  /// The rows it was fitted to.
  public let frame: ModelFrame
  /// The column of times.
  public let time: String
  /// The group of the model that is people; nil where it lets nothing vary over any.
  public let person: String?
  let fixed: EffectRows
  /// What varies over people.
  let own: EffectRows
  /// Covariance of what varies over people, in the order of `own`.
  let ownCovariance: Matrix

  /// Takes a fit and its table.
  ///
  /// - Parameters:
  ///   - fit: the fitted model.
  ///   - frame: the rows it was fitted to.
  ///   - time: the column of times, numbers.
  ///   - person: the group that is people; by default the group `person`, or else the one with most
  ///     levels.
  /// - Throws: `ModelError` where the table lacks a column of the formula, or time is not numbers.
  public init(
    _ fit: MixedModelFit, _ frame: ModelFrame, time: String, person: String? = nil
  ) throws(ModelError) {
    guard let column = frame.columns[time] else { throw .absentColumn(time) }
    guard case .numeric = column else { throw .notNumeric(time) }
    let groups = fit.groups.map(\.name)
    let isNamed = groups.contains("person")
    let group = person ?? (isNamed ? "person" : groups.first)
    (self.fit, self.frame, self.time) = (fit, frame, time)
    self.person = group
    fixed = try EffectRows(
      [Design(fit.formula.fixed, frame)], named: fit.fixedEffects.map(\.term))
    let components = fit.varianceComponents.filter { $0.group == group }
    var designs: [Design] = []
    for term in fit.formula.random where term.group == group {
      designs.append(try Design(term.effects, frame))
    }
    own = try EffectRows(designs, named: components.map(\.term))
    ownCovariance = Self.covariance(components)
  }

  /// Variances, and correlation times standard deviations.
  private static func covariance(_ components: [VarianceComponent]) -> Matrix {
    var result = Matrix(rows: components.count, columns: components.count)
    for (i, component) in components.enumerated() {
      result[i, i] = component.variance
      for correlation in component.correlations {
        guard let j = components.firstIndex(where: { $0.term == correlation.with }) else {
          continue
        }
        let value =
          (correlation.value ?? 0) * component.standardDeviation * components[j].standardDeviation
        (result[i, j], result[j, i]) = (value, value)
      }
    }
    return result
  }

  /// The columns that fixed effects and people's own effects are made of, beside some.
  func columns(beside names: [String]) -> [String] {
    (fixed.columns + own.columns).filter { !names.contains($0) }
  }

  /// The times of the rows.
  var times: [Double] {
    guard case .numeric(let times)? = frame.columns[time] else { return [] }
    return times
  }
}
