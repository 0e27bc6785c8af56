/// Where bytes go one block after the other: the standard output, or a file of its own.
public struct ByteSink: ~Copyable, Sendable {
  private let stream: OutputStream
  private let name: String

  /// The standard output.
  public static var standardOutput: ByteSink {
    ByteSink(stream: OutputStream(descriptor: 1, isOwned: false), name: "stdout")
  }

  private init(stream: OutputStream, name: String) {
    self.stream = stream
    self.name = name
  }

  /// Makes a file of mode 0600; an earlier file of the name is replaced.
  ///
  /// - Parameters:
  ///   - path: where it is made.
  ///   - others: files that are read or written beside it, by whatever name: it may be none of them.
  /// - Throws: `OutputRefused` when it cannot be made.
  public init(creating path: String, apartFrom others: [String] = []) throws(OutputRefused) {
    try Self.check(path, apartFrom: others)
    do throws(SystemFailure) {
      self.init(stream: try OutputStream(creating: path), name: path)
    } catch {
      throw OutputRefused(path: path, reason: error.reason, isCreation: true)
    }
  }

  /// Refuses a path that is one of other files, before anything is written.
  ///
  /// - Parameters:
  ///   - path: where a file is to be made.
  ///   - others: files that are read or written beside it.
  /// - Throws: `OutputRefused` when it is one of them.
  public static func check(_ path: String, apartFrom others: [String]) throws(OutputRefused) {
    guard others.contains(where: { FileSystem.areOneFile(path, $0) }) else { return }
    throw OutputRefused(
      path: path, reason: "it is read or written here already; name another file",
      isCreation: true)
  }

  /// Whether the bytes go to a terminal.
  public var isTerminal: Bool { stream.isTerminal }

  /// Writes every byte.
  ///
  /// - Throws: `SystemFailure` when they could not be written whole; when nobody reads them any more,
  ///   it `meansClosedPipe`.
  public func write(_ bytes: [UInt8]) throws(SystemFailure) {
    try FileSystem.writeAll(bytes, to: stream.descriptor, path: name)
  }
  /// Writes every byte of a text that is being made.
  ///
  /// - Throws: as ``write(_:)-([UInt8])``.
  public func write(_ text: borrowing TextBuffer) throws(SystemFailure) {
    try FileSystem.writeAll(text, to: stream.descriptor, path: name)
  }
}
