import Platform
import Results

extension ScaleAppraisal {
  /// The card: eleven rows, each graded on the interval and not on the figure alone.
  ///
  /// | property | `+` | `-` |
  /// |---|---|---|
  /// | structure | all of RMSEA's interval below .06 | all of it above .06, CFI at most .95 and SRMR at least .08 |
  /// | internal consistency | structure is `+`, alpha's interval within .70 to .95 | all of it below .70 or above .95 |
  /// | reliability | all of the interval of ICC(A,1) at .70 or above | all of it below |
  /// | measurement error | all of the interval of the smallest detectable change below the change that matters | all of it above |
  /// | reliability of change | all of the interval at .70 or above | all of it below |
  /// | floor and ceiling | both intervals at 15 % or below | one above |
  ///
  /// Everything else is `?`, and so is what the answers alone cannot tell.
  ///
  /// ### Source
  /// The bars: Prinsen, C. A. C., et al. (2018). COSMIN guideline for systematic reviews of patient-reported outcome
  /// measures. *Quality of Life Research*, 27(5), 1147–1157. Terwee, C. B., et al. (2007). Quality criteria were proposed
  /// for measurement properties of health status questionnaires. *Journal of Clinical Epidemiology*, 60(1), 34–42.
  /// There they are for figures; that the whole interval has to clear them is ours, and so is the bar for the
  /// reliability of change.
  public var card: [CardRow] {
    let structure = structureRow
    return [
      content, structure, consistencyRow(structure.grade), reliabilityRow, errorRow, changeRow,
      Self.unseen(
        .hypotheses, "Nothing was expected of it beforehand.",
        "Write down, before looking, what should go with it and how closely; then correlate."),
      Self.unseen(
        .invariance, "Groups of people were not compared.",
        "Collect two hundred people of each group that is to be compared."),
      Self.unseen(
        .responsiveness, "Its changes were not held against anything else.",
        "Ask people as well how much has changed for them, and hold both against each other."),
      endsRow,
      Self.unseen(
        .interpretability, "The answers alone do not tell what a score means.",
        "Give norms and a change that matters, with their sources, in the scale file."),
    ]
  }

  static func unseen(
    _ property: CardRow.Property, _ sentence: String, _ next: String
  ) -> CardRow {
    CardRow(
      property: property, grade: .indeterminate, people: nil, evidence: "", sentence: sentence,
      next: next)
  }

  static func unknown(
    _ property: CardRow.Property, _ reason: Withheld, people: Int? = nil
  ) -> CardRow {
    CardRow(
      property: property, grade: .indeterminate, people: people, evidence: "",
      sentence: reason.reason, next: reason.help)
  }

  private var content: CardRow {
    Self.unseen(
      .content, "No figure tells this: it is for the people asked to say.",
      "Ask people of the service whether every question matters to them, whether one is missing, and whether each is understood; say in the scale file who agreed it."
    )
  }
}
