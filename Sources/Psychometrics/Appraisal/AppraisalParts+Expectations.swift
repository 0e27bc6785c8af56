import Results

/// What was expected beforehand, and what became of it.
extension AppraisalParts {
  /// What became of the expectations of a kind.
  func expectations(_ kind: Expectation.Kind) -> [ExpectationFinding] {
    options.expectations.enumerated().filter { $0.element.kind == kind }.map { place, expectation in
      ExpectationFinding(
        expectation,
        answers.scores.indices.map { person in
          let now = answers.beside[person]?.numbers[place]
          switch kind {
          case .score: return (answers.scores[person], now)
          case .change:
            let later = answers.laterBeside[person]?.numbers[place]
            return (moved(person), now.flatMap { now in later.map { $0 - now } })
          }
        }, level: options.level)
    }
  }

  /// How far a person's score moved; nil without two scores.
  private func moved(_ person: Int) -> Double? {
    answers.scores[person].flatMap { first in answers.laterScores[person].map { $0 - first } }
  }

  /// Whether the score moves the better way for those for whom things are better.
  func better() throws(Withheld) -> ConcordanceArea {
    guard answers.hasSecond else { throw Self.oneOccasion }
    var (better, others): ([Double], [Double]) = ([], [])
    for person in answers.scores.indices {
      guard let moved = moved(person), let isBetter = answers.laterBeside[person]?.isBetter else {
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
