import ArgumentParser
import Change
import Documents
import Platform
import Results

/// `waymark change`: who changed between the first and the last score, and how surely.
struct ChangeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Compares everybody's first and last score: who changed, beyond error or not.",
    usage: "waymark change FILE… --time COLUMN [options]",
    discussion: """
      Examples:
        waymark change scores.csv --time date --score sum --direction higher --sem 2
        waymark change scores.csv --time wave --waves First,Review --score sum \\
          --direction lower --reliability .85 --sd 6 --summary summary.csv
        waymark change survey.csv --scale swemwbs --time wave --waves First,Last
        waymark score survey.csv --scale phq-9 --keep wave |
          waymark change - --time wave --waves First,Last --score value \\
            --scale phq-9 --sem 2

      Reads files with a row per person and time: --id, --time and --score name the columns, and the \
      long output of 'waymark score --keep TIME' can be read as it is (--score value). With --scale \
      and without --score, answers are read and scored first. Times are numbers, dates as yyyy-mm-dd, \
      or words whose order --waves gives. Rows may come in any order; the person is the id, or \
      service and id together. Two different scores of one person at one time are both set aside.

      How large a change must be to exceed error is judged by --reliability with --sd, by --sem, or \
      by the figures of the scale's file; answers of fifteen people or more give an alpha with its \
      interval. Where nothing is known the changes are given and nobody is called changed or \
      unchanged. Nothing of this has a default, nor has the direction.

      A row per person with two scores or more goes to the standard output: person, first_time, \
      last_time, first, last, change, index, category, reliable, crossing, started_in_range, \
      could_improve, true_change, conf.low, conf.high, p_true_change, p_important, placement. The \
      categories are the named method's own words. --summary FILE has the counts, people without a later score \
      among them, rates with intervals and with what the missing scores could make of them, effect \
      sizes, and the counts again at other reliabilities; --format json has all of it in one \
      document. The rows are about people: for inside use, not for sharing.

      \(ConsentWords.rows)

      Exit codes: 0 done; 64 the command line is wrong; 65 the data or a definition were refused; 66 \
      a file is missing; 73 a file cannot be made; 74 output could not be written.
      """)

  @OptionGroup var input: ChangeInputOptions

  @OptionGroup(title: "What goes out") var output: ChangeOutputOptions

  func run() throws {
    do {
      try Progress.during(
        reading: input.files, then: "comparing scores", isSilent: Screen.hasOutput
      ) { try change() }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func change() throws {
    var account = try output.account(apartFrom: input.read)
    let found = try ChangeInput(input, &account)
    let smallest = input.rule.smallestImportant
    let rows = ChangeRows(
      found.panel, direction: found.direction, error: found.error, options: found.options,
      smallestImportant: smallest, window: try input.times.timeWindow)
    let summary = ChangeSummary(rows, found, smallestImportant: smallest)
    var notes = found.notes + ChangeNotes.beforeAndAfter
    for withheld in [rows.change.trueChangeWithheld, rows.change.withheld].compactMap(\.self) {
      notes.insert(Note(withheld.code, "\(withheld.reason) \(withheld.help)"), at: 0)
    }
    if rows.persons.isEmpty {
      notes.insert(
        Note(
          "change.no-pairs", "Nobody has two scores, so there is no change to look at yet."), at: 0)
    }
    let document = ChangeOutput(
      schema: "waymark-change/1",
      options: OptionsEcho.members(found, rows.change, smallestImportant: smallest), notes: notes,
      summary: { summary.json }, table: { summary.table })
    try document.write(
      output, columns: rows.columns, count: rows.persons.count, memory: { KnownPairs() },
      rows: { rows.write($0, to: &$1, &$2) })
    account.report()
    Terminal.say(summary.words + notes.map { "note: \($0.message)" })
    if output.strict && account.count > 0 { throw CommandFailure.strict }
  }
}
