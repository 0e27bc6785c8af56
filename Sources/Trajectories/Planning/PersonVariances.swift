public import LinearAlgebra
public import Models
public import Results

/// How people differ about the average line, and how their scores differ about their own.
///
///     score = (β₀ + u₀) + (β₁ + u₁) t + ε,
///     Var(u₀) = level,   Var(u₁) = slope,   Cov(u₀, u₁) = covariance,   Var(ε) = residual
public struct PersonVariances: Sendable, Hashable {
  /// Variance of people's levels at time 0, in squared units of the score.
  public let level: Double
  /// Variance of people's slopes, per squared unit of time.
  public let slope: Double
  /// Covariance of a person's level and slope, per unit of time.
  public let covariance: Double
  /// Variance of scores about the person's own line.
  public let residual: Double

  /// Takes the four numbers.
  ///
  /// - Throws: `Withheld` unless they can be variances: finite, 0 or more, the residual above 0, the
  ///   covariance no larger than the two variances allow.
  public init(
    level: Double, slope: Double, covariance: Double = 0, residual: Double
  ) throws(Withheld) {
    let numbers = [level, slope, covariance, residual]
    guard numbers.allSatisfy(\.isFinite), level >= 0, slope >= 0, residual > 0,
      covariance * covariance <= level * slope * (1 + 1e-6)
    else {
      throw Withheld(
        "plan.variances", "These numbers cannot be variances of levels, slopes and scores.",
        help: "Give variances of 0 or more, a residual variance above 0, and a correlation "
          + "between −1 and 1.")
    }
    self.level = level
    self.slope = slope
    self.covariance = covariance
    self.residual = residual
  }

  /// Takes the variances of a fitted model.
  ///
  /// - Parameters:
  ///   - fit: a model with random effects of the group: levels, slopes of `time`, or both.
  ///   - time: the column of time.
  ///   - group: the group, by default `person`.
  /// - Throws: `Withheld` when the model lets other things vary over the group, or nothing.
  public init(
    _ fit: MixedModelFit, time: String, group: String = "person"
  ) throws(Withheld) {
    let parts = try fit.levelAndSlope(time: time, group: group)
    try self.init(
      level: parts.level, slope: parts.slope, covariance: parts.covariance,
      residual: fit.residualVariance)
  }

  /// V = Z D Zᵀ + σ² I, the covariance of a person's scores at some times.
  public func covariance(at times: [Double]) -> Matrix {
    var v = Matrix(rows: times.count, columns: times.count)
    for (j, s) in times.enumerated() {
      for (i, t) in times.enumerated() {
        v[i, j] = level + covariance * (s + t) + slope * s * t + (i == j ? residual : 0)
      }
    }
    return v
  }
}

extension MixedModelFit {
  /// How levels and slopes vary over a group.
  func levelAndSlope(
    time: String, group: String
  ) throws(Withheld) -> (level: Double, slope: Double, covariance: Double) {
    let components = varianceComponents.filter { $0.group == group }
    let level = components.first { $0.term == "(Intercept)" }
    let slope = components.first { $0.term == time }
    guard !components.isEmpty, components.count == [level, slope].compactMap(\.self).count else {
      throw Withheld(
        "plan.variances",
        "The model does not say how levels and slopes vary over '\(group)'.",
        help: "Fit a model such as score ~ \(time) + (\(time) | \(group)).")
    }
    let correlation = (components.flatMap(\.correlations).first { $0.value != nil })?.value ?? 0
    let deviations = (level?.standardDeviation ?? 0) * (slope?.standardDeviation ?? 0)
    return (level?.variance ?? 0, slope?.variance ?? 0, correlation * deviations)
  }
}
