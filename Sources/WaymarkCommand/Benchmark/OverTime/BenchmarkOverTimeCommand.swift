import ArgumentParser
import Benchmarking
import Disclosure
import Documents
import Results

/// `waymark benchmark over-time`: does a figure move by more than its usual ups and downs?
struct BenchmarkOverTimeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "over-time",
    abstract:
      "Looks at a figure over time: control charts, runs, and sums of outcomes person by person.",
    usage: """
      waymark benchmark over-time FILE --time COLUMN --value COLUMN [options]
      waymark benchmark over-time FILE --time COLUMN --numerator COLUMN --denominator COLUMN
      waymark benchmark over-time FILE --time COLUMN --value COLUMN --chart cusum --chance P
      """,
    discussion: """
      Examples:
        waymark benchmark over-time months.csv --time month --value mean \\
          --target 24 --better higher
        waymark benchmark over-time months.csv --time month --numerator seen \\
          --denominator referred --per 100 --rebase "2026-04=new team" \\
          --chart-file seen.svg
        waymark benchmark over-time months.csv --time month --value mean --chart run
        waymark benchmark over-time people.csv --time left --value housed \\
          --expected chance --chart cusum --odds-ratio 0.5 --alpha 0.05

      Reads a table with a row for each period, in the order of time; an empty cell is a gap, which ends a \
      run. xmr draws the mean with limits of the usual ups and downs (2.66 average moving ranges), and finds \
      what stands out by the four rules of Making Data Count: beyond a limit, a trend, two of three close to \
      a limit, a shift. With --target and --better it is said whether the usual ups and downs alone would meet the \
      target: consistently met, consistently not met, or hit or miss. Limits begin anew only where --rebase \
      says that something changed. run counts how long figures stay on one side of the median, and how often \
      they cross it (Anhøj's rules).

      cusum and vlad read a row for each person instead: the outcome, 1 or 0, and the chance of it that was \
      to be expected. vlad adds up expected less observed; cusum adds up the evidence that the outcome has \
      become more frequent (or less: --odds-ratio below 1) and signals at a limit. With --alpha the \
      limit is found: exactly for one chance and up to 200 people, the lowest height that is reached with that \
      probability at most; otherwise from made-up outcomes. Each row is one person, so these two are for use \
      inside the service.

      Figures are taken as they are; shares can be judged for small numbers (--disclosure), and a period with \
      few people then is a gap. Of a table with several services --only takes one. Two tables come of it: a row \
      for each period or person, which goes out unless --table names the other; and summary, everything in one \
      row. --format json has both in one document.

      \(ConsentWords.rows)

      Exit codes: 0 done; 64 the command line is wrong; 65 the data were refused; 66 a file is missing; 73 a \
      file cannot be made; 74 output could not be written.
      """)

  @Argument(help: "A table with a row per period or person; '-' is the standard input.")
  var file: String

  @OptionGroup(title: "What the columns hold") var series: SeriesOptions

  @OptionGroup(title: "Control charts and runs") var how: XmROptions

  @OptionGroup(title: "Sums of outcomes") var cumulative: CumulativeOptions

  @OptionGroup(title: "The chart as a drawing") var drawing: ChartFileOptions

  @OptionGroup(title: "The table") var cells: RowCellOptions

  @OptionGroup(title: "What goes out") var output: AnswerOutputOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func validate() throws {
    try how.check(series.chart)
    try cumulative.check(series.chart)
    guard drawing.files.isEmpty || series.chart != .run else {
      throw ValidationError(
        "--chart-file and --spec-file draw xmr, cusum and vlad; run has no drawing of its own.")
    }
  }

  func run() throws {
    try output.write(reading: [file], beside: drawing.files) { account in
      let table = try SeriesTable(file, series, cells, &account)
      let read = [file] + (output.problems.map { [$0] } ?? [])
      do {
        switch series.chart {
        case .xmr:
          let chart = try XmRChart(try table.series(), options: try how.options(table))
          let found = XmRAnswer(chart: chart, name: series.name, notes: table.notes)
          try drawing.write(found.plot(drawing.title), apartFrom: read)
          return found.answer(series, how)
        case .run:
          let figures = try table.series()
          return RunAnswer(
            series: figures, rules: try AnhojRules(figures, centre: how.centre), name: series.name,
            notes: table.notes
          ).answer(series)
        case .cusum, .vlad:
          let found = try CumulativeAnswer(
            try table.outcomes(), times: table.times, series, cumulative)
          try drawing.write(found.plot(drawing.title), apartFrom: read)
          return found.answer(series, cumulative, notes: table.notes)
        }
      } catch let reason as Withheld {
        throw BenchmarkRefusal.refused(
          reason, at: Place(file: table.file, field: series.numbers.first),
          "No chart can be made.")
      }
    }
  }
}

extension SeriesOptions {
  /// The options, echoed.
  var echoed: [JSONValue.Member] {
    [
      .init("chart", .string(chart.rawValue)), .init("time", .string(time)),
      .init("value", .optional(value)), .init("numerator", .optional(numerator)),
      .init("denominator", .optional(denominator)), .init("expected", .optional(expected)),
      .init("chance", .optional(chance)), .init("per", .number(per)),
      .init("only", .optional(only)), .init("disclosure", .string(disclosure.profile.id)),
    ]
  }
}
