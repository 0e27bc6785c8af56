import ArgumentParser
import Platform
import Results
import Scales
import Scoring

/// `waymark scales`: what scales there are, and whether a file defines one.
struct ScalesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scales", abstract: "Lists scales, and checks scale files.",
    subcommands: [List.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the scales that can be named in a study file.")

    @OptionGroup var catalog: CatalogOptions

    func run() throws {
      try Terminal.print(catalog.catalog.ids)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Proves what can be proven of scale files without data.",
      discussion: """
        Unknown keys, references that lead nowhere, ranges that disagree, tables and bands that \
        leave a score without a row, wording without a licence, worked examples that do not come out.
        """)

    @Argument(help: "Scale files (JSON).")
    var files: [String]

    @OptionGroup var diagnostics: DiagnosticOptions

    func run() throws {
      var problems: [Diagnostic] = []
      for path in files {
        do throws(RefusedInput) {
          let file = try SourceFile(reading: path)
          let scale = try Scale(reading: file)
          let found = WorkedExampleCheck.problems(of: scale, in: file.name)
          problems += found
          if found.isEmpty {
            try? Terminal.print(
              ["\(path): all examples come out"]
                + scale.unverified.map { "\(path): not verified: \($0.about): \($0.note)" })
          }
        } catch {
          problems += error.diagnostics
        }
      }
      if !problems.isEmpty { throw CommandFailure(RefusedInput(problems)) }
    }
  }
}
