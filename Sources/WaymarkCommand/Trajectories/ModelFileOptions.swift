import ArgumentParser
import Models
import Tables
import Trajectories

/// The table that a model is fitted to.
struct ModelFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A column of categories although numbers stand in it; may be given again.",
      valueName: "column"))
  var factor: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Texts that stand for an empty cell, beside NA and nothing at all: -99,refused.",
      valueName: "texts"))
  var missing: String?

  @OptionGroup(title: "How the table stands in its file") var table: TableOptions

  /// What to read for a formula.
  ///
  /// - Parameters:
  ///   - formula: names columns of the table.
  ///   - others: columns beside the formula.
  /// - Returns: the columns, each once.
  /// - Throws: `ValidationError` when --factor is not for a column of the formula.
  func columns(_ formula: Formula, and others: [ColumnsAsked.Column]) throws -> ColumnsAsked {
    for name in factor {
      guard formula.columns.contains(name) else {
        throw ValidationError("--factor: the formula has no column '\(name)'.")
      }
      guard name != formula.outcome else {
        throw ValidationError("--factor: '\(name)' is what is modelled, and must be numbers.")
      }
    }
    var asked = ColumnsAsked(TableFrame.columns(formula, factors: Set(factor)))
    for column in others where !asked.columns.contains(where: { $0.name == column.name }) {
      asked.columns.append(column)
    }
    asked.missing.formUnion((missing ?? "").split(separator: ",").map(String.init))
    asked.layout = table.layout
    return asked
  }
}
