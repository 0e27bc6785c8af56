import Results

/// Whether the items go together.
extension ScaleAppraisal {
  func consistencyRow(_ structure: Grade) -> CardRow {
    switch (consistency, everybodysAlpha) {
    case (.success(let found), _):
      if let reason = withheldOverServices("alpha.raw") {
        return Self.unknown(.internalConsistency, reason, people: found.n)
      }
      guard let alpha = found["alpha.raw"]?.estimate.map({ certain("alpha.raw", $0) }) else {
        return Self.unseen(
          .internalConsistency, "Alpha cannot be had.", "Look at the answers item by item.")
      }
      var evidence = "alpha \(Figure.text(alpha))"
      if case .success(let omega) = omega {
        evidence += "; omega \(Figure.text(certain("omega.cfa.model", omega.model)))"
      }
      if case .success(let everybody)? = everybodysAlpha {
        evidence += "; \(Self.evidence(everybody))"
      }
      return consistencyRow(
        structure, alpha, people: found.n, evidence: evidence, keying: found.keying)
    // Where too few answered every item, everybody; of whom nothing is known over services.
    case (.failure, .success(let everybody)?) where services == nil:
      return consistencyRow(
        structure, everybody.alpha, people: everybody.n, evidence: Self.evidence(everybody),
        keying: everybody.keying, isEverybody: true)
    case (.failure(let reason), _):
      return Self.unknown(.internalConsistency, reason, people: complete)
    }
  }

  private static func evidence(_ everybody: IncompleteAlpha) -> String {
    "alpha of everybody (\(everybody.n)), those who left items out among them, \(Figure.text(everybody.alpha))"
  }

  private func consistencyRow(
    _ structure: Grade, _ alpha: Estimate, people: Int, evidence: String, keying: KeyingSigns,
    isEverybody: Bool = false
  ) -> CardRow {
    func row(_ grade: Grade, _ sentence: String, _ next: String?) -> CardRow {
      CardRow(
        property: .internalConsistency, grade: grade, people: people, evidence: evidence,
        sentence: sentence, next: next)
    }
    guard let interval = alpha.interval else {
      return Self.unseen(
        .internalConsistency, "How sure alpha is cannot be had.",
        "Look at the answers item by item.")
    }
    if let note = keying.note {
      return row(
        .indeterminate, "Some items run against the others. \(note.message)",
        "Look at their wording, and correct the key in the scale file if it is wrong.")
    }
    if interval.upper < 0.7 {
      return row(
        .insufficient, "The items go together too little for one total of a person.",
        "Look at the items that go least with the rest, or use the score for groups alone.")
    }
    if interval.lower > 0.95 {
      return row(
        .insufficient, "The items say nearly the same thing over again.", "Leave some out.")
    }
    guard interval.lower >= 0.7, interval.upper <= 0.95 else {
      return row(
        .indeterminate, "The items seem to go together; how well, these people do not decide.",
        isEverybody
          ? "Collect answers to every item from more people." : more(alpha.value, n: people))
    }
    guard structure == .sufficient else {
      return row(
        .indeterminate,
        "The items go together well enough, but alpha says nothing where it is not known that they measure one thing.",
        "See the row on structure.")
    }
    return row(.sufficient, "The items go together well enough for one total.", nil)
  }

  /// How many complete answers bring both of Feldt's limits within .70 to .95, alpha staying as it is.
  private func more(_ alpha: Double, n: Int) -> String {
    if case .success? = services { return "Collect answers from more services." }
    func clears(_ n: Int) -> Bool {
      let interval = CronbachAlpha.interval(
        alpha: alpha, n: n, items: items.count, level: options.level)
      return interval.lower >= 0.7 && interval.upper <= 0.95
    }
    guard alpha > 0.7, alpha < 0.95, !clears(n),
      let needed = (n...max(n, 2_000)).first(where: clears)
    else {
      return
        "More people alone will hardly decide it: look at the items that go least with the rest."
    }
    return
      "Complete answers of some \(needed) people would decide it, if alpha stays as it is; there are \(n)."
  }
}
