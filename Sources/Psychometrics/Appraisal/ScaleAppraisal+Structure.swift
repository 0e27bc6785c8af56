import Results

/// Whether one thing is behind the items.
extension ScaleAppraisal {
  var structureRow: CardRow {
    let fit: ConfirmatoryFit
    switch oneFactor {
    case .failure(let reason): return Self.unknown(.structure, reason, people: complete)
    case .success(let found): fit = found
    }
    let figures = structureFigures(fit.fit)
    var evidence = figures.words
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
    if case .success(let parallel) = parallel, parallel.suggested == 0 {
      return row(
        .indeterminate,
        "The items hardly go together, so that one factor fits whatever is behind them.",
        "Look at the items one by one, and ask people what each is about.")
    }
    if case .success(let fit)? = ordered, !fit.verdicts.isEmpty {
      return row(
        .indeterminate, "One factor beneath the ordered answers comes to no possible solution.",
        "Look at the items one by one, and whether one has to be turned round.")
    }
    let grade = Self.grade(rmsea: figures.rmsea, cfi: figures.cfi, srmr: figures.srmr)
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

  /// The figures that the structure is graded on: beneath ordered answers where every item offers few, else those for
  /// answers that are not normal, else the plain ones.
  private func structureFigures(
    _ plain: FitIndices
  ) -> (rmsea: Estimate?, cfi: Double, srmr: Double, words: String) {
    func told(
      _ kind: String, _ rmsea: Estimate?, _ cfi: Double, _ srmr: Double
    ) -> (rmsea: Estimate?, cfi: Double, srmr: Double, words: String) {
      let text = rmsea.map { "RMSEA \(Figure.text($0)) (90 %)" } ?? "no RMSEA"
      return (
        rmsea, cfi, srmr,
        "one factor\(kind): \(text), CFI \(Figure.text(cfi)), SRMR \(Figure.text(srmr))"
      )
    }
    if case .success(let fit)? = ordered {
      return told(" beneath ordered answers", fit.scaled.rmsea, fit.scaled.cfi, fit.srmr)
    }
    if case .success(let fit) = robust {
      return told(", scaled", fit.rmsea, fit.cfi, plain.srmr)
    }
    return told("", plain.rmsea, plain.cfi, plain.srmr)
  }

  /// The grade of a factor model by how well it fits.
  static func grade(_ fit: FitIndices) -> Grade {
    grade(rmsea: fit.rmsea, cfi: fit.cfi, srmr: fit.srmr)
  }

  /// The same from its figures; without SRMR by the others.
  static func grade(rmsea: Estimate?, cfi: Double, srmr: Double?) -> Grade {
    let grade = Grade(rmsea?.interval, atMost: 0.06)
    guard grade == .insufficient else { return grade }
    return cfi <= 0.95 && (srmr ?? 1) >= 0.08 ? .insufficient : .indeterminate
  }
}
