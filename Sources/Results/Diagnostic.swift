/// One thing wrong with an input: what, where, and the way out. People's values are never in it.
public struct Diagnostic: Sendable, Hashable, Codable {
  /// What happens because of it.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// The file or definition cannot be used: the run is refused.
    case error
    /// A row or cell is set aside; the run goes on.
    case setAside = "set-aside"
    /// Worth knowing; nothing was left out.
    case note
  }

  /// The stable code.
  public var code: DiagnosticCode
  /// What happens because of it.
  public var severity: Severity
  /// Where it is.
  public var place: Place
  /// What is wrong, in words that stand alone.
  public var message: String
  /// What to do about it.
  public var help: String

  /// Makes a diagnostic; `severity` is the code's own unless given.
  public init(
    _ code: DiagnosticCode, at place: Place, _ message: String, help: String,
    severity: Severity? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.place = place
    self.message = message
    self.help = help
  }
}

/// An input that was refused, with every reason found in one pass.
public struct RefusedInput: Error, Sendable, Hashable {
  /// The reasons in reading order; never empty.
  public var diagnostics: [Diagnostic]

  /// Refuses an input for these reasons.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics.sorted { $0.place < $1.place }
  }

  /// Whether the only trouble is that a file is not there or cannot be read.
  public var isMissingInput: Bool {
    !diagnostics.isEmpty && diagnostics.allSatisfy(\.code.meansInputMissing)
  }
}
