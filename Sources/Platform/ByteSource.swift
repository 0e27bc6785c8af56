public import Results

/// Bytes that come one block after the other: a file, a pipe, or the standard input.
public struct ByteSource: ~Copyable {
  /// The name for diagnostics: the path as the user gave it, or `stdin`.
  public let name: String
  private let origin: Origin

  private enum Origin {
    case stream(InputStream)
    case memory(MemoryInput)
  }

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

  /// Fills a buffer as far as there are bytes.
  ///
  /// - Parameters:
  ///   - buffer: takes the bytes; what stands before `start` and from `end` on is left alone.
  ///   - start: where the first byte goes.
  ///   - end: where to stop.
  /// - Returns: how many bytes came; fewer than asked for only at the end of the source.
  /// - Throws: `RefusedInput` with `file.unreadable`.
  public mutating func read(
    into buffer: inout [UInt8], from start: Int, to end: Int
  ) throws(RefusedInput) -> Int {
    var position = start
    while position < end {
      let count: Int
      do throws(SystemFailure) {
        count =
          switch origin {
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

  func read(into buffer: inout [UInt8], from start: Int, to end: Int) -> Int {
    let count = min(end - start, bytes.count - position)
    for offset in 0..<count { buffer[start + offset] = bytes[position + offset] }
    position += count
    return count
  }
}
