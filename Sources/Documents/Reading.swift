public import Results

/// One strict reading of one document: collects everything wrong with it, so that all is told in
/// one pass.
public final class Reading {
  /// The file as the user named it.
  public let file: String
  /// What was found so far, in the order of finding.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Begins to read a file.
  public init(file: String) {
    self.file = file
  }

  /// Adds something that was found.
  public func report(
    _ code: DiagnosticCode, at place: Place, _ message: String, help: String
  ) {
    diagnostics.append(Diagnostic(code, at: place, message, help: help))
  }

  /// Ends the reading.
  ///
  /// - Throws: `RefusedInput` with all that was found, if any of it is an error.
  public func finish() throws(RefusedInput) {
    if diagnostics.contains(where: { $0.severity == .error }) { throw RefusedInput(diagnostics) }
  }
}
