import ArgumentParser
import Platform
import Reports
import Results
import Scales
import Studies

/// `waymark quarterly`: from a study file to a folder with a report.
struct QuarterlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarterly",
    abstract: "Runs a study file into a folder: scores, change, journeys, services, a report.",
    discussion: """
      Examples:
        waymark quarterly study.yml --out out/
        waymark quarterly study.yml --out out/ --strict
        waymark quarterly study.yml --quarter 2026Q3 --since q2/ --out q3/
        waymark quarterly study.yml --person P007 --html page.html --called Sam
        waymark verify out/manifest.json        later: is it still what it was?

      Rows and cells that cannot be used are set aside, listed in refused.csv, and the run goes on. \
      A file or definition that cannot be relied on refuses the run, and nothing is written.

      Where the study names an outcomes framework, its findings are tables too: framework.csv, distances.csv, \
      distance-summary.csv, states.csv, order.csv, goal-summary.csv, observation-summary.csv, engagement.csv, \
      times.csv, own-words.csv, consent-summary.csv.

      The folder holds rows about people: it is for inside use, not for sharing.

      Where the study names a file of consent, whatever is not agreed to, has run out or was taken back is \
      left out, and counted by the reason; who took back everything is in no file of the folder. What was \
      made before is not reached: delete it, or make it anew.

      --person ID --html FILE makes one page in large print for one person to keep, with --out or in its \
      place: their own words and goals first, what is on record of their journey at its time, their scores, \
      room to disagree, how to correct or withdraw. It needs their consent to a page of their journey, \
      where the study has a file of consent, and tells no part that they did not agree to.

      With --diagnostics json, what was set aside is told as JSON lines on the standard error output.

      Exit codes: 0 done; 64 the command line is wrong; 65 the data or a definition were refused; \
      66 a file is missing; 70 a fault of the program; 73 the folder cannot be made; 74 it could not be written.
      """)

  @Argument(help: "The study file (YAML).")
  var study: String

  @Option(
    help:
      "The folder to write. An earlier run there is replaced, whole. Needed unless --person asks for a page."
  )
  var out: String?

  @Option(
    help: ArgumentHelp(
      "The last quarter that counts, such as 2026Q3, where occasions are dates. Quarters are those of the study's years.",
      valueName: "quarter"))
  var quarter: String?

  @Option(
    help: ArgumentHelp(
      "The folder of an earlier run: what is otherwise now is told, and figures of then stand beside those of now.",
      valueName: "folder"))
  var since: String?

  @Flag(
    help: "Exit with 65 when any row or cell was set aside; the folder is written all the same.")
  var strict = false

  @OptionGroup(title: "A page for one person") var page: PersonPageOptions

  @OptionGroup(title: "Where things are") var catalog: CatalogOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func validate() throws {
    if out == nil && page.person == nil {
      throw ValidationError("Name the folder to write with --out.")
    }
    if let quarter, Quarter(quarter) == nil {
      throw ValidationError("--quarter is a year and a quarter: 2026Q3.")
    }
  }

  func run() throws {
    do {
      let run = try Progress.during(reading: [], then: "running the study") {
        let done = try self.run(study)
        try page.write(done, apartFrom: [study] + inputs(of: done))
        if let out { try done.write(to: out) }
        return done
      }
      tell(run.account)
      if let out { try Terminal.print(RunSummary.lines(run, folder: out)) }
      if strict && !run.account.setAside.isEmpty { throw CommandFailure.strict }
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Files that the study reads, where they are.
  private func inputs(of run: StudyRun) -> [String] {
    run.inputs.map { Folder.resolve($0.name, from: Folder.parent(of: study)) }
  }

  /// What is worth knowing of the data, and what the audit of the answers found. As JSON lines also,
  /// first, what `refused.csv` lists, and last the counts.
  private func tell(_ account: RunAccount) {
    if Terminal.form == .json { Terminal.complain(account.setAside) }
    Terminal.complain(account.notes + account.audit)
    guard Terminal.form == .json else { return }
    Terminal.complain(
      rows: account.rows,
      setAside: Dictionary(grouping: account.setAside, by: \.code).mapValues(\.count))
  }

  private func run(_ study: String) throws(RefusedInput) -> StudyRun {
    do throws(RefusedInput) {
      return try StudyRun(
        study, catalog: catalog.catalog,
        options: RunOptions(quarter: quarter.flatMap { Quarter($0) }, since: since))
    } catch {
      Terminal.complain(["The run was refused, and nothing was written."])
      throw error
    }
  }
}
