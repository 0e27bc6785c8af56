public import Results

/// The items of a score on one scale by the partial credit model, how well they keep to it, and what each sum is worth.
///
/// Places are by conditional likelihood, so that nothing is supposed about people; measures are by weighted likelihood,
/// which has an end at every score.
public struct RaschAppraisal: Sendable, Hashable {
  /// The items on their scale.
  public let fit: RaschFit
  /// How far answers to each item stray, people measured by weighted likelihood.
  public let items: [RaschItemFit]
  /// How much of the spread of measures is not error.
  public let reliability: SeparationReliability
  /// Whether items have the same places among low and high scores, or why that is not known.
  public let andersen: Result<AndersenTest, Withheld>
  /// What each sum of categories is worth; nil where the items tell nobody apart.
  public let measures: RaschMeasures?

  /// Places the items.
  ///
  /// - Parameters:
  ///   - answers: of people who answered every item.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the items on their scale.
  /// - Throws: what fitting throws.
  public static func of(
    _ answers: CategoryAnswers, level: Double = 0.95
  ) throws(Withheld) -> RaschAppraisal {
    let counts = RaschCounts(answers)
    let fit = try RaschFit.of(counts, by: .conditional, level: level)
    return RaschAppraisal(
      fit: fit, items: try RaschItemFit.every(counts, fit, measure: .weighted),
      reliability: try SeparationReliability.of(counts, fit, measure: .weighted),
      andersen: AppraisalParts.attempt { () throws(Withheld) in try AndersenTest.of(answers) },
      measures: RaschMeasures.of(fit.scale))
  }
}
