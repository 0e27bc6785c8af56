import ArgumentParser
import Scales

/// What a study that is begun is after, and what is to be on record of people beside their answers.
struct InitRecordOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The outcomes framework of the study; 'waymark frameworks list' shows them.", valueName: "id")
  )
  var framework: String?

  @Flag(
    help:
      "Begins the files of records that the framework asks for, and one of consent: column names, and no rows yet."
  )
  var records = false

  @Option(
    help: ArgumentHelp(
      "The day up to which the records go, as yyyy-mm-dd; otherwise today.", valueName: "day"))
  var until: String?

  func validate() throws {
    if framework == nil {
      if records { throw ValidationError("--records goes with --framework.") }
      if until != nil { throw ValidationError("--until goes with --framework.") }
    }
    _ = try day
  }

  /// The day of reckoning.
  var day: CalendarDay {
    get throws { try GivenDay.day(until, of: "--until") }
  }
}
