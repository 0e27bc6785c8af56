/// Single files, written whole or not at all.
public enum WholeFile {
  /// Whether there is a file, a folder or a link of the name.
  public static func exists(_ path: String) -> Bool { FileSystem.exists(path) }

  /// Writes a new file of mode 0600: beside its place first, then moved there in one step.
  ///
  /// - Throws: `OutputRefused` when there is a file or folder of the name already, or it could not be
  ///   written; then nothing was changed.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputRefused) {
    let draft: String
    do throws(SystemFailure) {
      if FileSystem.exists(path) {
        throw SystemFailure(
          path: path, reason: "it is there already; name another file", meansMissing: false)
      }
      draft = try FileSystem.makeFolder(beside: path)
    } catch {
      throw OutputRefused(path: path, reason: error.reason, isCreation: true)
    }
    defer { FileSystem.remove(folder: draft) }
    do throws(SystemFailure) {
      try FileSystem.write(bytes, to: "\(draft)/file")
      try FileSystem.move("\(draft)/file", to: path)
      try FileSystem.synchronise(folder: Folder.parent(of: path))
    } catch {
      throw OutputRefused(path: path, reason: error.reason, isCreation: false)
    }
  }
}
