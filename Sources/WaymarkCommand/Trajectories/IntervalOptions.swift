import ArgumentParser
import Models

/// Intervals that ask for more than one fit.
struct IntervalOptions: ParsableArguments {
  @Flag(
    help:
      "Intervals of every parameter from the profile of the likelihood (ML), variances and correlations too."
  )
  var profile = false

  @Option(
    help: ArgumentHelp(
      "Intervals of every parameter from this many data sets drawn from the fitted model; with --classes, the test of each number of classes against one fewer.",
      valueName: "times"))
  var bootstrap: Int?

  @Option(help: "The start of the random numbers of --bootstrap and --classes.")
  var seed: UInt64 = 1

  func validate() throws {
    if let bootstrap, !(100...100_000).contains(bootstrap) {
      throw ValidationError("--bootstrap draws 100 to 100000 data sets.")
    }
  }

  /// Whether any are asked for.
  var areAsked: Bool { profile || bootstrap != nil }

  /// Those that can be had from sums over persons: of a profile.
  func intervals(
    _ model: MixedModel, _ moments: PersonMoments
  ) throws(ModelError) -> ModelIntervals {
    var result = ModelIntervals()
    if profile { result.add(try model.profile(moments)) }
    return result
  }

  /// The intervals asked for, of a model and the table it was fitted to.
  func intervals(
    _ model: MixedModel, _ frame: ModelFrame
  ) throws(ModelError) -> ModelIntervals {
    var result = ModelIntervals()
    if profile {
      let profile = try model.profile(frame)
      result.add(profile)
    }
    if let bootstrap {
      result.add(
        try model.bootstrap(frame, BootstrapOptions(replicates: bootstrap, seed: seed)))
    }
    return result
  }
}
