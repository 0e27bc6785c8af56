public import Results

extension SourceFile {
  /// Keeps a source whole.
  ///
  /// - Throws: `RefusedInput` as `ByteSource` does.
  public init(draining source: consuming ByteSource) throws(RefusedInput) {
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
