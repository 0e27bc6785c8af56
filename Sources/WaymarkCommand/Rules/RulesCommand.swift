import ArgumentParser
import Platform
import Reports
import Results
import Scales

/// `waymark rules`: how service systems count change, and what their rules make of files of scores.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists, shows, checks and applies rule packs: how service systems count change.",
    discussion: """
      Examples:
        waymark rules list
        waymark rules show nhs-talking-therapies
        waymark rules check my-pack.json
        waymark rules apply core scores.csv --time date
      """,
    subcommands: [List.self, Show.self, Check.self, RulesApplyCommand.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the rule packs that can be named here and in a study file.",
      discussion: """
        Example:
          waymark rules list
        """)

    @OptionGroup(title: "Where things are") var catalog: CatalogOptions

    @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

    func run() throws {
      do {
        try Terminal.print(catalog.catalog.rulePacks.ids)
      } catch {
        throw CommandFailure(error)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says in plain words how a rule pack counts.",
      discussion: """
        Examples:
          waymark rules show core
          waymark rules show ./my-pack.json

        On which scores it counts, where the range of people who seek help begins and ends, what a \
        score exactly on the border is, which change counts, of whom each rate is, the sources, and \
        what nobody has verified. Numbers that the pack leaves to a scale's file are taken from there.
        """)

    @Argument(help: "The id of a rule pack, or its file (a name with '/' or '.json').")
    var pack: String

    @OptionGroup(title: "Where things are") var catalog: CatalogOptions

    @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

    func run() throws {
      do {
        let pack = try RulePack.named(pack, in: catalog.catalog)
        try Terminal.print(RulePackSheet(pack, scales: pack.scales(in: catalog.catalog)).lines)
      } catch {
        throw CommandFailure(error)
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks rule packs without data.",
      discussion: """
        Examples:
          waymark rules check my-pack.json
          waymark rules check                 all that are installed

        Unknown keys, sources that are not listed, borders on which a score would be on both sides, \
        rates that hold of nobody, and, where the scale of a measure is at hand, scores, metrics and \
        numbers that its file does not have. Without a file, all packs that 'waymark rules list' \
        lists. A rule-pack.schema.json among the files is passed over.

        Exit codes: 0 nothing wrong was found; 65 a file was refused; 66 a file is missing.
        """)

    @Argument(help: "Rule packs (JSON).")
    var files: [String] = []

    @OptionGroup(title: "Where things are") var catalog: CatalogOptions

    @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

    func run() throws {
      let (scaleFiles, all) = (catalog.catalog, catalog.catalog.rulePacks)
      try DefinitionCheck.run(
        files, among: (all.folder, all.ids), kind: "rule pack", schema: "rule-pack.schema.json"
      ) { path throws(RefusedInput) in
        let pack = try RulePack(reading: SourceFile(reading: path))
        let scales = try pack.scales(in: scaleFiles)
        // A scale that is not at hand is said, and no fault of the pack.
        let absent = zip(pack.measures, scales).filter { $1 == nil && $0.cutOff == nil }.map(\.0)
        _ = try pack.resolved(by: scales)
        return (
          ["\(path): nothing wrong was found"]
            + absent.map { "\(path): not checked against a scale file: \($0.scale)" }
            + pack.unverified.map { "\(path): not verified: \($0.about): \($0.note)" }, []
        )
      }
    }
  }
}
