import ArgumentParser
import Change
import Documents
import Journeys
import Platform
import Results

/// `waymark rules apply`: what the rules of a service system make of files of scores.
struct RulesApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Counts change as a service system counts it, by first and last scores.",
    usage: "waymark rules apply PACK FILE… --time COLUMN [options]",
    discussion: """
      Examples:
        waymark rules apply core scores.csv --time date --only core-10
        waymark score survey.csv --scale phq-9 --scale gad-7 --keep wave |
          waymark rules apply nhs-talking-therapies - --time wave --waves First,Last \\
            --summary rates.csv

      Reads the long output of 'waymark score --keep TIME', several scales in one file or in several: \
      the columns scale, score and metric say which rows are of which measure of the pack. Rows may \
      come in any order. Each measure is judged by a person's first and last score on it, with the \
      pack's own thresholds; 'waymark rules show' says them. A measure without any row is refused by \
      name, since without it nobody could be counted.

      A row per person goes to the standard output: person, by measure first_time, last_time, first, \
      last and change, then started_in_range, ended_out_of_range, reliably_better, reliably_worse and \
      no_reliable_change; what is not known is empty. Where measures are judged together, \
      better_and_worse marks people whose measures moved both ways beyond error: they count on neither \
      side. --summary FILE has the counts and each rate with Wilson's interval, of whom it is, how \
      many of them have no later score, and how low and high the rate could be with theirs; --format \
      json has all of it in one document. The rows are about people: for inside use, not for sharing.

      The categories of 'waymark change' come from the error of measurement; these come from the pack \
      alone, so the two may differ.

      \(ConsentWords.rows)

      Exit codes: 0 done; 64 the command line is wrong; 65 the data or a definition were refused; 66 \
      a file is missing; 73 a file cannot be made; 74 output could not be written.
      """)

  @OptionGroup var input: RulesInputOptions

  @OptionGroup(title: "What goes out") var output: ChangeOutputOptions

  func run() throws {
    do {
      try Progress.during(
        reading: input.files, then: "comparing scores", isSilent: Screen.hasOutput
      ) { try apply() }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func apply() throws {
    var account = try output.account(apartFrom: input.files)
    let found = try RulesInput(input, &account)
    let rows = RuleRows(found)
    let rates = RuledRates.counted(
      found.judge, (0..<found.panels.count).map { rows.scores($0) }, level: input.level)
    let summary = RulesSummary(pack: found.pack, found: rates)
    let notes = summary.notes + found.notes + ChangeNotes.beforeAndAfter
    let document = ChangeOutput(
      schema: "waymark-rules/1", options: RulesEcho.members(found, level: input.level),
      notes: notes, summary: { summary.json }, table: { summary.table })
    try document.write(
      output, columns: rows.columns, count: found.panels.count, memory: {},
      rows: { people, writer, _ in rows.write(people, to: &writer) })
    account.report()
    Terminal.say(summary.words + notes.map { "note: \($0.message)" })
    if output.strict && account.count > 0 { throw CommandFailure.strict }
  }
}
