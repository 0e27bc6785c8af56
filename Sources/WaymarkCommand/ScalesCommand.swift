import ArgumentParser
import Platform
import Reports
import Results
import Scales
import Scoring
import Tables

/// `waymark scales`: what scales there are, and whether a file defines one.
struct ScalesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scales", abstract: "Lists, shows, checks and imports scales.",
    discussion: """
      Examples:
        waymark scales list
        waymark scales show swemwbs
        waymark scales check my-scale.json
        waymark scales import PHQ9.osd --direction lowerIsBetter
      """,
    subcommands: [List.self, Show.self, Check.self, ScalesImportCommand.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the scales that can be named in a study file.",
      discussion: """
        Examples:
          waymark scales list
          waymark scales list --format csv > scales.csv

        By default their ids, one on a line. As csv or json, also the name, how many items and scores \
        each has, who answers, its status, its licence tier, and how much of it nobody has verified.
        """)

    @Option(help: "ids, csv or json.")
    var format: ListFormat = .ids

    @OptionGroup(title: "Where things are") var catalog: CatalogOptions

    @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

    func run() throws {
      do {
        switch format {
        case .ids: try Terminal.print(catalog.catalog.ids)
        case .csv:
          try StandardStream.output.write(CSVWriter.text(CatalogSummary(catalog.catalog).table))
        case .json: try StandardStream.output.write(CatalogSummary(catalog.catalog).json)
        }
      } catch {
        throw CommandFailure(error)
      }
    }
  }

  /// The value of `--format`.
  enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case ids
    case csv
    case json
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says in plain words what a scale is.",
      discussion: """
        Examples:
          waymark scales show swemwbs
          waymark scales show ./my-scale.json

        Items and keys, scores with the lowest and highest they can come to, the missing rule, bands, \
        norms, errors and cut-offs with their sources, licence, lineage, and what nobody has verified: \
        what the file says, and nothing else.
        """)

    @Argument(help: "The id of a scale, or a scale file (a name with '/' or '.json').")
    var scale: String

    @OptionGroup(title: "Where things are") var catalog: CatalogOptions

    @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

    func run() throws {
      do {
        let isFile = scale.contains("/") || scale.hasSuffix(".json")
        let file =
          isFile
          ? try SourceFile(reading: scale)
          : try catalog.catalog.file(of: scale, askedAt: Place(file: "the command line"))
        try Terminal.print(ScaleSheet(try Scale(reading: file)).lines)
      } catch {
        throw CommandFailure(error)
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Proves what can be proven of scale files without data.",
      discussion: """
        Examples:
          waymark scales check my-scale.json
          waymark scales check                all that are installed

        Unknown keys, references that lead nowhere, ranges that disagree, tables and bands that \
        leave a score without a row, wording without a licence, worked examples that do not come out. \
        Without a file, all scales that 'waymark scales list' lists. A scale.schema.json among the \
        files is passed over.

        Exit codes: 0 all of it proven; 65 a file was refused; 66 a file is missing.
        """)

    @Argument(help: "Scale files (JSON).")
    var files: [String] = []

    @OptionGroup(title: "Where things are") var catalog: CatalogOptions

    @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

    func run() throws {
      let all = catalog.catalog
      try DefinitionCheck.run(
        files, among: (all.folder, all.ids), kind: "scale", schema: "scale.schema.json"
      ) { path throws(RefusedInput) in
        let file = try SourceFile(reading: path)
        let scale = try Scale(reading: file)
        let problems = WorkedExampleCheck.problems(of: scale, in: file.name)
        guard problems.isEmpty else { return ([], problems) }
        return (
          ["\(path): all examples come out"]
            + scale.unverified.map { "\(path): not verified: \($0.about): \($0.note)" }, []
        )
      }
    }
  }
}
