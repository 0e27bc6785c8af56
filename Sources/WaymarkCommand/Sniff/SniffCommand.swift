import ArgumentParser
import Documents
import Platform
import Results
import Scoring
import Tables

/// `waymark sniff`: what a file looks like, with the evidence for every guess.
struct SniffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sniff",
    abstract: "Says what a survey file looks like, why, and the lines that would pin it.",
    discussion: """
      Examples:
        waymark sniff export.xlsx
        waymark sniff export.csv --scale phq-9 --scale gad-7
        waymark sniff export.csv --format json

      Kind, encoding, line ends, delimiter, header, columns, and the scales that the columns could answer: \
      each guess is told with the counts behind it. Nothing is decided and nothing is changed; no \
      range, key or missing rule is taken from the data. Values of people are not shown: shapes and \
      counts only, and the codes of closed questions.

      Large files are judged by their beginning, and it is said how much was looked at. '-' reads \
      the standard input.

      Exit codes: 0 done; 64 the command line is wrong; 65 the file is no table that can be read; \
      66 a file is missing.
      """)

  @Argument(help: "A survey file; '-' is the standard input.")
  var file: String

  @Option(help: "The id of a scale to compare the columns with; may be given again. All otherwise.")
  var scale: [String] = []

  @OptionGroup(title: "What you know of the file already") var opening: SniffOpeningOptions

  @Option(help: "text, or json: one JSON object.")
  var format: SniffFormat = .text

  @OptionGroup var catalog: CatalogOptions

  @OptionGroup var diagnostics: DiagnosticOptions

  func validate() throws {
    if Set(scale).count < scale.count { throw ValidationError("A scale is named twice.") }
  }

  func run() throws {
    do {
      let pins = try SniffedFile(file, opening, catalog, scale).pins
      let sniff = pins.sniff
      let form = sniff.form
      switch format {
      case .text: try Terminal.print(SniffText(sniff, pins).lines)
      case .json:
        let sink = ByteSink.standardOutput
        let text = Array(SniffJSON(sniff, pins).value.text().utf8)
        try sink.write(Terminal.shown(text, on: sink))
      }
      if let trouble = form.trouble { throw RefusedInput([trouble]) }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }
}

/// The value of `--format`.
enum SniffFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
