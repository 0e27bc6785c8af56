/// Why a model of yes-or-no or ordered outcomes could not be fitted.
public enum GeneralizedModelError: Error, Sendable, Hashable {
  /// The outcome is neither 0 and 1 nor two categories.
  case notBinary(String)
  /// Rows are counts out of trials, and the outcome is a column of categories.
  case countsNotNumeric(String)
  /// A count of trials is not a whole number from 0 that can be counted exactly; rows count from 0.
  case notACount(String, row: Int)
  /// More successes than trials; rows count from 0.
  case moreThanTrials(String, trials: String, row: Int)
  /// The outcome has more ordered categories than are modelled.
  case tooManyCategories(String, categories: Int, limit: Int)
  /// No level has two different outcomes, so how much levels differ cannot be told.
  case outcomeNeverChanges(String, group: String)
  /// The formula has random effects of more than one group.
  case severalGroups([String])
  /// The random effects of a group are asked to share one correlation.
  case structureNotFitted(group: String)
  /// More random effects of one group than can be integrated.
  case tooManyEffects(group: String, effects: Int, limit: Int)
  /// Some combination of these terms divides the outcomes without overlap.
  case separated(terms: [String])

  /// What is wrong, in words that stand alone.
  public var message: String {
    switch self {
    case .notBinary(let name):
      "the outcome '\(name)' is not made of 0 and 1, nor of two categories"
    case .countsNotNumeric(let name): "the outcome '\(name)' is not a column of counts"
    case .notACount(let name, let row): "row \(row + 1) of column '\(name)' is not a whole number"
    case .moreThanTrials(let name, let trials, let row):
      "row \(row + 1) has more in '\(name)' than in '\(trials)'"
    case .tooManyCategories(let name, let categories, let limit):
      "the outcome '\(name)' has \(categories) different values, more than \(limit) categories"
    case .outcomeNeverChanges(let name, let group):
      "no level of '\(group)' has two different outcomes '\(name)'"
    case .severalGroups(let groups):
      "the random effects belong to several groups: \(groups.joined(separator: ", "))"
    case .structureNotFitted(let group):
      "the random effects of '\(group)' are asked to share one correlation"
    case .tooManyEffects(let group, let effects, let limit):
      "'\(group)' asks for \(effects) random effects, more than \(limit)"
    case .separated(let terms):
      "\(terms.joined(separator: ", ")) divides the outcomes without overlap, so its estimate "
        + "would grow without end"
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .notBinary:
      "Code the outcome as 0 and 1, or model more than two ordered categories as ordered."
    case .countsNotNumeric, .notACount: "Give the number of successes and of trials in each row."
    case .moreThanTrials: "Check the two columns; successes are counted among the trials."
    case .tooManyCategories: "Join categories, or model the score as a number."
    case .outcomeNeverChanges:
      "Use rows in which some levels change, or leave the random effects out."
    case .severalGroups: "Keep one group, for example (1 | person)."
    case .structureNotFitted: "Write (a + b | group) or (a + b || group)."
    case .tooManyEffects: "Let fewer effects vary."
    case .separated:
      "Leave the term out, or join categories until each has both outcomes; the rows show a very "
        + "strong relation, but not how strong."
    }
  }
}
