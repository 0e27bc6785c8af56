import Results

/// Whether the score goes, and moves, with what it should.
extension ScaleAppraisal {
  var hypothesesRow: CardRow {
    guard !hypotheses.isEmpty else {
      return Self.unseen(
        .hypotheses, "Nothing was expected of it beforehand.",
        "Write down, before looking, what should go with it and how closely; then correlate.")
    }
    return Self.row(.hypotheses, Self.grade(hypotheses), hypotheses, [])
  }

  var responsivenessRow: CardRow {
    var grades: [Grade] = []
    var evidence: [String] = []
    var people: Int?
    if !changeHypotheses.isEmpty { grades.append(Self.grade(changeHypotheses)) }
    if case .success(let found) = better {
      grades.append(Grade(found.area.interval, atLeast: 0.7))
      people = found.better + found.others
      evidence.append(
        "of two people, one better off and one not, the score moved more for the first in a share of \(Figure.text(found.area)) (\(found.better) and \(found.others) people)"
      )
    }
    guard !grades.isEmpty else {
      guard case .failure(let reason) = better else {
        return Self.unseen(.responsiveness, "No area can be had.", "Ask more people.")
      }
      return Self.unknown(.responsiveness, reason)
    }
    return Self.row(
      .responsiveness, Grade.joined(grades), changeHypotheses, evidence, people: people)
  }

  /// Three in four have to be met, and more than one in four must not be missed.
  private static func grade(_ findings: [ExpectationFinding]) -> Grade {
    let met = findings.count { $0.verdict == .met }
    let missed = findings.count { $0.verdict == .missed }
    if 4 * met >= 3 * findings.count { return .sufficient }
    return 4 * missed > findings.count ? .insufficient : .indeterminate
  }

  private static func row(
    _ property: CardRow.Property, _ grade: Grade, _ findings: [ExpectationFinding],
    _ further: [String], people: Int? = nil
  ) -> CardRow {
    let evidence =
      findings.map { finding in
        let expected =
          "expected \(Figure.text(finding.expectation.range.lowerBound)) to \(Figure.text(finding.expectation.range.upperBound))"
        switch finding.correlation {
        case .failure: return "\(finding.expectation.column): no correlation, \(expected)"
        case .success(let found):
          return
            "\(finding.expectation.column): r \(Figure.text(found)), \(expected): \(finding.verdict.rawValue)"
        }
      } + further
    let isChange = property == .responsiveness
    let sentence =
      switch grade {
      case .sufficient:
        isChange
          ? "It moves as was expected of it." : "It goes with other things as was expected of it."
      case .insufficient:
        isChange
          ? "It does not move as was expected of it."
          : "It does not go with other things as was expected of it."
      case .indeterminate: "Whether it does as was expected, these people do not decide."
      }
    return CardRow(
      property: property, grade: grade,
      people: (findings.map(\.n) + [people].compactMap(\.self)).min(),
      evidence: evidence.joined(separator: "; "), sentence: sentence,
      next: grade == .indeterminate
        ? "Collect both numbers of more people."
        : grade == .insufficient
          ? "Ask whether the expectation or the scale has to change, and write down the next one before looking."
          : nil)
  }
}
