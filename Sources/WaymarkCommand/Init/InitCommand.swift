import ArgumentParser
import Platform
import Results
import Scoring
import Tables

/// `waymark init`: a study file to begin with, from a survey file.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a study file to begin with, from a survey file.",
    discussion: """
      Examples:
        waymark init export.xlsx --scale swemwbs
        waymark init export.csv --scale phq-9 --scale gad-7 --out 2026/study.yml
        waymark init export.csv --framework street-outreach --records

      What 'waymark sniff' would guess is written down as a study file with comments, to be looked \
      through: who and when, the scales, rows that are nobody's answers. What only you can know is \
      left as a comment: remove its '#' once it is right. Where answers stand as words that no scale \
      file has, a file of words and codes is written beside it, to be looked through in the same way.

      With --framework the study also says what it is after, soft and hard, and which files hold what is \
      on record of people: --records begins them beside it, with their column names. Where there is a \
      file of consent, nobody is used who has no row in it.

      Nothing that exists is written over. Of what stands in the file only column names, the words of \
      answers and occasions, and the marks of rows to leave out are written.

      Exit codes: 0 done; 64 the command line is wrong; 65 the file is no table that can be read, or there is no such scale or framework; \
      66 a file is missing; 73 a file to be written is there already, or cannot be made; 74 it could \
      not be written.
      """)

  @Argument(help: "A survey file.")
  var file: String

  @Option(
    help:
      "The id of a scale that was asked; may be given again. Otherwise those that names speak for.")
  var scale: [String] = []

  @Option(help: "The study file to write; by default study.yml beside the survey file.")
  var out: String?

  @OptionGroup(title: "What the study is after") var after: InitRecordOptions

  @OptionGroup(title: "What you know of the file already") var opening: SniffOpeningOptions

  @OptionGroup var catalog: CatalogOptions

  @OptionGroup var diagnostics: DiagnosticOptions

  func validate() throws {
    if file == "-" { throw ValidationError("A study needs a file that stays where it is.") }
    if Set(scale).count < scale.count { throw ValidationError("A scale is named twice.") }
  }

  func run() throws {
    do {
      let records = try after.framework.map { try RecordsDraft($0, after, catalog.catalog) }
      let sheets = try SniffedFile.alikeSheets(file, opening)
      let sniffed = try SniffedFile(file, opening, catalog, scale, sheets: sheets)
      if let trouble = sniffed.pins.sniff.form.trouble { throw RefusedInput([trouble]) }
      Terminal.complain(sniffed.notes)
      let study = NewStudy(sniffed.pins, file: file, out: out, records: records)
      try study.write()
      try Terminal.print(study.account)
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }
}
