import Results

/// What was expected beforehand, and what became of it.
extension AppraisalParts {
  /// What became of the expectations of a kind.
  func expectations(_ kind: Expectation.Kind) -> [ExpectationFinding] {
    let asked = options.expectations.enumerated().filter { $0.element.kind == kind }
    guard !asked.isEmpty else { return [] }
    let (scores, later) = (answers.scores, answers.laterScores)
    return asked.map {
      place, expectation in
      ExpectationFinding(
        expectation,
        scores.indices.map { person in
          let now = answers.beside(person)?.number(place)
          switch kind {
          case .score: return (scores[person], now)
          case .change:
            let then = answers.laterBeside(person)?.number(place)
            return (Self.moved(scores[person], later[person]), Self.moved(now, then))
          }
        }, level: options.level)
    }
  }

  /// How far a score moved; nil without two.
  private static func moved(_ first: Double?, _ later: Double?) -> Double? {
    first.flatMap { first in later.map { $0 - first } }
  }

  /// Whether the score moves the better way for those for whom things are better.
  func better() throws(Withheld) -> ConcordanceArea {
    guard answers.hasSecond else { throw Self.oneOccasion }
    guard !options.isRetest else { throw Self.noChangeExpected }
    var (better, others): ([Double], [Double]) = ([], [])
    for (person, scores) in zip(answers.scores, answers.laterScores).enumerated() {
      guard let moved = Self.moved(scores.0, scores.1),
        let isBetter = answers.laterBeside(person)?.isBetter
      else {
        continue
      }
      if isBetter {
        better.append(answers.direction * moved)
      } else {
        others.append(answers.direction * moved)
      }
    }
    guard !better.isEmpty || !others.isEmpty else {
      throw Withheld(
        "appraisal.no-better", "Its changes were not held against anything else.",
        help:
          "Ask people as well whether things are better for them, and hold both against each other."
      )
    }
    return try ConcordanceArea.of(better: better, others: others, level: options.level)
  }
}
