import ArgumentParser

/// What is told of single events on the way.
struct EventOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file for what happened on the way, a row per event: gains and setbacks beyond error from ground "
        + "that was held, and whether they held; an earlier file is replaced.", valueName: "file"))
  var events: String?

  @Option(
    help: ArgumentHelp(
      "With --events: a longer stretch between two scores is a gap (days where times are dates).",
      valueName: "length"))
  var gap: Double?

  @Flag(
    help: """
      With --events: sudden gains and losses between neighbouring scores (Tang and DeRubeis 1999), for \
      scores of every session.
      """)
  var suddenGains = false

  func validate() throws {
    if events == nil && (gap != nil || suddenGains) {
      throw ValidationError("--gap and --sudden-gains go with --events FILE.")
    }
    if let gap, !(gap > 0 && gap.isFinite) { throw ValidationError("--gap is above 0.") }
  }
}
