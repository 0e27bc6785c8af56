public import Results

/// A file as it was read: its name as the user gave it, and its bytes.
public struct SourceFile: Sendable, Hashable {
  /// The path as the user gave it.
  public var name: String
  /// The whole content.
  public var bytes: [UInt8]

  /// Wraps bytes that are already in memory.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a regular file whole.
  ///
  /// - Parameters:
  ///   - path: where the file is.
  ///   - name: how to call it in diagnostics and manifests; the path itself unless given.
  /// - Throws: `RefusedInput` with `file.missing`, `file.not-regular`, `file.link-loop` or
  ///   `file.unreadable`.
  public init(reading path: String, name: String? = nil) throws(RefusedInput) {
    let name = name ?? path
    do throws(SystemFailure) {
      self.init(name: name, bytes: try FileSystem.read(path))
    } catch {
      throw error.refusal(of: name)
    }
  }

  /// The name without the folders before it.
  public var baseName: String { name.split(separator: "/").last.map(String.init) ?? name }

  /// The SHA-256 of the content in hexadecimal.
  public var sha256: String { SHA256.hexadecimal(bytes) }
}

extension SystemFailure {
  /// The failure to read a file, as a diagnostic.
  func refusal(of name: String) -> RefusedInput {
    let place = Place(file: name)
    if meansMissing {
      return RefusedInput([
        Diagnostic(
          .fileMissing, at: place, "The file is not there.",
          help: "Check the path; in a study file it is seen from that file's own folder.")
      ])
    }
    if let standsThere {
      let help =
        standsThere == "a folder"
        ? "Name the file in it."
        : "Give a regular file, or pipe it in: '-' is the standard input."
      return RefusedInput([
        Diagnostic(.fileNotRegular, at: place, "This is \(standsThere), not a file.", help: help)
      ])
    }
    if meansLinkLoop {
      return RefusedInput([
        Diagnostic(
          .fileLinkLoop, at: place, "The symbolic links at this path lead in a circle.",
          help: "Give the path of the file itself.")
      ])
    }
    return RefusedInput([
      Diagnostic(
        .fileUnreadable, at: place, "The file cannot be read: \(reason).",
        help: "Give a regular file that you have leave to read.")
    ])
  }
}
