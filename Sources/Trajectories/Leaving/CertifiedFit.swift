import LinearAlgebra
import Models
import Results

/// A mixed model of people's scores that ended at a certified optimum, or the reason why not.
enum CertifiedFit {
  static func fit(
    _ formula: String, _ columns: [String: ModelFrame.Column], level: Double
  ) throws(Withheld) -> MixedModelFit {
    var options = MixedModel.Options()
    options.level = level
    let fit: MixedModelFit
    do throws(ModelError) {
      fit = try MixedModel(formula, options: options).fit(ModelFrame(columns))
    } catch {
      throw Withheld(
        "leaving.not-fitted", "The model was not fitted: \(error.message).", help: error.help)
    }
    guard fit.convergence.certified, fit.criterion.isFinite,
      fit.fixedCovariance.elements.allSatisfy(\.isFinite),
      fit.fixedEffects.allSatisfy({ $0.estimate.value.isFinite })
    else {
      throw Withheld(
        "leaving.not-certified",
        "The search for the best fit did not end at a point that could be certified as an optimum.",
        help: "See that scores differ, and that people have several of them.")
    }
    return fit
  }

  /// How people's own lines vary: level and slope where there are three occasions or more.
  static func random(occasions: Int) -> String {
    occasions >= 3 ? "(occasion | person)" : "(1 | person)"
  }
}
