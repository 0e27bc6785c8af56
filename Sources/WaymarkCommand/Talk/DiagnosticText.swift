import Results

/// Diagnostics as text for a terminal, in the order in which they came: level, code and message;
/// place, and the line itself where it is one of a definition; way out. What is alike but for its place
/// is told once, with its places.
struct DiagnosticText {
  /// Places told of one cause.
  private static let mostPlaces = 5
  /// Causes told of one code; a broken file may have thousands.
  private static let mostCauses = 20

  private var windows = SourceWindows()

  /// The lines that tell them.
  mutating func lines(_ diagnostics: [Diagnostic]) -> [String] {
    var order: [Cause] = []
    var places: [Cause: [Place]] = [:]
    for diagnostic in diagnostics {
      let cause = Cause(diagnostic)
      if places[cause] == nil { order.append(cause) }
      places[cause, default: []].append(diagnostic.place)
    }
    var lines: [String] = []
    var told: [DiagnosticCode: Int] = [:]
    for cause in order {
      told[cause.code, default: 0] += 1
      guard told[cause.code, default: 0] <= Self.mostCauses else { continue }
      lines += tell(cause, at: places[cause] ?? [])
    }
    for (code, count) in told.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where count > Self.mostCauses {
      lines.append("  and \(count - Self.mostCauses) more of \(code.rawValue)")
    }
    return lines
  }

  private mutating func tell(_ cause: Cause, at places: [Place]) -> [String] {
    let level = cause.severity == .error ? "error" : cause.severity.rawValue
    var lines = ["\(level)[\(cause.code.rawValue)]: \(cause.message)"]
    lines += places.prefix(Self.mostPlaces).map { "  --> \($0.words)" }
    let more = places.count - Self.mostPlaces
    if more > 0 { lines.append("  and \(Counted.words(more, "more place"))") }
    if places.count == 1, let place = places.first {
      lines += windows.lines(at: place, of: cause.code) + FormulaWindow.lines(at: place)
    }
    return lines + ["  help: \(cause.help)"]
  }

  /// All of a diagnostic but its place.
  private struct Cause: Hashable {
    var code: DiagnosticCode
    var severity: Diagnostic.Severity
    var message: String
    var help: String

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      severity = diagnostic.severity
      message = diagnostic.message
      help = diagnostic.help
    }
  }
}

extension Place {
  /// As an editor takes it: file, line and column, then the name of the field.
  fileprivate var words: String {
    var words = file
    if let line {
      words += ":\(line)"
      if let column { words += ":\(column)" }
    }
    if let field { words += " (\(field))" }
    return words
  }
}
