import Platform
import Results

extension SourceFile {
  /// The standard input, kept whole so that it can be read for one measure after the other.
  ///
  /// - Throws: `RefusedInput` with `file.unreadable` or `file.gzip-…`.
  static func standardInput() throws(RefusedInput) -> SourceFile {
    var source = try ByteSource(reading: "-")
    var bytes: [UInt8] = []
    let step = 1 << 20
    while true {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: step))
      let count = try source.read(into: &bytes, from: start, to: start + step)
      bytes.removeLast(step - count)
      if count < step { break }
    }
    return SourceFile(name: source.name, bytes: bytes)
  }
}
