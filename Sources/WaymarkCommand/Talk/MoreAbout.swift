import Results
import Synchronization

/// The codes that were told of in this run, so that its last line can say where there is more.
enum MoreAbout {
  private static let told = Mutex<[DiagnosticCode]>([])
  /// Codes named in the line.
  private static let most = 3

  /// Notes that diagnostics were told.
  static func note(_ diagnostics: [Diagnostic]) {
    told.withLock { told in
      for diagnostic in diagnostics where !told.contains(diagnostic.code) {
        told.append(diagnostic.code)
      }
    }
  }

  /// The line, once; nothing when no code was told.
  static func line() -> String? {
    let codes = told.withLock { told in
      defer { told = [] }
      return told.map(\.rawValue)
    }
    guard let first = codes.first else { return nil }
    if codes.count > most { return "More: waymark explain CODE, such as \(first)" }
    return "More: waymark explain \(codes.joined(separator: " "))"
  }
}
