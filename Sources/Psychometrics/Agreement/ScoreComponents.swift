import Distributions
import Glibc
import LinearAlgebra
import Models
import Results

/// Components of variance by restricted maximum likelihood, with how surely they are known.
struct ScoreComponents {
  /// The components, or derivatives by them.
  struct Values {
    var person: Double
    var occasion: Double
    var residual: Double
  }

  let person: Double
  let occasion: Double
  let residual: Double
  /// Covariance of person, occasion and residual in this order; nil where one is at zero.
  let covariance: Matrix?
  let convergence: Convergence

  /// Fits a model with the groups `person` and perhaps `occasion`.
  static func fit(
    _ formula: String, _ columns: [String: ModelFrame.Column]
  ) throws(Withheld) -> ScoreComponents {
    var options = MixedModel.Options()
    options.inference = .kenwardRoger
    let fit: MixedModelFit
    do throws(ModelError) {
      fit = try MixedModel(formula, options: options).fit(try ModelFrame(columns))
    } catch {
      throw Withheld(
        "components.not-fitted", "The scores cannot be taken apart: \(error.message)",
        help: "Look at the scores: they may be all alike, or too few of each person.")
    }
    guard fit.convergence.certified else {
      throw Withheld(
        "components.not-certified",
        "The search for the components did not end at a point that could be certified.",
        help: "Look at the scores: too few may be repeated to tell persons from occasions.")
    }
    let variance = { (group: String) -> Double in
      fit.varianceComponents.first { $0.group == group }?.variance ?? 0
    }
    let order = ["person.(Intercept)", "occasion.(Intercept)", "residual"]
    var covariance: Matrix?
    let isInside = fit.varianceComponents.allSatisfy { $0.variance > 0 }
    if isInside, let known = fit.varianceCovariance {
      var matrix = Matrix(rows: 3, columns: 3)
      for (i, row) in order.enumerated() {
        guard let a = known.names.firstIndex(of: row) else { continue }
        for (j, column) in order.enumerated() {
          guard let b = known.names.firstIndex(of: column) else { continue }
          matrix[i, j] = known.matrix[a, b]
        }
      }
      covariance = matrix
    }
    return ScoreComponents(
      person: variance("person"), occasion: variance("occasion"), residual: fit.residualVariance,
      covariance: covariance, convergence: fit.convergence)
  }

  /// A function of the components with its standard error by the delta method, from central
  /// differences; the functions are ratios of sums, whose third derivatives are small.
  func figures(_ function: (Values) -> Double) -> (value: Double, standardError: Double?) {
    let here = Values(person: person, occasion: occasion, residual: residual)
    let value = function(here)
    guard let covariance else { return (value, nil) }
    let step = 1e-5 * (person + occasion + residual)
    let paths: [WritableKeyPath<Values, Double>] = [\.person, \.occasion, \.residual]
    let slopes = paths.map { path in
      var (up, down) = (here, here)
      up[keyPath: path] += step
      down[keyPath: path] -= step
      return (function(up) - function(down)) / (2 * step)
    }
    let variance = zip(slopes, covariance * slopes).reduce(0) { $0 + $1.0 * $1.1 }
    return (value, max(0, variance).squareRoot())
  }

  /// A share of variance with its interval, of the logit:
  ///
  ///     logit⁻¹( logit ρ ± z · SE(ρ) / (ρ (1 − ρ)) )
  ///
  /// There is none where a component is at zero.
  func share(level: Double, _ function: (Values) -> Double) -> Estimate {
    let (value, error) = figures(function)
    let spread = value * (1 - value)
    guard let error, spread > 0 else { return Estimate(value: value) }
    let centre = log(value / (1 - value))
    let reach = Normal().quantile((1 + level) / 2) * error / spread
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: 1 / (1 + exp(reach - centre)), upper: 1 / (1 + exp(-reach - centre)), level: level,
        method: "delta-logit"))
  }
}
