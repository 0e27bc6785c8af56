import ArgumentParser
import Benchmarking
import Disclosure
import Results

/// `waymark benchmark norm`: services beside a dated norm.
struct BenchmarkNormCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "norm",
    abstract: "Sets people's mean scores beside a norm, with the norm's own year and error.",
    usage: """
      waymark benchmark norm FILE ... --score COLUMN --scale ID --year YEAR [options]
      waymark benchmark norm FILE ... --score COLUMN --norm-mean M --norm-sd S --year YEAR [options]
      waymark benchmark norm --values FILE --scale ID --year YEAR [options]
      """,
    discussion: """
      Examples:
        waymark benchmark norm people.csv --score total --service team \\
          --scale core-10 --norm "general population" --year 2026
        waymark benchmark norm people.csv --score total --norm-mean 23.5 \\
          --norm-sd 3.9 --norm-n 27169 --norm-year 2013 \\
          --norm-population "adults in England" --year 2026
        waymark benchmark norm --values published.csv --scale swemwbs \\
          --norm England --year 2026

      A norm is what a scale came to in some population in some year. Norms move: within a year by as much as \
      a programme may do. So one without its year or its number of people is refused, and of one that is \
      five years or more away from the scores (--year) it is said. The difference of a service's mean from \
      the norm's has the errors of both (Welch's t). z, T and percentile say where a person with that mean \
      would stand among the people of the norm.

      Tables have a row per person (--score), or a row per service with number, mean and standard deviation \
      (--values). Services with few people are not shown (--disclosure; threshold 10 unless named otherwise); \
      published figures of --values are taken as they are. Two tables come of it: a row for each service, \
      which goes out unless --table names the other; and summary, everything in one row. --format json has \
      both in one document.

      Exit codes: 0 done; 64 the command line is wrong; 65 the data or the norm were refused; 66 a file is \
      missing; 74 output could not be written.
      """)

  @Argument(help: "Tables with a row per person; '-' is the standard input.")
  var files: [String] = []

  @OptionGroup(title: "Whose scores") var input: NormInputOptions

  @OptionGroup(title: "The norm") var norm: NormOptions

  @Option(help: "Coverage of intervals.")
  var level = 0.95

  @Option(
    help:
      "The small-number rules that figures of services with people go through: \(DisclosureProfile.all.map(\.id).joined(separator: ", "))."
  )
  var disclosure: DisclosureOption = .init(profile: .thresholdTen)

  @OptionGroup(title: "The table") var cells: RowCellOptions

  @OptionGroup(title: "What goes out") var output: AnswerOutputOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func validate() throws {
    try input.check(files)
    guard level > 0, level < 1 else { throw ValidationError("--level is between 0 and 1.") }
  }

  func run() throws {
    let read = input.file.map { [$0] } ?? files
    try output.write(reading: read) { account in
      let found = try norm.found()
      do {
        let groups =
          if let file = input.file {
            try NormGroups(published: file, input, cells, &account)
          } else {
            try NormGroups(
              people: files, input, attainable: found.attainable, disclosure.profile, cells,
              &account)
          }
        return NormAnswer(groups: groups, found: found, year: input.year, level: level).answer
      } catch let reason as Withheld {
        throw BenchmarkRefusal.refused(
          reason, at: Place(file: read[0]), "These scores cannot be set beside a norm.")
      }
    }
  }
}
