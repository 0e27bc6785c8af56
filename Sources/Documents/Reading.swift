public import Results

/// One strict reading of one document: collects everything wrong with it, so that all is told in
/// one pass.
public final class Reading {
  /// The file as the user named it.
  public let file: String
  /// What was found so far, in the order of finding.
  public private(set) var diagnostics: [Diagnostic] = []

  private var objectsRead: Set<Place> = []

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

  /// Reports every key that stands in an object a second time, once for each object.
  func reportRepeatedKeys(_ members: [Node.Member], of object: Node) {
    guard objectsRead.insert(object.place).inserted else { return }
    var keys = KeyRegister()
    diagnostics += members.compactMap { keys.add($0.key, at: $0.keyPlace) }
  }

  /// Ends the reading.
  ///
  /// - Throws: `RefusedInput` with all that was found, if any of it is an error.
  public func finish() throws(RefusedInput) {
    if diagnostics.contains(where: { $0.severity == .error }) { throw RefusedInput(diagnostics) }
  }

  /// Ends the reading of a document that describes one thing.
  ///
  /// - Parameters:
  ///   - value: the thing; nil when it could not be made.
  ///   - what: what it should be, for example `a scale`.
  ///   - place: where the document begins.
  /// - Returns: the thing.
  /// - Throws: `RefusedInput` with all that was found, or that the file does not describe it.
  public func finish<Value>(
    _ value: Value?, as what: String, at place: Place
  ) throws(RefusedInput) -> Value {
    try finish()
    guard let value else {
      throw RefusedInput([
        Diagnostic(
          .documentValue, at: place, "The file does not describe \(what).",
          help: "Start again from a file that is known to work.")
      ])
    }
    return value
  }
}
