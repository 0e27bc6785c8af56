import Platform
import Results

extension SourceFile {
  /// A file, or the standard input, kept whole so that it can be read more than once.
  ///
  /// - Parameter path: the file; `-` is the standard input.
  /// - Throws: `RefusedInput` as `ByteSource` does.
  init(whole path: String) throws(RefusedInput) {
    var source = try ByteSource(reading: path)
    var bytes: [UInt8] = []
    var used = 0
    while true {
      let wanted = max(1 << 20, used * 2)
      bytes.append(contentsOf: repeatElement(0, count: wanted - bytes.count))
      used += try source.read(into: &bytes, from: used, to: wanted)
      if used < wanted { break }
    }
    bytes.removeLast(bytes.count - used)
    self.init(name: source.name, bytes: bytes)
  }
}
