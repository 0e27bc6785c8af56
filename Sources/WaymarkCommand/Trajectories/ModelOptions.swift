import ArgumentParser
import Models

/// How a model is fitted, and by which distribution its numbers are judged.
struct ModelOptions: ParsableArguments {
  @Flag(
    help: "Fit by maximum likelihood, to compare models with other fixed effects; otherwise REML.")
  var ml = false

  @Option(
    help:
      "Degrees of freedom of tests and intervals: satterthwaite, or none for the normal distribution."
  )
  var df: DegreesOfFreedomOption = .satterthwaite

  @Option(help: "Coverage of intervals, above 0 and below 1.")
  var level = 0.95

  func validate() throws {
    guard level > 0, level < 1 else { throw ValidationError("--level is above 0 and below 1.") }
  }

  /// The library's options.
  var options: MixedModel.Options {
    var options = MixedModel.Options()
    options.criterion = ml ? .maximumLikelihood : .reml
    options.inference = df.inference
    options.level = level
    return options
  }
}

/// The value of `--df`.
enum DegreesOfFreedomOption: String, ExpressibleByArgument, CaseIterable {
  case satterthwaite
  case none

  /// The library's name.
  var inference: MixedModel.Inference {
    switch self {
    case .satterthwaite: .satterthwaite
    case .none: .wald
    }
  }
}

extension MixedModel.Criterion {
  /// As statistics programs call it.
  var name: String { self == .reml ? "REML" : "ML" }
}

extension MixedModel.Inference {
  /// As people read it.
  var words: String {
    switch self {
    case .satterthwaite: "Satterthwaite's degrees of freedom"
    case .wald: "the normal distribution"
    }
  }
}
