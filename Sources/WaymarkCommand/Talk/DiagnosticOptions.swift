import ArgumentParser

/// How complaints are written on the standard error output.
enum DiagnosticForm: String, ExpressibleByArgument, CaseIterable {
  /// In sentences.
  case text
  /// As JSON lines, and nothing else.
  case json

  /// The form that a command line asks for, even where it cannot be understood otherwise.
  init(askedIn arguments: [String]) {
    self = Environment.value("WAYMARK_DIAGNOSTICS") == "json" ? .json : .text
    for (position, argument) in arguments.enumerated() {
      if argument == "--" { return }
      if argument == "--diagnostics=json" { self = .json }
      if argument == "--diagnostics=text" { self = .text }
      if argument == "--diagnostics" {
        self = arguments.dropFirst(position + 1).first == "json" ? .json : .text
      }
    }
  }
}

/// The option of every command that reads something; ``Terminal`` follows it from the start.
struct DiagnosticOptions: ParsableArguments {
  @Option(
    help:
      "How complaints are written on the standard error output: text, or json: a JSON object per line and nothing else. Otherwise $WAYMARK_DIAGNOSTICS."
  )
  var diagnostics: DiagnosticForm = .text

  @Flag(
    help: "Leave out hints, summaries and progress; what was set aside or refused is told still.")
  var quiet = false

  func validate() throws {
    if let word = Environment.value("WAYMARK_DIAGNOSTICS"), DiagnosticForm(rawValue: word) == nil {
      throw ValidationError("$WAYMARK_DIAGNOSTICS is '\(word)', which is neither text nor json.")
    }
  }
}
