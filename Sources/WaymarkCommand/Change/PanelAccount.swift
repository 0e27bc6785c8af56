import Journeys
import Platform
import Results

/// What was set aside on the way from files to a panel, and what is worth knowing: counted, the first
/// of each kind told, and all listed in a file if one was asked for.
struct PanelAccount: ~Copyable {
  /// Rows and cells set aside.
  private(set) var count = 0
  private var rows = 0
  private var counts: [DiagnosticCode: Int] = [:]
  private var first: [Diagnostic] = []
  private var list: ProblemList?
  private static let told = 5

  private let isListed: Bool
  private static let listing = "; --problems FILE lists all"

  /// Starts an account.
  ///
  /// - Parameters:
  ///   - path: where to list everything, if anywhere.
  ///   - others: the files that are read, or written beside it.
  /// - Throws: `OutputRefused` when the file cannot be made, or is one of those.
  init(problems path: String?, apartFrom others: [String]) throws {
    list = try ProblemList(at: path, apartFrom: others)
    isListed = path != nil
  }

  /// Takes in what was set aside of a panel, and its notes.
  mutating func take(_ panel: ScorePanel) throws {
    rows += panel.rows
    try take(panel.troubles.map { panel.diagnostic($0) })
    try take(panel.notes)
  }

  /// Counts rows that were read.
  mutating func read(rows count: Int) { rows += count }

  /// Takes in diagnostics.
  ///
  /// - Throws: `SystemFailure` when the list could not be written whole.
  mutating func take(_ diagnostics: [Diagnostic]) throws(SystemFailure) {
    for diagnostic in diagnostics {
      if diagnostic.severity == .setAside { count += 1 }
      counts[diagnostic.code, default: 0] += 1
      if Terminal.form == .json {
        Terminal.complain([diagnostic])
      } else if counts[diagnostic.code, default: 0] <= Self.told {
        first.append(diagnostic)
      }
    }
    try list?.write(diagnostics, as: Self.what)
  }

  private static func what(_ diagnostic: Diagnostic) -> String {
    if diagnostic.severity == .note { return diagnostic.place.field == nil ? "file" : "column" }
    return diagnostic.code.concernsOneCell ? "cell" : "row"
  }

  /// Says on the standard error output what was set aside.
  func report() {
    for code in counts.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      let told = first.filter { $0.code == code }
      guard !told.isEmpty else { continue }
      Terminal.complain(told)
      let rest = (counts[code] ?? 0) - told.count
      if rest > 0 {
        Terminal.complain([
          "  and \(rest) more of \(code.rawValue)" + (isListed ? "" : Self.listing)
        ])
      }
    }
    let setAside = counts.filter { $0.key.severity == .setAside }
    Terminal.complain(rows: rows, setAside: setAside)
  }
}
