/// What is declared of a scale and not computed.
extension ScaleAppraisal {
  var contentRow: CardRow {
    let next =
      "Ask people of the service whether every question matters to them, whether one is missing, and whether each is understood; say in the scale file who agreed it."
    guard let said = options.declaration, !said.agreedBy.isEmpty else {
      return Self.unseen(
        .content, "No figure tells this: it is for the people asked to say.", next)
    }
    var evidence = "the scale file says: agreed by \(said.agreedBy.joined(separator: ", "))"
    if let on = said.agreedOn { evidence += ", \(on)" }
    if let review = said.review { evidence += "; to be looked at again \(review)" }
    return CardRow(
      property: .content, grade: .indeterminate, people: nil, evidence: evidence,
      sentence:
        "Declared by the service, and not computed: no figure tells whether the right things are asked.",
      next: next)
  }

  var interpretabilityRow: CardRow {
    guard let said = options.declaration else {
      return Self.unseen(
        .interpretability, "The answers alone do not tell what a score means.",
        "Give norms and a change that matters, with their sources, in the scale file.")
    }
    let matters = options.importantChange.map { "a change that matters: \(Figure.text($0))" }
    let thresholds =
      said.thresholds > 0
      ? "published thresholds of change, beyond error or worth having: \(said.thresholds)" : nil
    let hasNorms = said.norms >= Self.normGroups
    let evidence = ["groups of people with published norms: \(said.norms)", matters, thresholds]
      .compactMap(\.self).joined(separator: "; ")
    var missing: [String] = []
    if !hasNorms {
      missing.append("norms of \(Self.normGroups) groups of people or more, with their sources")
    }
    var next: [String] = []
    if !missing.isEmpty { next.append("Add to the scale file \(missing.joined(separator: ", ")).") }
    if matters == nil {
      missing.append("how large a change has to be to matter")
      next.append("Ask people how large a change matters to them, and give it with --mic.")
    }
    return CardRow(
      property: .interpretability,
      grade: missing.isEmpty ? .sufficient : .indeterminate, people: nil, evidence: evidence,
      sentence: missing.isEmpty
        ? "It is declared how other people score, and how large a change has to be to matter."
        : said.norms > 0 || matters != nil || thresholds != nil
          ? "Some of what gives a score its meaning is declared, and some is not."
          : "Nothing is declared that would give a score its meaning.",
      next: next.isEmpty ? nil : next.joined(separator: " "))
  }

  /// Groups whose mean and spread are known, from which on scores can be placed.
  static let normGroups = 4
}
