import ArgumentParser
import Benchmarking
import Models

/// Which packets are fitted, and how.
struct PacketFitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What is explained by what: 'post ~ pre' (the default), 'post ~ 1' or 'change ~ 1'; services vary about it.",
      valueName: "formula"))
  var formula = PacketModel.postOnPre.rawValue

  @Flag(help: "Fit by maximum likelihood; otherwise REML.")
  var ml = false

  @Option(help: "Coverage of intervals of the fixed effects, above 0 and below 1.")
  var level = 0.95

  @Option(help: "Of packets of several scales: the scale.")
  var scale: String?

  @Option(help: "Of packets of several periods: the period.")
  var period: String?

  func validate() throws {
    guard level > 0, level < 1 else { throw ValidationError("--level is above 0 and below 1.") }
    _ = try options
  }

  /// The library's options.
  var options: PacketFit.Options {
    get throws {
      let bare = formula.filter { !$0.isWhitespace }
      let name = bare.hasSuffix("+(1|service)") ? String(bare.dropLast(12)) : bare
      let model = PacketModel.allCases.first { model in
        model.rawValue.filter { !$0.isWhitespace } == name
      }
      guard let model else {
        let known = PacketModel.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        throw ValidationError(
          "--formula: packets tell of pre and post alone; it is one of \(known).")
      }
      var options = PacketFit.Options()
      options.model = model
      options.criterion = ml ? .maximumLikelihood : .reml
      options.level = level
      return options
    }
  }
}
