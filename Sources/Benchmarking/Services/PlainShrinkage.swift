import LinearAlgebra
import Models
public import Results

/// Mean changes of services drawn towards that of all, with nothing else allowed for: `change ~ 1 + (1 | service)`.
public struct PlainShrinkage: Sendable, Hashable {
  /// The mean of all services, in points of the score.
  public let intercept: TermEstimate
  /// Variance between services.
  public let between: Double
  /// Variance of persons within services.
  public let within: Double
  /// How the search for the variances ended.
  public let convergence: Convergence
  /// What to know about the model.
  public let notes: [Note]
  /// The mean it gives each service, by name.
  let means: [String: Double]

  /// - Throws: `Withheld` for fewer than three services, or where no certified optimum was found.
  init(_ frame: ModelFrame, services: Int, level: Double) throws(Withheld) {
    guard FewServices(services: services) != .notPooled else {
      throw Withheld(
        "services.too-few", "Fewer than three services are not drawn towards their average.",
        help: "Show each service with its own interval.")
    }
    var options = MixedModel.Options()
    options.level = level
    let fit: MixedModelFit
    do throws(ModelError) {
      fit = try MixedModel("change ~ 1 + (1 | service)", options: options).fit(frame)
    } catch {
      throw Withheld(
        "benchmark.no-shrinkage", "Shrunken means were not computed: \(error.message).",
        help: error.help)
    }
    guard fit.convergence.certified else {
      throw Withheld(
        "benchmark.no-shrinkage",
        "Shrunken means were not computed: the search for the variances did not end at a point "
          + "that could be certified as an optimum.",
        help: "See that changes differ at all, and that several people stand behind a service.")
    }
    intercept = fit.fixedEffects[0]
    between = fit.varianceComponents[0].variance
    within = fit.residualVariance
    convergence = fit.convergence
    notes = fit.notes
    let modes = fit.conditionalModes[0]
    let centre = intercept.estimate.value
    means = Dictionary(
      modes.levels.indices.map { (modes.levels[$0], centre + modes.modes[$0, 0]) }
    ) { first, _ in first }
  }
}
