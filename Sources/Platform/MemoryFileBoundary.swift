import CSystem
import Glibc

/// A file in memory alone, for libraries that write to a path: the file stands on no disk before it is
/// written whole with the others of a run.
@safe package final class MemoryFile {
  private let descriptor: Int32

  /// Makes an empty one; nil when the system gives none.
  package init?() {
    descriptor = waymark_memory_file()
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// The path by which this process can open it.
  package var path: String { "/proc/self/fd/\(descriptor)" }

  /// What was written; nil when it cannot be read.
  package func bytes() -> [UInt8]? {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return nil }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe block.withUnsafeMutableBytes { room in
        unsafe Glibc.read(descriptor, room.baseAddress, room.count)
      }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      bytes += block[..<count]
    }
  }
}
