import Platform
import Results
import Synchronization

/// A table file that can be read from its start more than once: a file of text on the disk as it is, the
/// standard input and other kinds of file kept whole.
struct RereadTable {
  private enum Origin {
    case path(String)
    case memory(SourceFile)
    /// A source that comes once.
    case stream(OneSource)
  }

  private let origin: Origin
  /// The file, as the user called it.
  let name: String
  /// How the table stands in the text.
  let layout: TableLayout
  /// What the user should know of the file.
  let notes: [Diagnostic]
  /// By column the codes that the file itself declares to be no answer.
  let missingCodes: [String: Set<String>]
  /// Bytes at the beginning by which kinds are told apart.
  private static let reach = 4096

  /// - Parameters:
  ///   - path: where it is; `-` is the standard input.
  ///   - layout: how the table stands in it, as far as that was said.
  /// - Throws: `RefusedInput` with `file.…`, or those of the file's kind.
  init(_ path: String, _ layout: TableLayout) throws(RefusedInput) {
    var source = try ByteSource(reading: path)
    let beginning = try source.beginning(Self.reach)
    if path != "-", !layout.needsWholeText, !TableText.converts(beginning) {
      self.init(.path(path), named: source.name, layout)
      return
    }
    try self.init(SourceFile(draining: source), layout)
  }

  /// A table that is read in stretches: as above, but text from the standard input is not kept, and comes
  /// once.
  init(streaming path: String, _ layout: TableLayout) throws(RefusedInput) {
    guard path == "-", !layout.needsWholeText else {
      try self.init(path, layout)
      return
    }
    var source = try ByteSource(reading: path)
    let beginning = try source.beginning(Self.reach)
    if TableText.converts(beginning) {
      try self.init(SourceFile(draining: source), layout)
      return
    }
    let name = source.name
    self.init(.stream(OneSource(source)), named: name, layout)
  }

  /// Whether it can be read from its start again.
  var canBeReread: Bool {
    if case .stream = origin { false } else { true }
  }

  /// A file of text as it is.
  private init(_ origin: Origin, named name: String, _ layout: TableLayout) {
    (self.origin, self.name, self.layout) = (origin, name, layout)
    (notes, missingCodes) = ([], [:])
  }

  /// Takes a file that is in memory.
  ///
  /// - Throws: `RefusedInput` as above.
  init(_ file: SourceFile, _ layout: TableLayout) throws(RefusedInput) {
    let text = try TableText(file, layout)
    name = file.name
    // What was compressed no longer is, so its name must not say so.
    let full = text.file.name
    let plain = full.hasSuffix(".gz") ? String(full.dropLast(3)) : full
    origin = .memory(SourceFile(name: plain, bytes: text.file.bytes))
    self.layout = layout.reading(text)
    notes = text.notes
    missingCodes = Dictionary(
      text.columns.filter { !$0.missingCodes.isEmpty }.map { column in
        (column.name, Set(column.missingCodes.map(\.code)))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The text, to be read from its start.
  func open() throws(RefusedInput) -> ByteSource {
    switch origin {
    case .path(let path): try ByteSource(reading: path)
    case .memory(let file): ByteSource(file)
    case .stream(let one): one.source()
    }
  }
}

/// A source that is given out once, and is empty from then on.
private final class OneSource: Sendable {
  private let held: Mutex<ByteSource?>
  private let name: String

  init(_ source: consuming sending ByteSource) {
    name = source.name
    held = Mutex(source)
  }

  func source() -> ByteSource {
    held.withLock { $0.take() } ?? ByteSource(SourceFile(name: name, bytes: []))
  }
}
