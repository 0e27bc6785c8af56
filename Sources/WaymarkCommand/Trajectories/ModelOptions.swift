import ArgumentParser
import Models
import Tables
import Trajectories

/// How a model is fitted, and by which distribution its numbers are judged.
struct ModelOptions: ParsableArguments {
  @Flag(
    help: "Fit by maximum likelihood, to compare models with other fixed effects; otherwise REML.")
  var ml = false

  @Option(
    help:
      "Degrees of freedom of tests and intervals: satterthwaite, kenward-roger, or none for the normal distribution. Otherwise kenward-roger where REML meets a group of at most 10 levels in at most 20,000 rows, and satterthwaite elsewhere."
  )
  var df: DegreesOfFreedomOption?

  @Option(help: "Coverage of intervals, above 0 and below 1.")
  var level = 0.95

  @OptionGroup var residuals: ResidualOptions

  @OptionGroup var intervals: IntervalOptions

  func validate() throws {
    guard level > 0, level < 1 else { throw ValidationError("--level is above 0 and below 1.") }
  }

  /// The library's options.
  ///
  /// - Parameters:
  ///   - formula: what is fitted.
  ///   - columns: what it is fitted to.
  /// - Returns: options, with inference that fits small samples where none is asked for.
  func options(_ formula: Formula, _ columns: ColumnFacts) -> MixedModel.Options {
    var options = MixedModel.Options()
    options.criterion = ml ? .maximumLikelihood : .reml
    options.inference =
      df?.inference ?? SmallSampleRules.inference(options.criterion, formula, columns)
    options.level = level
    residuals.apply(to: &options)
    return options
  }
}

/// The value of `--df`.
enum DegreesOfFreedomOption: String, ExpressibleByArgument, CaseIterable {
  case satterthwaite
  case kenwardRoger = "kenward-roger"
  case none

  /// The library's name.
  var inference: MixedModel.Inference {
    switch self {
    case .satterthwaite: .satterthwaite
    case .kenwardRoger: .kenwardRoger
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
    case .kenwardRoger: "Kenward and Roger's errors and degrees of freedom"
    case .wald: "the normal distribution"
    }
  }
}
