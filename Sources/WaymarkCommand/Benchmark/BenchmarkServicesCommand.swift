import ArgumentParser
import Benchmarking
import Platform
import Results
import Tables

/// `waymark benchmark services`: how services compare, fairly; what `waymark benchmark` does unless told otherwise.
struct BenchmarkServicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "services",
    abstract:
      "Compares services fairly: with what is expected of their people, and how sure that is.",
    usage: """
      waymark benchmark FILE ... --service COLUMN --formula "post ~ pre + weeks" [options]
      waymark benchmark --values FILE [options]
      """,
    discussion: """
      Examples:
        waymark benchmark people.csv --service service --formula "post ~ pre + weeks"
        waymark benchmark people.csv --service service --rate --formula "improved ~ pre + weeks"
        waymark benchmark --values published.csv --estimate change --error se
        waymark benchmark --values published.csv --numerator recovered --denominator people

      Reads tables with a row per person. The formula says which outcome is compared and what is adjusted \
      for: as a rule the first score and the time since it, for services whose people start elsewhere, or are \
      followed for longer, are not like each other. Each service's people are set beside what is expected \
      of them; the difference stands in a funnel whose limits are narrower the more people there are and \
      wider where services differ by more than chance. Two levels only: outside 95 % limits is worth a look, \
      outside 99.8 % limits is a signal; neither says why. Effects are drawn towards the average service by \
      how little is known of each, with the share that is its own (lambda) beside them, and two intervals: \
      against the average, and against one another. Places are given as intervals, never as a list.

      Services with few people are not shown (--disclosure; threshold 10 unless named otherwise). Rates \
      (--rate) compare a yes-or-no outcome as observed over expected.

      --values reads a table with a row per service instead: an estimate with its standard error, or a \
      numerator and a denominator (--measure says whether they are shares, ratios or rates). Estimates are \
      pooled, with a prediction interval for one more service.

      Three tables come of it: a row per service, which goes out unless --table names another; estimates, \
      what is adjusted for, or the pooled estimate; and summary, all in one row. --format json has \
      everything in one document.

      \(ConsentWords.rows)

      Exit codes: 0 done; 64 the command line or the formula is wrong; 65 the data were refused; 66 a \
      file is missing; 74 output could not be written.
      """)

  @Argument(help: "Tables with a row per person; '-' is the standard input.")
  var files: [String] = []

  @OptionGroup(title: "People of services") var people: PeopleOptions

  @OptionGroup(title: "Figures of services") var values: ValuesOptions

  @OptionGroup(title: "How services are compared") var comparison: ComparisonOptions

  @OptionGroup(title: "What the columns hold") var data: CellOptions

  @OptionGroup(title: "What goes out") var output: BenchmarkOutputOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func validate() throws {
    if values.file != nil {
      guard files.isEmpty, !people.areGiven else {
        throw ValidationError("--values stands alone: no FILE, --service or --formula beside it.")
      }
      try values.check()
    } else {
      guard !files.isEmpty else {
        throw ValidationError(
          "Name a table with a row per person, or --values with one per service.")
      }
      guard !values.areGiven else {
        throw ValidationError("--estimate, --numerator and the like go with --values.")
      }
      try people.check()
    }
  }

  func run() throws {
    do {
      try Progress.during(
        reading: values.file.map { [$0] } ?? files, then: "comparing services",
        isSilent: Screen.hasOutput
      ) { try compare() }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func compare() throws {
    let read = values.file.map { [$0] } ?? files
    var account = try PanelAccount(problems: output.problems, apartFrom: read)
    let results: BenchmarkResults
    do {
      results =
        if let file = values.file {
          try BenchmarkOfValues.results(file, values, comparison, data, &account)
        } else {
          try BenchmarkOfPeople.results(files, people, comparison, data, &account)
        }
    } catch let reason as Withheld {
      throw RefusedInput([
        Diagnostic(
          .benchmarkNotCompared, at: Place(file: read[0]),
          "These services cannot be compared. \(reason.reason)", help: reason.help)
      ])
    }
    account.report()
    try output.write(results)
    Terminal.say(results.notes.map { "note: \($0.message)" })
    if output.strict && account.count > 0 { throw CommandFailure.strict }
  }
}
