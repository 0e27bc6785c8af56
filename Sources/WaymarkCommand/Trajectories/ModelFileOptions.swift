import ArgumentParser
import Models
import Tables
import Trajectories

/// The table that a model is fitted to.
struct ModelFileOptions: ParsableArguments {
  @OptionGroup(title: "What the columns hold") var cells: CellOptions

  /// What to read for a formula.
  ///
  /// - Parameters:
  ///   - formula: names columns of the table.
  ///   - others: columns beside the formula.
  /// - Returns: the columns, each once.
  /// - Throws: `ValidationError` when --factor is not for a column of the formula.
  func columns(_ formula: Formula, and others: [ColumnsAsked.Column]) throws -> ColumnsAsked {
    for name in cells.factor {
      guard formula.columns.contains(name) else {
        throw ValidationError("--factor: the formula has no column '\(name)'.")
      }
      guard name != formula.outcome else {
        throw ValidationError("--factor: '\(name)' is what is modelled, and must be numbers.")
      }
    }
    return cells.asked(TableFrame.columns(formula, factors: Set(cells.factor)) + others)
  }
}
