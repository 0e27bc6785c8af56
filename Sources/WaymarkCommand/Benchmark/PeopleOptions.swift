import ArgumentParser
import Models

/// Tables with a row per person.
struct PeopleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The column of the service.", valueName: "column"))
  var service: String?

  @Option(
    help: ArgumentHelp(
      "What is compared and what is adjusted for, in quotation marks: outcome ~ first score + time.",
      valueName: "formula"))
  var formula: String?

  @Option(
    help: ArgumentHelp(
      "The column of the person's id: refuses a table in which somebody has two rows.",
      valueName: "column"))
  var person: String?

  @Option(
    help: ArgumentHelp(
      "The column of the practitioner: how much practitioners differ is told as one number, and nobody is named.",
      valueName: "column"))
  var practitioner: String?

  @Option(
    help: ArgumentHelp(
      "A column of categories, such as gender, whose outcomes are told too; may be given again.",
      valueName: "column"))
  var by: [String] = []

  @Flag(help: "The outcome is 0 or 1: compares rates as observed over expected.")
  var rate = false

  @Flag(
    help:
      "The outcome is outside a service's control, such as housing: services are described, not marked or given places."
  )
  var describeOnly = false

  /// Whether any of these stands on the command line.
  var areGiven: Bool {
    service != nil || formula != nil || person != nil || practitioner != nil || !by.isEmpty || rate
      || describeOnly
  }

  /// Looks whether enough is said.
  func check() throws {
    guard service != nil else {
      throw ValidationError("Name the column of the service: --service.")
    }
    guard formula != nil else {
      throw ValidationError(
        "Say what is compared and what is adjusted for: --formula \"post ~ pre + weeks\".")
    }
    if rate, practitioner != nil || !by.isEmpty {
      throw ValidationError("--practitioner and --by go with means, not with --rate.")
    }
  }
}
