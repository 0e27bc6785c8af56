import Distributions
import LinearAlgebra
import Results

/// Where the true mean of one more service like these would lie. Programs disagree on the definition, so
/// it is part of the name.
///
///     z              μ̂ ± z      √(SE² + τ²)
///     t, k − 1       μ̂ ± t_k−1  √(SE² + τ²)
///     t, k − 2       μ̂ ± t_k−2  √(SE² + τ²)
///     Hartung–Knapp  μ̂ ± t_k−1  √(SE_HK² + τ²)
///
/// SE is that of the normal test throughout; SE_HK is guarded where the options say so.
///
/// ### Source
/// Riley, R. D., Higgins, J. P. T., & Deeks, J. J. (2011). Interpretation of random effects
/// meta-analyses. *BMJ, 342*, d549 (t, k − 2). <https://doi.org/10.1136/bmj.d549>
public enum PredictionInterval: String, Sendable, Hashable, CaseIterable {
  /// By the normal distribution: too narrow where services are few.
  case normal = "prediction-z"
  /// By Student's t with k − 1 degrees of freedom.
  case studentT = "prediction-t-k-1"
  /// By Student's t with k − 2 degrees of freedom, after Riley and others.
  case riley = "prediction-t-k-2"
  /// With Hartung and Knapp's standard error, and k − 1 degrees of freedom.
  case hartungKnapp = "prediction-hartung-knapp-t"

  /// The interval of a mean of three or more services.
  func interval(_ fit: RandomEffectsFit) -> ConfidenceInterval {
    let (k, level, mean) = (fit.sample.count, fit.options.level, fit.fit.coefficients[0])
    let probability = (1 + level) / 2
    let critical =
      switch self {
      case .normal: Normal().quantile(probability)
      case .studentT, .hartungKnapp:
        StudentT(degreesOfFreedom: Double(k - 1)).quantile(probability)
      case .riley: StudentT(degreesOfFreedom: Double(k - 2)).quantile(probability)
      }
    let hartungKnapp =
      fit.options.test == .hartungKnappGuarded
      ? max(1, fit.hartungKnappScale) : fit.hartungKnappScale
    let scale = self == .hartungKnapp ? hartungKnapp : 1
    let reach = critical * (scale * fit.covariance[0, 0] + fit.between.value).squareRoot()
    return ConfidenceInterval(
      lower: mean - reach, upper: mean + reach, level: level, method: rawValue)
  }
}
