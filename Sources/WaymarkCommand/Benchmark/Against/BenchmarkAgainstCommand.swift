import ArgumentParser
import Benchmarking
import Disclosure
import Results

/// `waymark benchmark against`: how much people changed, beside a published change.
struct BenchmarkAgainstCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "against",
    abstract:
      "Sizes change in a named yardstick, and says whether it is meaningfully less than a published one.",
    usage: """
      waymark benchmark against FILE ... --pre COLUMN --post COLUMN --scale ID [options]
      waymark benchmark against --values FILE --scale ID [options]
      """,
    discussion: """
      Examples:
        waymark benchmark against people.csv --pre first --post last \\
          --service team --scale phq-9
        waymark benchmark against --values packets.csv --measure trust \\
          --measure-version 2 --better higher --effect SMCC
        waymark benchmark against people.csv --pre first --post last \\
          --scale phq-9 --benchmark 0.73 --benchmark-of phq-9@1.1.0 \\
          --benchmark-source "32 services, 2014" --margin 0.2

      The yardstick is part of the name: SMCR counts in standard deviations of the first scores, SMCC of the \
      changes, SMCRH of the first scores where the second vary otherwise, MC in points. Each has its own \
      variance, in which the correlation of the two scores stands. Effects are turned so that towards better \
      is above 0.

      With --benchmark each group's change is set beside a published one of the same scale and version, and the \
      interval of the difference says what can be said: more than the benchmark, not meaningfully less (all \
      of it above the benchmark less --margin), less by more than the margin, or that it cannot be told. The \
      margin is the least difference that would matter to people, and is chosen before looking. A benchmark \
      without its standard error is taken as exact, which is said.

      With --comparison the effect is change beyond that of a comparison group, in standard deviations of the \
      first scores of both.

      Tables have a row per person (--pre, --post), or a row per service with its six numbers (--values), as \
      packets and published tables do. Services with few people are not shown (--disclosure; threshold 10 \
      unless named otherwise); figures of --values are taken as they are. Two tables come of it: a row for \
      each service, which goes out unless --table names the other; and summary, everything in one row. \
      --format json has both in one document.

      Exit codes: 0 done; 64 the command line is wrong; 65 the data or the benchmark were refused; 66 a file \
      is missing; 74 output could not be written.
      """)

  @Argument(help: "Tables with a row per person; '-' is the standard input.")
  var files: [String] = []

  @OptionGroup(title: "Whose change") var input: PairedInputOptions

  @OptionGroup(title: "What was measured") var measure: MeasureNameOptions

  @OptionGroup(title: "The yardstick and the benchmark") var benchmark: StatedBenchmarkOptions

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
    guard input.comparison == nil || benchmark.isPlain else {
      throw ValidationError(
        "--comparison has a yardstick of its own: leave --effect, --variance and --benchmark out.")
    }
  }

  func run() throws {
    let read = (input.file.map { [$0] } ?? files) + (input.comparison.map { [$0] } ?? [])
    try output.write(reading: read) { account in
      let found = try measure.found()
      do {
        let stated = try benchmark.stated()
        return try AgainstAnswer(
          services: try services(found, &account),
          comparison: try input.comparison.map {
            try PairedServices(published: $0, input, cells, &account)
          }, measure: found, asked: benchmark,
          benchmark: stated
        ).answer()
      } catch let reason as Withheld {
        throw BenchmarkRefusal.refused(
          reason, at: Place(file: "--benchmark-of"), "This benchmark cannot be compared with.")
      }
    }
  }

  private func services(
    _ found: MeasureNameOptions.Found, _ account: inout PanelAccount
  ) throws -> PairedServices {
    if let file = input.file {
      return try PairedServices(published: file, input, cells, &account)
    }
    return try PairedServices(
      people: files, input, found, disclosure.profile, cells, &account)
  }
}
