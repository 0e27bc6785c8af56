/// Why a model could not be fitted.
public enum ModelError: Error, Sendable, Hashable {
  /// The formula could not be read.
  case formula(FormulaError)
  /// The formula names a column that the table does not have.
  case absentColumn(String)
  /// A column is not as long as the others.
  case unequalColumns(String, rows: Int, expected: Int)
  /// A number is not finite; rows count from 0.
  case notFinite(String, row: Int)
  /// A code lies outside the levels of its column; rows count from 0.
  case unknownLevel(String, row: Int)
  /// The table has no rows.
  case noRows
  /// The outcome is a column of categories.
  case outcomeNotNumeric(String)
  /// Every row has the same outcome.
  case constantOutcome(String)
  /// The fixed effects give every outcome exactly, so nothing is left to vary.
  case outcomeDetermined(String)
  /// The formula has no random effects.
  case noRandomEffects
  /// The same random effect is asked for twice.
  case repeatedRandomEffect(String, group: String)
  /// A group has fewer than two levels.
  case tooFewLevels(group: String, levels: Int)
  /// A term has at least as many random effects as there are rows.
  case tooManyRandomEffects(group: String, effects: Int, rows: Int)
  /// The groups beside the largest come to more random effects than are fitted here.
  case tooManyTrailingEffects(effects: Int, limit: Int)
  /// There are at least as many fixed effects as rows.
  case noResidualDegreesOfFreedom(rows: Int, fixedEffects: Int)
  /// Some fixed effects are combinations of the others.
  case rankDeficient(terms: [String])
  /// The criterion could not be evaluated, as with numbers too large to square.
  case notEvaluable

  /// What is wrong, in words that stand alone.
  public var message: String {
    switch self {
    case .formula(let error): "column \(error.column) of the formula: \(error.message)"
    case .absentColumn(let name): "there is no column '\(name)'"
    case .unequalColumns(let name, let rows, let expected):
      "column '\(name)' has \(rows) rows where others have \(expected)"
    case .notFinite(let name, let row): "row \(row + 1) of column '\(name)' is not a finite number"
    case .unknownLevel(let name, let row): "row \(row + 1) of column '\(name)' has no level"
    case .noRows: "there are no rows"
    case .outcomeNotNumeric(let name): "the outcome '\(name)' is not a column of numbers"
    case .constantOutcome(let name): "the outcome '\(name)' is the same in every row"
    case .outcomeDetermined(let name): "the fixed effects give the outcome '\(name)' exactly"
    case .noRandomEffects: "the formula has no random effects"
    case .repeatedRandomEffect(let effect, let group):
      "the effect '\(effect)' varies twice over '\(group)'"
    case .tooFewLevels(let group, let levels): "the group '\(group)' has \(levels) level"
    case .tooManyRandomEffects(let group, let effects, let rows):
      "'\(group)' asks for \(effects) random effects from \(rows) rows"
    case .tooManyTrailingEffects(let effects, let limit):
      "the groups beside the largest come to \(effects) random effects, more than \(limit)"
    case .noResidualDegreesOfFreedom(let rows, let fixedEffects):
      "\(rows) rows are too few for \(fixedEffects) fixed effects"
    case .rankDeficient(let terms):
      "the other fixed effects already determine \(terms.joined(separator: ", "))"
    case .notEvaluable: "the likelihood could not be computed"
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .formula(let error): error.help
    case .absentColumn: "Correct the name in the formula, or add the column."
    case .unequalColumns: "Give every column one value per row."
    case .notFinite, .unknownLevel: "Leave incomplete rows out."
    case .noRows: "Check the selection of rows."
    case .outcomeNotNumeric: "Model a score; categories are not modelled here."
    case .constantOutcome, .outcomeDetermined: "There is nothing to explain; check the column."
    case .noRandomEffects: "Add (1 | group), for example (1 | person)."
    case .repeatedRandomEffect: "Name it once."
    case .tooFewLevels: "Leave this group out of the formula, or compare at least two levels."
    case .tooManyRandomEffects:
      "Let fewer effects vary, or use a group with several rows per level."
    case .tooManyTrailingEffects:
      "Leave one of the crossed groups out, or fit a part of the rows."
    case .noResidualDegreesOfFreedom: "Use fewer fixed effects."
    case .rankDeficient: "Leave these terms out."
    case .notEvaluable:
      "Check the outcome for very large or very small numbers, or change its unit."
    }
  }
}
