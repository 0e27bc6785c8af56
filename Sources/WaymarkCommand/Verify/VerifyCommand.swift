import ArgumentParser
import Documents
import Platform
import Results
import Studies

/// `waymark verify`: whether a run still is what it was, and comes out the same again.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a run against its manifest, and makes it again to compare.",
    usage: "waymark verify MANIFEST [--study FILE]",
    discussion: """
      Examples:
        waymark verify out/manifest.json
        waymark verify archive/2026Q1/manifest.json --study study.yml

      First the files: every input must be as the run read it, every output as the run wrote it \
      (SHA-256). Where no input has changed the study is run again, in memory, and what comes out is \
      compared with what is there: byte for byte, then as numbers, which may differ by one part in a \
      million. Whole numbers, ids, dates and words must be the same. Nothing is written, and nobody's \
      values are told.

      A manifest names files without their folders. The study file is looked for beside the folder of \
      the run, in it, and where you are; the files it names, where it names them; scales, where they \
      always are.

      Exit codes: 0 the same; 65 something is not as it was; 66 a file is missing; 74 output could not \
      be written.
      """)

  @Argument(help: "The manifest.json of the run.")
  var manifest: String

  @Option(help: "The study file, if it is not found by its name.")
  var study: String?

  @Option(
    help: "The folder of the earlier run that the run was held against, where it was.")
  var since: String?

  @Option(help: "text, or json: one JSON document. Otherwise $WAYMARK_FORMAT, or text.")
  var format: TextOrJSON?

  @OptionGroup(title: "Where things are") var catalog: CatalogOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func run() throws {
    do {
      let found = try Verification(manifest, study: study, catalog: catalog.catalog, since: since)
      switch try Settings.format(format, else: .text) {
      case .text: try Terminal.print(VerificationText.lines(found))
      case .json: try StandardStream.output.write(VerificationText.json(found).text())
      }
      if !found.problems.isEmpty { throw RefusedInput(found.problems) }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }
}
