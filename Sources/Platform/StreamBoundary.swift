import Glibc

/// A descriptor that is read from.
final class InputStream: Sendable {
  static let standard = InputStream(descriptor: 0, isOwned: false)

  private let descriptor: Int32
  private let isOwned: Bool

  private init(descriptor: Int32, isOwned: Bool) {
    self.descriptor = descriptor
    self.isOwned = isOwned
  }

  init(opening path: String) throws(SystemFailure) {
    descriptor = try FileSystem.openRegular(path)
    isOwned = true
  }

  deinit { if isOwned && descriptor >= 0 { close(descriptor) } }

  /// The size of a regular file; nil for a pipe.
  var size: Int? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// Reads once, again if a signal came between; 0 at the end.
  func read(into buffer: inout [UInt8], from start: Int, to end: Int) throws(SystemFailure) -> Int {
    precondition(start >= 0 && start <= end && end <= buffer.count, "a range outside the buffer")
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes -> Int in
        guard let base = bytes.baseAddress else { return 0 }
        return unsafe Glibc.read(descriptor, base + start, end - start)
      }
      if count >= 0 {
        ReadCount.add(count)
        return count
      }
      if errno != EINTR { throw FileSystem.failure("the input") }
    }
  }
}

/// A descriptor that is written to.
final class OutputStream: Sendable {
  let descriptor: Int32
  private let isOwned: Bool

  init(descriptor: Int32, isOwned: Bool) {
    self.descriptor = descriptor
    self.isOwned = isOwned
  }

  init(creating path: String) throws(SystemFailure) {
    descriptor = unsafe open(
      path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    isOwned = true
    guard descriptor >= 0 else { throw FileSystem.failure(path) }
  }

  deinit { if isOwned && descriptor >= 0 { close(descriptor) } }

  var isTerminal: Bool { isatty(descriptor) == 1 }
}

/// Signals that would end the program halfway.
public enum Signals {
  /// A closed pipe and a full quota become errors of the write that meets them.
  public static func becomeErrors() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }
}
