public import Scales

/// What a scale's file says of it that no answers can tell.
public struct ScaleDeclaration: Sendable, Hashable {
  /// How far it has been examined, by its own file.
  public var status: Scale.Status
  /// Who agreed it; empty where nobody is named.
  public var agreedBy: [String]
  /// When it was agreed; nil where the file does not say.
  public var agreedOn: String?
  /// When it is to be looked at again; nil where the file does not say.
  public var review: String?
  /// Groups of people with a published mean and spread.
  public var norms: Int
  /// Published sizes of a change that is more than error, or worth having; the file does not tell the two apart.
  public var thresholds: Int

  /// Reads what the file says of a scale and one of its scores.
  ///
  /// - Parameters:
  ///   - scale: the scale.
  ///   - score: position among its scores.
  public init(_ scale: Scale, score: Int) {
    let definition = scale.scores[score]
    status = scale.status
    agreedBy = scale.agreement?.by ?? []
    agreedOn = scale.agreement?.on
    review = scale.agreement?.review
    // The same people in two metrics are one group.
    norms =
      Set(
        definition.norms.filter { $0.standardDeviation != nil }.map {
          [$0.population, $0.country, $0.year, $0.mode ?? ""]
        }
      ).count
    thresholds = definition.changeThresholds.count
  }
}
