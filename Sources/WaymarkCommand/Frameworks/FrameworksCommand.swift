import ArgumentParser
import Platform
import Reports
import Results
import Scales

/// `waymark frameworks`: which outcomes frameworks there are, and whether a file is one.
struct FrameworksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frameworks",
    abstract: "Lists, shows and checks outcomes frameworks: what a service is after.",
    discussion: """
      Examples:
        waymark frameworks list
        waymark frameworks show street-outreach
        waymark frameworks check my-framework.json
      """,
    subcommands: [FrameworksListCommand.self, Show.self, Check.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says in plain words what an outcomes framework is.",
      discussion: """
        Examples:
          waymark frameworks show street-outreach
          waymark frameworks show ./my-framework.json

        What it comes after, who agreed it and when it is looked at again, and for each outcome: who \
        chose it, in whose hands it lies, when it may be asked after, and what stands for it.
        """)

    @Argument(help: "The id of a framework, or its file (a name with '/' or '.json').")
    var framework: String

    @OptionGroup(title: "What goes out") var today: TodayOptions

    @OptionGroup(title: "Where things are") var catalog: CatalogOptions

    @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

    func run() throws {
      let day = try today.day
      do {
        let isFile = framework.contains("/") || framework.hasSuffix(".json")
        let file =
          isFile
          ? try SourceFile(reading: framework)
          : try catalog.catalog.frameworks.file(
            of: framework, askedAt: Place(file: "the command line"))
        let found = try OutcomesFramework(reading: file, with: catalog.catalog)
        try Terminal.print(FrameworkSheet(found, on: day).lines)
      } catch {
        throw CommandFailure(error)
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Proves what can be proven of outcomes frameworks without data.",
      discussion: """
        Examples:
          waymark frameworks check my-framework.json
          waymark frameworks check                all that are installed

        Unknown keys, ids used twice, scales and scores that are not there, months and reviews out of \
        order, outcomes for which nothing stands, states of which none or all are good. That nobody has \
        agreed a template yet, or that a day of review has passed, is said and refuses nothing. Without \
        a file, all frameworks that 'waymark frameworks list' lists. A framework.schema.json among the \
        files is passed over.

        Exit codes: 0 nothing wrong was found; 65 a file was refused; 66 a file is missing.
        """)

    @Argument(help: "Framework files (JSON).")
    var files: [String] = []

    @OptionGroup(title: "What goes out") var today: TodayOptions

    @OptionGroup(title: "Where things are") var catalog: CatalogOptions

    @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

    func run() throws {
      let day = try today.day
      let (scales, all) = (catalog.catalog, catalog.catalog.frameworks)
      try DefinitionCheck.run(
        files, among: (all.folder, all.ids), kind: "framework", schema: "framework.schema.json"
      ) { path throws(RefusedInput) in
        let framework = try OutcomesFramework(reading: SourceFile(reading: path), with: scales)
        let notes = framework.notes(on: day).map { "\(path): \($0.message)" }
        return (["\(path): nothing wrong was found"] + notes, [])
      }
    }
  }
}
