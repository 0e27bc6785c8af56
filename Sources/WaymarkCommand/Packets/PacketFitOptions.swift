import ArgumentParser
import Benchmarking
import Models
import Trajectories

/// Which packets are fitted, and how.
struct PacketFitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What is explained by what: 'post ~ pre' (the default), 'post ~ 1' or 'change ~ 1'; services vary about it. Of packets of a plan: the plan (the default), or a model with some of its terms.",
      valueName: "formula"))
  var formula: String?

  @Flag(help: "Fit by maximum likelihood; otherwise REML.")
  var ml = false

  @Option(
    help:
      "Of packets of a plan: degrees of freedom of tests and intervals, as 'waymark trajectories' has them: satterthwaite, kenward-roger, or none."
  )
  var df: DegreesOfFreedomOption?

  @Option(help: "Coverage of intervals of the fixed effects, above 0 and below 1.")
  var level = 0.95

  @Option(help: "Of packets of several scales: the scale.")
  var scale: String?

  @Option(help: "Of packets of several periods: the period.")
  var period: String?

  func validate() throws {
    guard level > 0, level < 1 else { throw ValidationError("--level is above 0 and below 1.") }
    if let formula, !formula.contains("|") { _ = try model(formula) }
  }

  /// The model of packets of means by its name.
  private func model(_ formula: String) throws -> PacketModel {
    let bare = formula.filter { !$0.isWhitespace }
    let name = bare.hasSuffix("+(1|service)") ? String(bare.dropLast(12)) : bare
    let model = PacketModel.allCases.first { model in
      model.rawValue.filter { !$0.isWhitespace } == name
    }
    guard let model else {
      let known = PacketModel.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw ValidationError(
        "--formula: packets tell of pre and post alone, unless they are of a plan; it is one of \(known)."
      )
    }
    return model
  }

  /// The library's options for packets of means.
  var options: PacketFit.Options {
    get throws {
      guard df == nil else { throw ValidationError("--df is for packets of a plan.") }
      var options = PacketFit.Options()
      options.model = try model(formula ?? PacketModel.postOnPre.rawValue)
      options.criterion = ml ? .maximumLikelihood : .reml
      options.level = level
      return options
    }
  }
}

extension PacketFitOptions {
  /// The model of packets of a plan: the plan itself, or what is asked for.
  ///
  /// - Throws: `RefusedInput` with `model.formula`; `ValidationError` where other than the people of the
  ///   plan vary, or something else is modelled.
  func model(of plan: BlockPlan) throws -> Formula {
    guard let formula else { return plan.formula }
    let parsed = try ModelRefusal.parsed(formula)
    guard parsed.outcome == plan.formula.outcome,
      Set(BlockPlan.grouping(parsed, person: plan.person))
        == Set(BlockPlan.grouping(plan.formula, person: plan.person))
    else {
      throw ValidationError(
        "--formula: the packets are of '\(plan.formula.text)'; leave terms out of it, and keep the outcome and what varies over people."
      )
    }
    let known = Set(plan.formula.columns)
    if let name = parsed.columns.first(where: { !known.contains($0) }) {
      throw ValidationError("--formula: the plan of the packets has no column '\(name)'.")
    }
    return parsed
  }

  /// The library's options for packets of a plan, with inference that fits small samples where none is asked
  /// for.
  func options(_ formula: Formula, levels: [String: Int], rows: Int) -> MixedModel.Options {
    var options = MixedModel.Options()
    options.criterion = ml ? .maximumLikelihood : .reml
    options.inference =
      df?.inference
      ?? SmallSampleRules.inference(options.criterion, formula, levels: levels, rows: rows)
    options.level = level
    return options
  }
}
