import ArgumentParser
import Change
import Documents
import Journeys
import Platform
import Results

/// `waymark journeys`: the ups and downs of everybody's scores.
struct JourneysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journeys",
    abstract: "Describes everybody's journey: ground gained, setbacks, ground regained.",
    usage: "waymark journeys FILE… --time COLUMN [options]",
    discussion: """
      Examples:
        waymark journeys scores.csv --time date --score sum --direction lower --sem 2
        waymark journeys survey.csv --scale swemwbs --time wave --waves One,Two,Three
        waymark journeys scores.csv --time date --score sum --direction higher --sem 2 \\
          --planned 6 --events events.csv --gap 90

      Reads what 'waymark change' reads. Where many scores of a person are compared with each other, \
      two of them differ by chance more often: the threshold is that of the studentized range for \
      the occasions that were planned (--planned; otherwise the waves named, or the most scores that \
      anybody has). For two occasions it is Jacobson and Truax's.

      A row per person with a score goes to the standard output: change from first to last with its \
      interval, pattern, best score and when, the first gain beyond error and whether it was kept, \
      setbacks beyond error, the largest setback of any size, when, and how much of it was regained, \
      the slope of a line and whether a line describes the journey at all, and whether a person's own \
      ups and downs go beyond error. --events FILE lists gains and setbacks one by one. --summary FILE \
      counts the patterns; --format json has all of it. Where the scores there are are known (--scale, \
      or --attainable for whole numbers) it is drawn how often chance alone passes the threshold. \
      The rows are about people: for inside use, not for sharing.

      --person ID --html FILE makes one page in large print for one person to keep instead: their own \
      words first, their scores, room to disagree, how to correct or withdraw.

      \(ConsentWords.rows)

      Exit codes: as 'waymark change'.
      """)

  @OptionGroup var input: ChangeInputOptions

  @Option(help: "Occasions that were planned, at least 2.")
  var planned: Int?

  @OptionGroup(title: "What happened on the way") var happened: EventOptions

  @OptionGroup(title: "A page for one person") var page: PersonPageOptions

  @OptionGroup(title: "What goes out") var output: ChangeOutputOptions

  func validate() throws {
    if let planned, !(2...1000).contains(planned) {
      throw ValidationError("--planned is 2 to 1000.")
    }
  }

  func run() throws {
    do {
      try Progress.during(
        reading: input.files, then: "comparing scores", isSilent: Screen.hasOutput
      ) { try describe() }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func describe() throws {
    var account = try output.account(
      apartFrom: input.read + (happened.events.map { [$0] } ?? []))
    if let events = happened.events { try ByteSink.check(events, apartFrom: input.read) }
    let found = try ChangeInput(input, &account)
    let panel = found.panel
    let planned = max(2, planned ?? input.columns.waveNames?.count ?? panel.mostScores)
    let yardstick = found.error.map {
      JourneyYardstick(
        standardError: $0.standardError, plannedOccasions: planned, level: found.options.rule.level)
    }
    if try page.write(found, yardstick, apartFrom: input.read) {
      account.report()
      Terminal.say(found.notes.map { "note: \($0.message)" })
      return
    }
    let rows = JourneyRows(
      panel: panel, persons: (0..<panel.count).filter { !panel.scores($0).isEmpty },
      direction: found.direction, yardstick: yardstick, range: found.options.rule.range,
      mostScores: panel.mostScores, window: try input.times.timeWindow)
    let attained = found.attained(yardstick)
    let change = ReliableChange(
      ReliableChange.Scores(), direction: found.direction, error: found.error,
      options: found.options)
    let echo =
      OptionsEcho.members(found, change, smallestImportant: nil) + [
        .init("planned", .integer(planned)),
        .init("threshold", .optional(yardstick?.threshold)),
        .init("pairThreshold", .optional(yardstick?.pairThreshold)),
      ]
    let notes = found.notes + ChangeNotes.beforeAndAfter
    let document = ChangeOutput(
      schema: "waymark-journeys/1", options: echo, notes: notes,
      summary: { JourneySummary(rows, found, attained).json },
      table: { JourneySummary(rows, found, attained).table })
    try document.write(
      output, columns: rows.columns, count: rows.persons.count, memory: { rows.analyst() },
      rows: { rows.write($0, to: &$1, &$2) })
    if let events = happened.events {
      try JourneyEventRows(
        panel: panel, direction: found.direction, yardstick: yardstick, gap: happened.gap,
        suddenGains: happened.suddenGains
      ).write(to: events)
    }
    account.report()
    Terminal.say(JourneySummary(rows, found, attained).words + notes.map { "note: \($0.message)" })
    if output.strict && account.count > 0 { throw CommandFailure.strict }
  }
}
