import Documents
public import Platform

/// The hostile and certified inputs beside the project, `../shared/corpora`. Tests that need them are
/// skipped where they are absent, and say so.
public enum Corpora {
  /// What a test says that cannot run.
  public static let absence = "the corpora are not beside this checkout (../shared/corpora)"
  private static let folder = ProjectFiles.root + "/../shared/corpora"

  /// Whether they are there.
  public static let arePresent = Folder.entries(of: folder)?.contains("blns.json") == true

  /// A file of theirs, named as from their folder.
  public static func file(_ path: String) throws -> SourceFile {
    try SourceFile(reading: "\(folder)/\(path)", name: path)
  }

  /// The names in a folder of theirs, sorted.
  public static func names(in path: String) -> [String] {
    (Folder.entries(of: "\(folder)/\(path)") ?? []).sorted()
  }

  /// The big list of naughty strings.
  public static func naughtyStrings() throws -> [String] {
    let file = try file("blns.json")
    guard case .array(let nodes) = try JSONDocument.parse(file.bytes, file: file.name).kind else {
      return []
    }
    return nodes.compactMap { if case .string(let text) = $0.kind { text } else { nil } }
  }
}
