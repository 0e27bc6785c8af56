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
  /// A column that enters as categories has only one.
  case oneLevel(String)
  /// A row is of a category that the model has not seen; rows count from 0.
  case newLevel(String, row: Int)
  /// A column of categories stands where numbers are needed.
  case notNumeric(String)
  /// A column of numbers stands where the model has seen categories.
  case notCategories(String)
  /// A curve asks for more distinct numbers than the column has.
  case tooFewDistinctNumbers(String, term: String, distinct: Int, needed: Int)
  /// A knot does not lie between the smallest and the largest number of its column.
  case knotOutside(String, term: String, knot: Double)
  /// So many numbers are equal that quantiles give the same knot twice.
  case tiedKnots(String, term: String)
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
  /// The model of a yes-or-no or ordered outcome could not be fitted.
  case generalized(GeneralizedModelError)

  /// A column of steps holds a number that is not whole; rows count from 0.
  case notWhole(String, row: Int)
  /// A level of the group has more rows than can go together.
  case personTooLong(rows: Int, limit: Int)
  /// A level of the group has two rows at one occasion.
  case repeatedOccasion(String, group: String)
  /// Residuals that go together need one group.
  case structureNeedsOneGroup
  /// Likelihood intervals, refits and explained variance are of independent residuals.
  case needsIndependentResiduals
  /// A weight is not above zero; rows count from 0.
  case notPositive(String, row: Int)

  /// Every row is in one cluster.
  case oneCluster(String)
  /// A level of a group has rows in two clusters.
  case crossedCluster(String, group: String)
  /// A cluster has more random effects than are taken together.
  case clusterTooLarge(String, limit: Int)

  /// The model was fitted to sums over persons, and this needs their rows.
  case needsRows
  /// Persons cannot be summed for this model, or not by what was summed.
  case notSummed(MomentRefusal)

  /// What is wrong, in words that stand alone.
  public var message: String {
    switch self {
    case .formula(let error): "column \(error.column) of the formula: \(error.message)"
    case .absentColumn(let name): "there is no column '\(name)'"
    case .unequalColumns(let name, let rows, let expected):
      "column '\(name)' has \(rows) rows where others have \(expected)"
    case .notFinite(let name, let row): "row \(row + 1) of column '\(name)' is not a finite number"
    case .unknownLevel(let name, let row): "row \(row + 1) of column '\(name)' has no level"
    case .oneLevel(let name): "every row has the same value of '\(name)'"
    case .newLevel(let name, let row):
      "row \(row + 1) has a value of '\(name)' that the model has not seen"
    case .notNumeric(let name): "the column '\(name)' is not a column of numbers"
    case .notCategories(let name):
      "the column '\(name)' has numbers where the model has seen categories"
    case .tooFewDistinctNumbers(let name, let term, let distinct, let needed):
      "'\(term)' needs \(needed) different values of '\(name)', and there are \(distinct)"
    case .knotOutside(let name, let term, let knot):
      "the knot \(FormulaNumber.text(knot)) of '\(term)' does not lie between the smallest and the "
        + "largest value of '\(name)'"
    case .tiedKnots(let name, let term):
      "so many values of '\(name)' are equal that two knots of '\(term)' would be the same"
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
    case .notWhole(let name, let row):
      "row \(row + 1) of column '\(name)' is not a whole number of steps"
    case .personTooLong(let rows, let limit):
      "one level of the group has \(rows) rows, more than \(limit)"
    case .repeatedOccasion(let name, let group):
      "a level of '\(group)' has two rows at one occasion of '\(name)'"
    case .needsIndependentResiduals:
      "this is worked out for independent residuals with one variance only"
    case .structureNeedsOneGroup: "residuals that go together are fitted within one group"
    case .notPositive(let name, let row):
      "row \(row + 1) of column '\(name)' holds a weight that is not above zero"
    case .oneCluster(let name): "every row is in one cluster of '\(name)'"
    case .crossedCluster(let name, let group):
      "a level of '\(group)' has rows in two clusters of '\(name)'"
    case .clusterTooLarge(let name, let limit):
      "a cluster of '\(name)' has more than \(limit) random effects"
    case .generalized(let error): error.message
    case .needsRows: "the model was fitted to sums over persons, and this needs their rows"
    case .notSummed(let refusal): refusal.message
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .formula(let error): error.help
    case .absentColumn: "Correct the name in the formula, or add the column."
    case .unequalColumns: "Give every column one value per row."
    case .notFinite, .unknownLevel: "Leave incomplete rows out."
    case .oneLevel(let name):
      "Leave '\(name)' out of the formula: there is nothing to compare it with."
    case .newLevel: "Leave the row out, or fit the model to rows that have this value too."
    case .notNumeric: "Curves need numbers: name a column of them."
    case .notCategories: "Give the column as categories, as it was when the model was fitted."
    case .tooFewDistinctNumbers: "Use a simpler curve, or the column as it is."
    case .knotOutside: "Put the knot between the first and the last time."
    case .tiedKnots: "Ask for fewer columns, or name the knots."
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
    case .notWhole: "Number the occasions, or use car1 for times."
    case .personTooLong: "Use independent residuals for groups as long as this."
    case .repeatedOccasion: "Leave doubled rows out, or number the occasions apart."
    case .needsIndependentResiduals: "Fit the model with independent residuals to have them."
    case .structureNeedsOneGroup:
      "Let effects vary over one group only, or use independent residuals."
    case .notPositive: "Leave rows without weight out."
    case .oneCluster: "Name a column with a level for each cluster; robust errors compare clusters."
    case .crossedCluster:
      "Name a column that holds the levels of every group whole; where groups cross, there is none."
    case .clusterTooLarge: "Use the model's own standard errors, or smaller clusters."
    case .generalized(let error): error.help
    case .needsRows: "Fit the model to the table itself."
    case .notSummed(let refusal): refusal.help
    }
  }
}
