import Distributions
import LinearAlgebra
import Results

extension MixedModelFit {
  /// Predicts the rows of a table.
  ///
  ///     population   x'β̂,           error variance  x'Cov(β̂)x
  ///     levels       x'β̂ + z'b̂,     error variance  σ² [x z] (Henderson's matrix)⁻¹ [x z]'
  ///     new level    b̂ = 0,         with zᵀDz added
  ///     one outcome  adds σ²; and zᵀDz for the population
  ///
  /// Henderson's inverse is the covariance of (β̂ − β, b̂ − b), so an error in β̂ that b̂ makes up for
  /// counts once. Variances are taken as estimated; intervals are Student's t with the degrees of
  /// freedom of the row's fixed part. The residual of a new outcome is taken as independent of those
  /// that were seen.
  ///
  /// - Parameters:
  ///   - frame: must hold every column of the model but the outcome; the groups only for `.levels`.
  ///   - target: whom for. The default is the row's own levels.
  ///   - level: coverage of intervals, in (0, 1). The default is that of the fit.
  /// - Returns: one prediction per row.
  /// - Throws: `ModelError`: a column is absent, or a row is of a category that the fit has not seen.
  ///
  /// ### Source
  /// Henderson, C. R. (1975). Best linear unbiased estimation and prediction under a selection model.
  /// *Biometrics, 31*(2), 423–447. <https://doi.org/10.2307/2529430>
  /// Welham, S., Cullis, B., Gogel, B., Gilmour, A., & Thompson, R. (2004). Prediction in linear mixed
  /// models. *Australian & New Zealand Journal of Statistics, 46*(3), 325–347.
  ///
  /// ### Agrees with
  /// R `lme4`'s `predict` for the values (`re.form` `NA` and `NULL`).
  public func predict(
    _ frame: ModelFrame, for target: PredictionTarget = .levels, level: Double? = nil
  ) throws(ModelError) -> [Prediction] {
    let level = level ?? options.level
    precondition(level > 0 && level < 1, "level \(level)")
    let fixed = try source.columns(in: frame)
    let varying = try source.varying(in: frame)
    let weights = try source.weights(in: frame)
    let residual = try source.residual(in: frame)
    let line = FitSource.line(fixed, fixedEffects.map(\.estimate.value), rows: frame.rows)
    let between = source.factors.map { $0 * $0.transposed }
    let known = target == .levels ? try KnownLevels(self, frame) : nil
    var result: [Prediction] = []
    result.reserveCapacity(frame.rows)
    for row in 0..<frame.rows {
      let x = fixed.map { $0[row] }
      let z = varying.map { columns in columns.map { $0[row] } }
      let spread = zip(z, between).map {
        residualVariance * SmallSampleInference.form($0, $1)
      }
      var own = residualVariance / (weights.map { $0[row] * $0[row] } ?? 1)
      if let residual {
        let marks = residual.marks.isEmpty ? [0] : [residual.marks[row]]
        own *= residual.parts(marks, source.residualParameters).value[0, 0]
      }
      var value = line[row]
      var variance: Double
      var newLevels: [String] = []
      if let known {
        let found = known.levels(row)
        newLevels = groups.indices.filter { found[$0] == nil }.map { groups[$0].name }
        value += known.modes(found, z)
        variance = known.variance(x, z, found)
        for (index, part) in spread.enumerated() where found[index] == nil { variance += part }
      } else {
        variance = SmallSampleInference.form(x, fixedCovariance)
        own += spread.reduce(0, +)
      }
      variance = max(0, variance)
      let degrees = inference.degreesOfFreedom(x)
      let quantile =
        degrees.map { StudentT(degreesOfFreedom: $0).quantile((1 + level) / 2) }
        ?? Normal().quantile((1 + level) / 2)
      func interval(_ variance: Double) -> ConfidenceInterval {
        let half = quantile * variance.squareRoot()
        return ConfidenceInterval(
          lower: value - half, upper: value + half, level: level,
          method: degrees == nil ? "wald" : options.inference.rawValue)
      }
      result.append(
        Prediction(
          value: value, standardError: variance.squareRoot(), interval: interval(variance),
          outcomeInterval: interval(variance + own), degreesOfFreedom: degrees,
          newLevels: newLevels))
    }
    return result
  }
}
