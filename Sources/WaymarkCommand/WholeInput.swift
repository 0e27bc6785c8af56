import Platform
import Results

extension SourceFile {
  /// A file, or the standard input, kept whole so that it can be read more than once.
  ///
  /// - Parameter path: the file; `-` is the standard input.
  /// - Throws: `RefusedInput` as `ByteSource` does.
  init(whole path: String) throws(RefusedInput) {
    try self.init(draining: ByteSource(reading: path))
  }
}
