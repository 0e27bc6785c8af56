import Models
import Results
import Tables

/// Why a model cannot be fitted to a table, as diagnostics: what, where, and the way out.
struct ModelRefusal {
  private let formula: Formula
  private let columns: ColumnFacts

  init(_ formula: Formula, _ columns: ColumnFacts) {
    (self.formula, self.columns) = (formula, columns)
  }

  /// Reads a formula.
  ///
  /// - Parameters:
  ///   - text: the formula.
  ///   - option: the option that holds it.
  /// - Returns: the formula.
  /// - Throws: `RefusedInput` with `model.formula`, at its place in the formula.
  static func parsed(
    _ text: String, option: String = FormulaWindow.option
  ) throws(RefusedInput) -> Formula {
    do throws(FormulaError) {
      return try Formula(text)
    } catch {
      throw RefusedInput([
        Diagnostic(
          .modelFormula, at: Place(file: option, line: 1, column: error.column),
          "The formula cannot be read: \(error.message).", help: error.help)
      ])
    }
  }

  /// Looks at the columns for what no model can be made of.
  ///
  /// - Throws: `RefusedInput` with `model.one-level` or `model.one-group`; all at once.
  func check() throws(RefusedInput) {
    let effects = Set(formula.fixed.flatMap(\.columns))
    let grouping = Set(formula.random.map(\.grouping).filter { $0.count == 1 }.flatMap(\.self))
    var problems: [Diagnostic] = []
    for column in columns.columns {
      guard column.levels == 1 else { continue }
      if grouping.contains(column.name) {
        problems.append(oneGroup(column.name, 1))
      } else if effects.contains(column.name) {
        problems.append(oneLevel(column.name))
      }
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
  }

  /// What the model found wrong, as a diagnostic.
  func refused(_ error: ModelError) -> RefusedInput {
    RefusedInput([diagnostic(error)])
  }

  /// Why a model cannot be fitted to a table that is read in stretches.
  static func notStreamed(_ message: String, _ help: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      .modelNotStreamed, at: place,
      "The model cannot be fitted to rows that come by once and are not kept: \(message).",
      help: help.isEmpty || help == MomentRefusal.inMemory
        ? "Leave --stream out." : "Leave --stream out, or: \(help)")
  }

  func place(_ column: String? = nil) -> Place {
    Place(file: columns.file, field: column)
  }

  private func oneLevel(_ name: String) -> Diagnostic {
    let leftOut =
      columns.rows < columns.rowsRead
      ? "; or look whether rows with others were left out for an empty cell." : "."
    return Diagnostic(
      .modelOneLevel, at: place(name),
      "Every row that is left has the same in '\(name)', so nothing can be compared by it.",
      help: "Leave '\(name)' out of the formula\(leftOut)")
  }

  private func oneGroup(_ group: String, _ levels: Int) -> Diagnostic {
    Diagnostic(
      .modelOneGroup, at: place(group),
      "'\(group)' has \(Counted.words(levels, "level")): how much its levels differ cannot be told from one.",
      help:
        "Leave (… | \(group)) out of the formula, or look whether '\(group)' is the right column.")
  }

  private func diagnostic(_ error: ModelError) -> Diagnostic {
    func told(_ code: DiagnosticCode, _ field: String?, _ message: String, _ help: String? = nil)
      -> Diagnostic
    {
      Diagnostic(code, at: place(field), message, help: help ?? error.help)
    }
    let rows = Counted.words(columns.rows, "row")
    switch error {
    case .noRandomEffects:
      return told(
        .modelNoRandomEffects, nil,
        "The formula lets nothing vary from person to person.",
        "Add (1 | person), with the column that says whose row it is; or --residual and --within person."
      )
    case .repeatedRandomEffect(let effect, let group):
      return told(
        .modelRepeatedEffect, group, "The effect '\(effect)' varies twice over '\(group)'.",
        "Name it once; '||' and '0 +' leave intercepts and correlations out.")
    case .constantOutcome(let name):
      return told(
        .modelConstantOutcome, name, "'\(name)' is the same in all of the \(rows).",
        "There is nothing to explain; look whether it is the right column, and the rows that were left out."
      )
    case .outcomeDetermined(let name):
      return told(
        .modelOutcomeDetermined, name,
        "The fixed effects give '\(name)' exactly, so nothing is left to vary.",
        "Look whether a column is the outcome itself, or was made from it.")
    case .oneLevel(let name): return oneLevel(name)
    case .tooFewLevels(let group, let levels): return oneGroup(group, levels)
    case .notNumeric(let name), .tooFewDistinctNumbers(let name, _, _, _),
      .knotOutside(let name, _, _), .tiedKnots(let name, _):
      return told(
        .modelCurve, name,
        "The curve of '\(name)' cannot be drawn through these rows: \(error.message).")
    case .tooManyRandomEffects(let group, let effects, let rows):
      return told(
        .modelTooManyEffects, group,
        "'\(group)' asks for \(effects) random effects from \(Counted.words(rows, "row")): they could not be "
          + "told from chance.",
        "Let fewer effects vary, such as (1 | \(group)), or use a group with several rows for each level."
      )
    case .tooManyTrailingEffects(let effects, let limit):
      return told(
        .modelTooManyLevels, nil,
        "The groups that cross the largest one come to \(effects) random effects; up to \(limit) are fitted.",
        "Leave one of the crossed groups out, let fewer effects vary over it, or fit a part of the rows."
      )
    case .noResidualDegreesOfFreedom(let rows, let effects):
      return told(
        .modelTooFewRows, nil,
        "\(Counted.words(rows, "row is", "rows are")) too few for \(effects) fixed effects.")
    case .rankDeficient(let terms):
      return told(
        .modelCollinear, nil,
        "Some terms say again what the others say already: \(terms.joined(separator: ", ")).",
        "Leave \(terms.count == 1 ? "it" : "them") out of the formula: with or without, the fit is the same."
      )
    case .notSummed(let refusal): return Self.notStreamed(refusal.message, refusal.help, place())
    default:
      return told(.modelNotFitted, nil, "The model could not be fitted: \(error.message).")
    }
  }
}
