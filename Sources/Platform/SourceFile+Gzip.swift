public import Results

extension SourceFile {
  /// The most text that a compressed file may hold when it is read whole: 1 GiB.
  public static let largestDecompressed = 1 << 30

  /// The file with its content decompressed, where its first bytes or its name say that it is gzip.
  ///
  /// - Parameter limit: the most bytes that may come out; 1 GiB unless given.
  /// - Returns: the decompressed file under the same name; any other file as it is.
  /// - Throws: `RefusedInput` with `file.gzip-truncated`, `file.gzip-corrupt` or
  ///   `file.gzip-too-large`.
  public func decompressed(
    limit: Int = SourceFile.largestDecompressed
  ) throws(RefusedInput) -> SourceFile {
    guard bytes.starts(with: GzipReader.magic) || name.hasSuffix(".gz") else { return self }
    var source = ByteSource(self)
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try source.read(into: &chunk, from: 0, to: chunk.count)
      if count == 0 { return SourceFile(name: name, bytes: text) }
      if text.count + count > limit { throw tooLarge(limit) }
      text.append(contentsOf: chunk[..<count])
    }
  }

  private func tooLarge(_ limit: Int) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .fileGzipTooLarge, at: Place(file: name),
        "The compressed file holds more than \(limit) bytes of text.",
        help: "Look whether it is the file you meant; cut it in parts, or keep fewer columns.")
    ])
  }
}
