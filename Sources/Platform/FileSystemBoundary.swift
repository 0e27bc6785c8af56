import CSystem
import Glibc

/// The few calls of the file system that Waymark makes, in Swift's words.
enum FileSystem {
  /// Reads a regular file whole; directories, pipes and devices are refused.
  static func read(_ path: String) throws(SystemFailure) -> [UInt8] {
    let descriptor = try openRegular(path)
    defer { close(descriptor) }
    var bytes = [UInt8]()
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      ReadCount.add(count)
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// Opens a regular file for reading; folders, pipes and devices are refused, and never waited for.
  static func openRegular(_ path: String) throws(SystemFailure) -> Int32 {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      if errno == ENXIO { throw notRegular(path, "a socket or a pipe") }
      throw failure(path)
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw failure(path, code: code)
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      close(descriptor)
      let words =
        switch kind {
        case S_IFDIR: "a folder"
        case S_IFIFO: "a pipe"
        case S_IFCHR, S_IFBLK: "a device"
        case S_IFSOCK: "a socket"
        default: "something else"
        }
      throw notRegular(path, words)
    }
    return descriptor
  }

  /// Whether two paths lead to the same regular file, through links or not.
  static func areOneFile(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    guard unsafe stat(first, &one) == 0, unsafe stat(second, &other) == 0 else { return false }
    return one.st_mode & S_IFMT == S_IFREG
      && one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  private static func notRegular(_ path: String, _ words: String) -> SystemFailure {
    SystemFailure(
      path: path, reason: "it is \(words), not a regular file", meansMissing: false,
      standsThere: words)
  }

  /// Writes a new file of mode 0600 and makes sure that it is on the disk.
  static func write(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    try writeAll(bytes, to: descriptor, path: path)
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// Writes every byte, however often the system takes only a part.
  static func writeAll(
    _ bytes: [UInt8], to descriptor: Int32, path: String
  ) throws(SystemFailure) {
    try unsafe bytes.span.withUnsafeBytes { buffer throws(SystemFailure) in
      try unsafe writeAll(buffer, to: descriptor, path: path)
    }
  }

  /// The same for a text that is being made.
  static func writeAll(
    _ text: borrowing TextBuffer, to descriptor: Int32, path: String
  ) throws(SystemFailure) {
    try unsafe text.withBytes { buffer throws(SystemFailure) in
      try unsafe writeAll(buffer, to: descriptor, path: path)
    }
  }

  private static func writeAll(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String
  ) throws(SystemFailure) {
    var written = 0
    while written < bytes.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw failure(path)
      }
    }
  }

  /// Makes an empty folder of mode 0700 beside `path`, of a name not yet taken.
  static func makeFolder(beside path: String) throws(SystemFailure) -> String {
    var template = Array("\(path).part-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer -> Bool in
      guard let start = buffer.baseAddress else { return false }
      return unsafe mkdtemp(start) != nil
    }
    guard made else { throw failure(path) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Makes an empty folder of mode 0700.
  static func makeFolder(at path: String) throws(SystemFailure) {
    guard unsafe mkdir(path, 0o700) == 0 else { throw failure(path) }
  }

  /// The names in a folder in byte order; nil when there is nothing at `path`.
  static func entries(of path: String) throws(SystemFailure) -> [String]? {
    guard let stream = unsafe opendir(path) else {
      if errno == ENOENT { return nil }
      throw failure(path)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether there is a plain file at `path`, links not followed.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether there is a folder at `path`, links not followed.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is anything at `path`, be it a link that leads nowhere.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  static func move(_ first: String, to second: String) throws(SystemFailure) {
    guard unsafe rename(first, second) == 0 else { throw failure(second) }
  }

  /// Puts a folder in the place of another and returns where the other is then. In one step where
  /// the file system can swap; otherwise in two, the first of them undone if the second fails.
  static func exchange(_ draft: String, _ path: String) throws(SystemFailure) -> String {
    let code = unsafe waymark_exchange(draft, path)
    if code == 0 { return draft }
    guard code == EINVAL || code == ENOSYS else { throw failure(path, code: code) }
    let aside = "\(draft)-earlier"
    try move(path, to: aside)
    do throws(SystemFailure) {
      try move(draft, to: path)
    } catch {
      try move(aside, to: path)
      throw error
    }
    return aside
  }

  /// Makes sure that a folder's own entries are on the disk.
  static func synchronise(folder path: String) throws(SystemFailure) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// Removes a folder of plain files and of folders of them; goes as far as it can and does not complain.
  static func remove(folder path: String) {
    for name in (try? entries(of: path)) ?? [] {
      if isFolder("\(path)/\(name)") {
        for file in (try? entries(of: "\(path)/\(name)")) ?? [] {
          unsafe _ = unlink("\(path)/\(name)/\(file)")
        }
        unsafe _ = rmdir("\(path)/\(name)")
      }
      unsafe _ = unlink("\(path)/\(name)")
    }
    unsafe _ = rmdir(path)
  }

  /// Where a symbolic link leads, for example `/proc/self/exe`.
  static func target(ofLink path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe buffer.withUnsafeMutableBytes { bytes -> Int in
      guard let start = bytes.baseAddress else { return 0 }
      return unsafe readlink(path, start, bytes.count)
    }
    return count > 0 && count < buffer.count
      ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }

  static func failure(_ path: String, code: Int32 = errno) -> SystemFailure {
    let words = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return SystemFailure(
      path: path, reason: words, meansMissing: code == ENOENT || code == ENOTDIR,
      meansLinkLoop: code == ELOOP, meansClosedPipe: code == EPIPE)
  }
}
