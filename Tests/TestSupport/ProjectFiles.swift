public import Platform

/// The files of the project, found from where this file was compiled.
public enum ProjectFiles {
  /// The folder that holds `Package.swift`.
  public static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// A file of the project, named as from its root.
  public static func file(_ path: String) throws -> SourceFile {
    try SourceFile(reading: "\(root)/\(path)", name: path)
  }

  /// A file that a test makes up.
  public static func text(_ text: String, name: String = "test") -> SourceFile {
    SourceFile(name: name, bytes: Array(text.utf8))
  }
}
