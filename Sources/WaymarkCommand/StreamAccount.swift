import Platform
import Results
import Scoring
import Tables

/// The account of a stream: everything set aside is counted, the first of each kind are told, and all
/// are listed in a file if one was asked for.
struct StreamAccount: ~Copyable {
  /// Rows of the files read to their end.
  var rows = 0
  /// Rows and cells set aside.
  private(set) var count = 0
  /// How many of each kind are told in text.
  private static let told = 5
  /// How many are told at once in JSON, where all are told as they are found.
  private static let toldAtOnce = 500
  private var counts: [DiagnosticCode: Int] = [:]
  private var first: [Diagnostic] = []
  private var notes: [DiagnosticCode: (count: Int, columns: [String], files: [String])] = [:]
  /// What is worth knowing of whole files, and left nothing out.
  private var findings: [Diagnostic] = []
  private var problems: ProblemList?
  /// Per cause, in the file at hand, what a line of the list says behind the place.
  private var causes: [SetAside: [UInt8]] = [:]
  private var file = ""
  private static let mostCauses = 1000

  private let isListed: Bool
  private static let listing = "; --problems FILE lists all"

  /// Starts an account.
  ///
  /// - Parameters:
  ///   - path: where to list everything, if anywhere.
  ///   - read: the files that are read.
  /// - Throws: `OutputRefused` when the file cannot be made.
  init(problems path: String?, apartFrom read: [String]) throws {
    problems = try ProblemList(at: path, apartFrom: read)
    isListed = path != nil
  }

  /// Goes on with a file, named as diagnostics name it.
  mutating func begin(_ file: String) {
    self.file = file
    causes = [:]
  }

  /// Takes in what was set aside in a stretch of rows.
  mutating func take(
    _ setAside: [SetAside], diagnostic: (SetAside) -> Diagnostic
  ) throws(SystemFailure) {
    var text: [UInt8] = []
    var found: [Diagnostic] = []
    for entry in setAside {
      count += 1
      counts[entry.code, default: 0] += 1
      switch Terminal.form {
      case .json: found.append(diagnostic(entry))
      case .text:
        if counts[entry.code, default: 0] <= Self.told { first.append(diagnostic(entry)) }
      }
      if found.count == Self.toldAtOnce {
        Terminal.complain(found)
        found = []
      }
      guard problems != nil else { continue }
      append(entry, to: &text, diagnostic: diagnostic)
      if text.count > 1 << 16 {
        try problems?.write(text)
        text = []
      }
    }
    if !found.isEmpty { Terminal.complain(found) }
    if !text.isEmpty { try problems?.write(text) }
  }

  /// Takes in how the cells of the file at hand were read.
  mutating func take(_ notes: [ReadingNote]) throws(SystemFailure) {
    for note in notes {
      var entry = self.notes[note.code] ?? (0, [], [])
      entry.count += note.count
      if !entry.columns.contains(note.column) { entry.columns.append(note.column) }
      if !entry.files.contains(file) { entry.files.append(file) }
      self.notes[note.code] = entry
    }
    let diagnostics = notes.map { $0.diagnostic(in: file) }
    if Terminal.form == .json { Terminal.complain(diagnostics) }
    try problems?.write(diagnostics) { _ in "column" }
  }

  /// Takes in what is worth knowing of the file at hand as a whole.
  mutating func take(_ found: [Diagnostic]) throws(SystemFailure) {
    if Terminal.form == .json { Terminal.complain(found) } else { findings += found }
    try problems?.write(found) { _ in "file" }
  }

  /// How cells were read, a note for each way.
  private var readingNotes: [Diagnostic] {
    notes.sorted { $0.key.rawValue < $1.key.rawValue }.map { code, entry in
      let more = entry.columns.count - Self.told
      let columns =
        entry.columns.prefix(Self.told).joined(separator: ", ")
        + (more > 0 ? " and \(more) more" : "")
      let file = entry.files.count == 1 ? entry.files[0] : "\(entry.files.count) files"
      return ReadingNote.diagnostic(code, entry.count, at: Place(file: file, field: columns))
    }
  }

  /// Says on the standard error output what was read and what was set aside.
  ///
  /// - Parameter more: rows of a file that could not be read to its end.
  func report(rows more: Int = 0) {
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
    if Terminal.form == .text { Terminal.complain(readingNotes) }
    Terminal.complain(findings)
    Terminal.complain(rows: rows + more, setAside: counts)
  }

  private mutating func append(
    _ entry: SetAside, to text: inout [UInt8], diagnostic: (SetAside) -> Diagnostic
  ) {
    let cause = entry.cause
    if causes[cause] == nil {
      let diagnostic = diagnostic(entry)
      let cells = [
        diagnostic.place.field ?? "", entry.concernsOneCell ? "cell" : "row",
        entry.code.rawValue, diagnostic.message, diagnostic.help,
      ]
      if causes.count == Self.mostCauses { causes = [:] }
      causes[cause] = Array((cells.map(CSVWriter.quoted).joined(separator: ",") + "\n").utf8)
    }
    text += "\(CSVWriter.quoted(file)),\(entry.line),\(entry.column),".utf8
    text += causes[cause] ?? []
  }
}
