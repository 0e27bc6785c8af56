import ArgumentParser
import Documents
import Platform
import Results
import Tables

/// `waymark selftest`: whether this installation gives the numbers it should.
struct SelftestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selftest",
    abstract: "Finds published numbers anew, and says whether this installation gives them.",
    usage: "waymark selftest [--html FILE]",
    discussion: """
      Examples:
        waymark selftest
        waymark selftest --html selftest.html --date 2026-04-01     to file

      NIST's certified sets for mean and spread, linear regression and analysis of variance; values of \
      the distributions that Waymark uses; and the worked examples of every scale that is installed. \
      No data are needed, and it takes a few seconds.

      Exit codes: 0 all of it came out; 70 something did not, and is named; 73 or 74 the page could not \
      be written.
      """)

  @Option(help: "A new file for the page.")
  var html: String?

  @Option(help: "The day to put on the page, as yyyy-mm-dd; otherwise a line to write it on.")
  var date: String?

  @Option(help: "text, or json: one JSON document. Otherwise $WAYMARK_FORMAT, or text.")
  var format: TextOrJSON?

  @OptionGroup(title: "Where things are") var catalog: CatalogOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func validate() throws {
    if let date, DayNumber.value(Array(date.utf8)[...]) == nil {
      throw ValidationError("--date is a day, as yyyy-mm-dd.")
    }
  }

  func run() throws {
    do {
      let selftest = Selftest(catalog.catalog)
      if let html {
        let page = SelftestPage(selftest: selftest, date: date).html
        try WholeFile.write(Array(page.utf8), to: html)
      }
      switch try Settings.format(format, else: .text) {
      case .text: try Terminal.print(Self.lines(selftest))
      case .json: try StandardStream.output.write(selftest.json.text(digits: 17))
      }
      let failures = selftest.failures
      if !failures.isEmpty { throw CommandFailure.selftest(failures.map(\.line)) }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func lines(_ selftest: Selftest) -> [String] {
    let groups = SelftestCheck.Group.allCases.map { group in
      let checks = selftest.checks.filter { $0.group == group }
      let count = checks.count { $0.passed }
      return "\(group.rawValue): \(count) of \(checks.count) as they should be"
    }
    return groups + (selftest.failures.isEmpty ? ["All of it came out."] : [])
  }
}

extension SelftestCheck {
  /// For a list of what did not come out.
  fileprivate var line: String { "\(group.rawValue): \(name), \(quantity): \(words)" }
}
