public import Results

/// Bytes that come one block after the other: a file, a pipe, or the standard input. What is
/// compressed with gzip, as its first two bytes tell, comes decompressed.
public struct ByteSource: ~Copyable {
  /// The name for diagnostics: the path as the user gave it, or `stdin`.
  public let name: String
  private let origin: Origin
  private var gzip: GzipReader?
  /// Bytes that were looked at and not given out yet; nil before the first look.
  private var first: [UInt8]?

  /// Opens a regular file, or the standard input, to be read from its start.
  ///
  /// - Parameter path: where it is; `-` is the standard input.
  /// - Throws: `RefusedInput` with `file.missing`, `file.not-regular`, `file.link-loop` or
  ///   `file.unreadable`.
  public init(reading path: String) throws(RefusedInput) {
    name = path == "-" ? "stdin" : path
    do throws(SystemFailure) {
      origin = .stream(path == "-" ? .standard : try InputStream(opening: path))
    } catch {
      throw error.refusal(of: path)
    }
  }

  /// Takes bytes that are already in memory.
  public init(_ file: SourceFile) {
    name = file.name
    origin = .memory(MemoryInput(file.bytes))
  }

  /// How many bytes come, if nothing changes meanwhile; nil for a pipe, and for what is compressed.
  public var sizeHint: Int? { gzip == nil ? origin.size : nil }

  /// Fills a buffer as far as there are bytes.
  ///
  /// - Parameters:
  ///   - buffer: takes the bytes; what stands before `start` and from `end` on is left alone.
  ///   - start: where the first byte goes.
  ///   - end: where to stop.
  /// - Returns: how many bytes came; fewer than asked for only at the end of the source.
  /// - Throws: `RefusedInput` with `file.unreadable`, `file.gzip-truncated` or `file.gzip-corrupt`.
  public mutating func read(
    into buffer: inout [UInt8], from start: Int, to end: Int
  ) throws(RefusedInput) -> Int {
    if first == nil { try begin() }
    let (origin, name) = (origin, name)
    if gzip != nil {
      return try gzip?.read(into: &buffer, from: start, to: end, of: name) {
        input throws(RefusedInput) in
        try origin.read(into: &input, from: 0, to: input.count, name)
      } ?? 0
    }
    var position = start
    if let looked = first, !looked.isEmpty {
      let given = looked.prefix(end - start)
      buffer.replaceSubrange(start..<(start + given.count), with: given)
      first = Array(looked.dropFirst(given.count))
      position += given.count
    }
    return position - start + (try origin.read(into: &buffer, from: position, to: end, name))
  }

  /// Looks at the first bytes without taking them; nothing of what is compressed.
  ///
  /// - Parameter count: how many are asked for.
  /// - Returns: as many as there are.
  /// - Throws: `RefusedInput` as `read` does. To be called before the first read.
  public mutating func beginning(_ count: Int) throws(RefusedInput) -> [UInt8] {
    if first == nil { try begin() }
    guard gzip == nil, let known = first, known.count < count else { return first ?? [] }
    var bytes = known + [UInt8](repeating: 0, count: count - known.count)
    let read = try origin.read(into: &bytes, from: known.count, to: count, name)
    first = Array(bytes.prefix(known.count + read))
    return first ?? []
  }

  /// Looks at the first two bytes.
  private mutating func begin() throws(RefusedInput) {
    var bytes: [UInt8] = [0, 0]
    let count = try origin.read(into: &bytes, from: 0, to: 2, name)
    first = Array(bytes.prefix(count))
    if first == GzipReader.magic {
      gzip = GzipReader(bytes)
    } else if count > 0 && name.hasSuffix(".gz") {
      throw GzipReader.notGzip(name)
    }
  }
}

/// Where bytes come from, as they are stored.
private enum Origin {
  case stream(InputStream)
  case memory(MemoryInput)

  var size: Int? {
    switch self {
    case .stream(let stream): stream.size
    case .memory(let memory): memory.size
    }
  }

  func read(
    into buffer: inout [UInt8], from start: Int, to end: Int, _ name: String
  ) throws(RefusedInput) -> Int {
    var position = start
    while position < end {
      let count: Int
      do throws(SystemFailure) {
        count =
          switch self {
          case .stream(let stream): try stream.read(into: &buffer, from: position, to: end)
          case .memory(let memory): memory.read(into: &buffer, from: position, to: end)
          }
      } catch {
        throw error.refusal(of: name)
      }
      if count == 0 { break }
      position += count
    }
    return position - start
  }
}

/// Bytes in memory, given out from the first on.
private final class MemoryInput {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var size: Int { bytes.count }

  func read(into buffer: inout [UInt8], from start: Int, to end: Int) -> Int {
    let count = min(end - start, bytes.count - position)
    buffer.replaceSubrange(start..<(start + count), with: bytes[position..<(position + count)])
    position += count
    return count
  }
}
