import ArgumentParser
import Documents
import Platform
import Results

/// `waymark explain`: what a code means, why it matters for the numbers, and what to do.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a code: what it means, why it matters for the numbers, what to do.",
    usage: "waymark explain CODE…\nwaymark explain --list",
    discussion: """
      Examples:
        waymark explain csv.ragged-row        one code
        waymark explain --list                all codes, with a line for each
        waymark explain key.repeat --format json

      Every complaint of Waymark bears a code, in square brackets. A code never changes its meaning.

      Exit codes: 0 done; 64 there is no such code; 74 output could not be written.
      """)

  @Argument(help: ArgumentHelp("One or more codes, such as csv.ragged-row.", valueName: "code"))
  var codes: [String] = []

  @Flag(help: "List every code.")
  var list = false

  @Option(help: "text, or json: one JSON document. Otherwise $WAYMARK_FORMAT, or text.")
  var format: TextOrJSON?

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func validate() throws {
    if codes.isEmpty != list {
      throw ValidationError("Name a code, such as csv.ragged-row, or give --list.")
    }
    for code in codes where Explanation.of(code) == nil {
      let nearest = Explanation.nearest(to: code).map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError(
        "There is no code '\(code)'.\(nearest) 'waymark explain --list' has all of them.")
    }
  }

  func run() throws {
    do {
      let asked = list ? Explanation.all : codes.compactMap(Explanation.of)
      switch try Settings.format(format, else: .text) {
      case .json:
        try StandardStream.output.write(JSONValue.array(asked.map(\.json)).text())
      case .text where list: try Terminal.print(ExplanationText.list(asked))
      case .text: try Terminal.print(ExplanationText.lines(asked))
      }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }
}

/// The value of `--format` where there is no table.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

extension Explanation {
  /// The code that was most likely meant: a near one, or one with the same word behind its family.
  static func nearest(to name: String) -> String? {
    let codes = all.map(\.code.rawValue)
    if let near = NearestName.find(name, among: codes) { return near }
    let word = name.split(separator: ".").last.map(String.init) ?? name
    let words = codes.map { $0.split(separator: ".").last.map(String.init) ?? $0 }
    guard let near = NearestName.find(word, among: words),
      let position = words.firstIndex(of: near)
    else { return nil }
    return codes[position]
  }

  /// The record `waymark-explanation/1`.
  var json: JSONValue {
    .object([
      .init("schema", "waymark-explanation/1"), .init("code", .string(code.rawValue)),
      .init("severity", .string(code.severity.rawValue)), .init("meaning", .string(meaning)),
      .init("matters", .string(matters)), .init("remedy", .string(remedy)),
      .init("example", .array(example.map { .string($0) })),
    ])
  }
}
