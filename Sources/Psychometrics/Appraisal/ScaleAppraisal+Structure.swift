import Results

/// Whether one thing is behind the items.
extension ScaleAppraisal {
  var structureRow: CardRow {
    let fit: ConfirmatoryFit
    switch oneFactor {
    case .failure(let reason): return Self.unknown(.structure, reason, people: complete)
    case .success(let found): fit = found
    }
    var evidence = Self.fit(fit.fit)
    if case .success(let parallel) = parallel {
      evidence += "; factors beyond chance: \(parallel.suggested)"
    }
    func row(_ grade: Grade, _ sentence: String, _ next: String?) -> CardRow {
      CardRow(
        property: .structure, grade: grade, people: complete, evidence: evidence,
        sentence: sentence, next: next)
    }
    if let reason = SampleRule.factorModel.withheld(people: complete, items: items.count) {
      return row(
        .indeterminate, "With so few people the figures are a first sign only. \(reason.reason)",
        reason.help)
    }
    guard fit.verdicts.isEmpty else {
      return row(
        .indeterminate,
        "One factor comes to no possible solution, or an item runs against the others.",
        "Look at the items one by one, and whether one has to be turned round.")
    }
    let grade = Self.grade(fit.fit)
    switch grade {
    case .sufficient: return row(grade, "One thing behind all items explains the answers.", nil)
    case .insufficient:
      return row(
        grade, "More than one thing is behind the items, so that one total mixes them.",
        "Look at which items go together, and score those apart.")
    case .indeterminate:
      return row(
        grade,
        "One thing behind all items explains the answers about as well as is asked for; these people do not decide it.",
        "Collect complete answers of more people, or look at which two items have something of their own in common."
      )
    }
  }

  private static func grade(_ fit: FitIndices) -> Grade {
    let grade = Grade(fit.rmsea?.interval, atMost: 0.06)
    guard grade == .insufficient else { return grade }
    return fit.cfi <= 0.95 && fit.srmr >= 0.08 ? .insufficient : .indeterminate
  }

  private static func fit(_ fit: FitIndices) -> String {
    let rmsea = fit.rmsea.map { "RMSEA \(Figure.text($0)) (90 %)" } ?? "no RMSEA"
    return "one factor: \(rmsea), CFI \(Figure.text(fit.cfi)), SRMR \(Figure.text(fit.srmr))"
  }
}
