public import Models
public import Results

/// How much people's outcomes differ by practitioner: one number for all of them.
///
///     share = τ²_practitioner / (Σ τ² + σ²)
///
/// Practitioners are never named, shown or put in order: people are not shared out among them at random, and a
/// few people say little about any of them. Shares of 5 to 8 % are usual.
///
/// ### Source
/// Saxon, D., Firth, N., & Barkham, M. (2017). The relationship between therapist effects and therapy delivery
/// factors. *Administration and Policy in Mental Health, 44*(5), 705–715.
/// <https://doi.org/10.1007/s10488-016-0750-5>
public struct PractitionerVariance: Sendable, Hashable {
  /// The variance between practitioners, in squared points.
  public let variance: Double
  /// Its share of all variance, in [0, 1].
  public let share: Double
  /// How many practitioners stand behind it.
  public let practitioners: Int

  /// The fewest practitioners whose variance is shown: 5. That of two is the distance between them.
  public static let fewest = 5

  /// The variance of a group of a fitted model.
  ///
  /// - Parameters:
  ///   - fit: of a model in which the group has a random intercept and nothing else.
  ///   - group: the group whose levels are practitioners, for example `service:practitioner`.
  /// - Throws: `Withheld` for fewer than five, or a group that the model does not have or that has more than
  ///   an intercept.
  public init(_ fit: MixedModelFit, group: String) throws(Withheld) {
    let components = fit.varianceComponents.filter { $0.group == group }
    guard components.count == 1, components[0].term == "(Intercept)",
      let levels = fit.groups.first(where: { $0.name == group })?.levels
    else {
      throw Withheld(
        "practitioners.not-an-intercept",
        "'\(group)' does not vary by an intercept alone in this model.",
        help: "Use a model with (1 | \(group)).")
    }
    guard levels >= Self.fewest else {
      throw Withheld(
        "practitioners.too-few", "The variance of fewer than five practitioners says who they are.",
        help: "Leave it out, or take services together.")
    }
    variance = components[0].variance
    let total = fit.varianceComponents.reduce(fit.residualVariance) { $0 + $1.variance }
    share = total > 0 ? variance / total : 0
    practitioners = levels
  }
}
