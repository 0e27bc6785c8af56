import Models
import Results

/// Why there is no answer to which goes before, and what to collect.
extension Withheld {
  static let separatedHelp =
    "More people, or more periods, in which the outcome comes at high and at low scores; or fewer "
    + "periods with a level of their own."

  static func of(_ failure: LogisticRegression.Failure) -> Withheld {
    switch failure {
    case .noVariation: .oneOutcome
    case .dependent: .dependent
    case .separated: .separated
    case .notConverged: .notCertified
    }
  }

  static func of(_ error: ModelError) -> Withheld {
    switch error {
    case .generalized(.separated): .separated
    case .generalized(.outcomeNeverChanges):
      Withheld(
        "lead-lag.nobody-changes",
        "Nobody has a period with the outcome and one without it, so what is stable in a person cannot be "
          + "told from what goes before.",
        help: "Follow people for more periods, or ask about the first outcome only.")
    case .constantOutcome: .oneOutcome
    case .rankDeficient: .dependent
    case .tooManyRandomEffects, .noResidualDegreesOfFreedom: .tooFewScores
    default: .notCertified
    }
  }

  static let oneOutcome = Withheld(
    "lead-lag.one-outcome", "In every period that counts the outcome is the same.",
    help: "Follow people for longer, so that the outcome is seen both to come and not to come.")

  static let dependent = Withheld(
    "lead-lag.dependent",
    "What is asked about is determined by the rest: it does not vary by itself.",
    help: "Collect scores more often, or from more people.")

  static let separated = Withheld(
    "lead-lag.separated",
    "The outcomes are divided without overlap, so that no size of the relation can be given.",
    help: separatedHelp)

  static let notCertified = Withheld(
    "lead-lag.not-certified", "The search for the best fit did not end at a certified optimum.",
    help: "Collect more outcomes, or use longer periods.")

  static let noPeriods = Withheld(
    "lead-lag.no-periods",
    "No whole period follows a score with a known outcome.",
    help: "Record the outcome, with dates, for at least one period after a score.")

  static let tooFewScores = Withheld(
    "lead-lag.too-few-scores",
    "Too few people have two scores after their first, so a person's own level cannot be told from their "
      + "ups and downs.",
    help: "Take at least three scores of most people, one at the start of each period.")

  static let noOutcomeBefore = Withheld(
    "lead-lag.no-outcome-before-score",
    "Too few scores have the outcome before them, or too few do not.",
    help:
      "Go on taking scores after the outcome has come: with and without it, five of each at the least."
  )

  static let noChange = Withheld(
    "lead-lag.no-change", "No period follows a score that was judged against the person's first.",
    help: "Give the measurement error of the score, so that reliable change can be judged.")

  static func tooFewOutcomes(_ fewer: Int, parameters: Int) -> Withheld {
    Withheld(
      "lead-lag.too-few-outcomes",
      "There are \(fewer) periods of the rarer kind, with the outcome or without it, for \(parameters) "
        + "figures to be estimated: fewer than five for each.",
      help: "At least \(5 * parameters) such periods are needed, and \(10 * parameters) are better."
    )
  }
}
