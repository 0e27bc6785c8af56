import ArgumentParser
import Benchmarking
import Models
import Results
import Tables
import Trajectories

/// A model whose sums go into a packet, in the place of two scores.
struct PacketPlanOptions: ParsableArguments {
  /// The option, which stands for the file in places of the formula.
  static let option = "--plan"

  @Option(
    help: ArgumentHelp(
      "In files with a row per person and time: the mixed model that the packet is for, outcome ~ fixed + (random | group), in quotation marks. Packets of the same plan can be added up.",
      valueName: "formula"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "With --plan: a column of categories although numbers stand in it; may be given again.",
      valueName: "column"))
  var factor: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --plan: a column of numbers that are the same in all rows of a person, such as an age; may be given again.",
      valueName: "column"))
  var constant: [String] = []

  /// The model.
  ///
  /// - Parameter columns: which columns hold what.
  /// - Returns: the formula.
  /// - Throws: `RefusedInput` with `model.formula`; `ValidationError` where options are not for it.
  func formula(_ columns: PacketColumnOptions) throws -> Formula {
    let formula = try ModelRefusal.parsed(plan ?? "", option: Self.option)
    let named =
      [("--time", columns.time)] + factor.map { ("--factor", $0) }
      + constant.map { ("--constant", $0) }
    for case (let option, let name?) in named {
      guard formula.columns.contains(name) else {
        throw ValidationError("\(option): the plan has no column '\(name)'.")
      }
      guard name != formula.outcome else {
        throw ValidationError("\(option): '\(name)' is what is modelled, and must be numbers.")
      }
    }
    guard !BlockPlan.grouping(formula, person: columns.person ?? "").isEmpty else {
      throw ValidationError(
        "--plan lets nothing vary from person to person: add (1 | \(columns.person ?? "person"))."
      )
    }
    let effects =
      formula.fixed.flatMap(\.columns) + formula.random.flatMap { $0.effects.flatMap(\.columns) }
    guard ![formula.outcome].appending(effects).contains(columns.person ?? "") else {
      throw ValidationError("--plan: '\(columns.person ?? "")' says who somebody is, and no more.")
    }
    guard formula.outcome != columns.service else {
      throw ValidationError("--plan: '\(columns.service)' is the service, and not modelled.")
    }
    return formula
  }
}

extension [String] {
  fileprivate func appending(_ others: [String]) -> [String] { self + others }
}
