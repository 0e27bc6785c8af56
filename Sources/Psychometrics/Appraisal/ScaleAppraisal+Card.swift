import Results

extension ScaleAppraisal {
  /// The card: a row for each property, that of adaptation for an adapted scale alone, graded on the interval and not on the figure alone.
  ///
  /// | property | `+` | `-` |
  /// |---|---|---|
  /// | structure | all of RMSEA's interval below .06 | all of it above .06, CFI at most .95 and SRMR at least .08 |
  /// | internal consistency | structure is `+`, alpha's interval within .70 to .95 | all of it below .70 or above .95 |
  /// | reliability | all of the interval of ICC(A,1) at .70 or above | all of it below |
  /// | measurement error | all of the interval of the smallest detectable change below the change that matters | all of it above |
  /// | reliability of change | all of the interval at .70 or above | all of it below |
  /// | same ruler over time | with loadings and intercepts held the same, as for structure | likewise, where structure alone is not |
  /// | hypotheses | three in four met by the whole interval | more than one in four missed by it |
  /// | invariance | over groups as over time, or every item's rise of R² below .02 with its whole interval | likewise, or one above it |
  /// | responsiveness | as hypotheses, or all of the interval of the ROC area at .70 or above | likewise, or all of it below |
  /// | floor and ceiling | both intervals at 15 % or below | one above |
  /// | adaptation | with the parent's factor held, or item by item against those that did not move, as for groups | likewise |
  /// | interpretability | four groups of norms and a change that matters, declared | |
  ///
  /// Everything else is `?`, and so is what the answers alone cannot tell. Where people's services are known, intervals
  /// are over services; where those are fewer than twenty, what would be graded on such an interval is `?`.
  ///
  /// ### Source
  /// The bars: Prinsen, C. A. C., et al. (2018). COSMIN guideline for systematic reviews of patient-reported outcome
  /// measures. *Quality of Life Research*, 27(5), 1147–1157. Terwee, C. B., et al. (2007). Quality criteria were proposed
  /// for measurement properties of health status questionnaires. *Journal of Clinical Epidemiology*, 60(1), 34–42.
  /// There they are for figures; that the whole interval has to clear them is ours, and so are the bars for the
  /// reliability of change and for the same ruler over time.
  public var card: [CardRow] {
    let structure = structureRow
    var rows = [
      contentRow, structure, consistencyRow(structure.grade), reliabilityRow, errorRow, changeRow,
      overTimeRow, hypothesesRow, groupsRow, responsivenessRow, endsRow, interpretabilityRow,
    ]
    if let adaptationRow { rows.append(adaptationRow) }
    return rows.map(allowingForServices)
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
}
