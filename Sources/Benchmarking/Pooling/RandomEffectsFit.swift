import Distributions
import LinearAlgebra
import Results

/// The coefficients at an estimate of τ², with the pieces that intervals and shrinkage are made of.
struct RandomEffectsFit {
  let sample: EffectSample
  let options: PoolingOptions
  /// τ², with the Q-profile interval where there is one.
  let between: Estimate
  /// Least squares at the weights 1/(v_j + τ²).
  let fit: WeightedFit
  /// (XᵀWX)⁻¹.
  let covariance: Matrix
  /// Cochran's Q at τ² = 0.
  let q: Double
  /// The variance that an estimate would have were all alike: (k − p) / tr(P) at τ² = 0.
  let typicalVariance: Double

  init(_ sample: EffectSample, _ options: PoolingOptions) throws(Withheld) {
    precondition(options.level > 0 && options.level < 1, "level \(options.level)")
    guard FewServices(services: sample.count) != .notPooled else {
      throw Withheld(
        "pooling.too-few-services", "Fewer than three services are not pooled.",
        help: "Show each service with its own interval.")
    }
    var between = try options.between.estimate(sample)
    between.interval = try sample.profileInterval(level: options.level)
    let plain = try WeightedFit(sample, weights: sample.weights(0))
    fit = try WeightedFit(sample, weights: sample.weights(between.value))
    covariance = fit.covariance
    q = plain.q
    typicalVariance = Double(sample.degreesOfFreedom) / plain.trace
    self.between = between
    self.sample = sample
    self.options = options
    guard q.isFinite, typicalVariance > 0, typicalVariance.isFinite,
      covariance.elements.allSatisfy(\.isFinite)
    else { throw EffectSample.notComputable }
  }

  /// s² = Q(τ²) / (k − p).
  var hartungKnappScale: Double { fit.q / Double(sample.degreesOfFreedom) }

  /// What the test multiplies (XᵀWX)⁻¹ by.
  var scale: Double {
    switch options.test {
    case .normal: 1
    case .hartungKnapp: hartungKnappScale
    case .hartungKnappGuarded: max(1, hartungKnappScale)
    }
  }

  /// Degrees of freedom of the test; nil for the normal distribution.
  var testDegreesOfFreedom: Double? {
    options.test == .normal ? nil : Double(sample.degreesOfFreedom)
  }

  /// I² = τ² / (τ² + v), v the typical variance.
  var iSquared: Double { between.value / (between.value + typicalVariance) }

  /// H² = 1 + τ² / v.
  var hSquared: Double { 1 + between.value / typicalVariance }

  /// The probability of Q or more were τ² = 0.
  var qPValue: Double { sample.chiSquared.upperTail(q) }

  /// A coefficient with its test.
  func term(_ j: Int) -> TermEstimate {
    let value = fit.coefficients[j]
    let error = (scale * covariance[j, j]).squareRoot()
    // Where residuals are rounding only, Hartung and Knapp's error is too.
    guard error > 8 * value.ulp else {
      return TermEstimate(term: sample.terms[j], estimate: Estimate(value: value))
    }
    let statistic = value / error
    let critical: Double
    let pValue: Double
    if let df = testDegreesOfFreedom {
      let t = StudentT(degreesOfFreedom: df)
      (critical, pValue) = (t.quantile((1 + options.level) / 2), t.twoSided(statistic))
    } else {
      let z = Normal()
      (critical, pValue) = (z.quantile((1 + options.level) / 2), z.twoSided(statistic))
    }
    return TermEstimate(
      term: sample.terms[j],
      estimate: Estimate(
        value: value, standardError: error,
        interval: ConfidenceInterval(
          lower: value - critical * error, upper: value + critical * error, level: options.level,
          method: options.test.rawValue)),
      statistic: statistic, degreesOfFreedom: testDegreesOfFreedom, pValue: pValue)
  }

  /// What to know about the answer, whatever it is.
  var notes: [Note] {
    var notes = FewServices(services: sample.count).note.map { [$0] } ?? []
    if between.value == 0, options.between != .equalEffects {
      notes.append(
        Note(
          "pooling.no-difference-seen",
          "No difference between services is seen beyond the error of their figures. It may be "
            + "there all the same: the upper end of its interval says how large."))
    }
    if between.interval == nil {
      notes.append(
        Note(
          "pooling.closer-than-chance",
          "The services lie closer together than error alone would let them, so there is no interval "
            + "of how much they differ. See whether rows were counted twice."))
    }
    return notes
  }
}
