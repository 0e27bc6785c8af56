/// A file to be written: its name inside the folder, and its bytes.
public struct OutputFile: Sendable, Hashable {
  /// Its name, at most one folder deep: `report.html`, `figures/scores.svg`.
  public var name: String
  /// The whole content.
  public var bytes: [UInt8]

  /// Makes a file to be written.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The folder that it stands in; nil for none.
  var folder: String? {
    name.firstIndex(of: "/").map { String(name[..<$0]) }
  }

  /// Makes a text file to be written.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}

/// Why a folder was not written.
public struct OutputRefused: Error, Sendable, Hashable {
  /// The folder.
  public var path: String
  /// What is in the way, and what to do about it.
  public var reason: String
  /// Whether the folder could not be created at all, as against failing while it was written.
  public var isCreation: Bool

  /// Says why.
  public init(path: String, reason: String, isCreation: Bool) {
    (self.path, self.reason, self.isCreation) = (path, reason, isCreation)
  }
}

/// Folders, written whole or not at all.
public enum Folder {
  /// Writes the files into a new folder beside `path`, then puts it in the place of `path` in one
  /// step. A folder that was there before is exchanged first and removed after.
  ///
  /// - Parameters:
  ///   - files: what the folder will hold, and nothing else.
  ///   - path: where the folder will be.
  ///   - earlier: the names that an earlier folder may hold, `figures/*.svg` for files of a kind in a
  ///     folder of it; any other name there is somebody else's file, and the folder is left alone.
  /// - Throws: `OutputRefused`; then nothing was changed at `path`.
  public static func write(
    _ files: [OutputFile], to path: String, replacing earlier: Set<String>
  ) throws(OutputRefused) {
    let path = withoutTrailingSlash(path)
    let present: [String]?
    let draft: String
    do throws(SystemFailure) {
      if FileSystem.target(ofLink: path) != nil {
        throw SystemFailure(
          path: path, reason: "it is a symbolic link; name the folder itself", meansMissing: false)
      }
      present = try FileSystem.entries(of: path)
      for name in present ?? [] {
        guard let found = try stranger(name, in: path, earlier) else { continue }
        throw SystemFailure(
          path: path,
          reason: "it holds '\(found)', which no run writes; name another folder with --out",
          meansMissing: false)
      }
      draft = try FileSystem.makeFolder(beside: path)
    } catch {
      throw OutputRefused(path: path, reason: error.reason, isCreation: true)
    }
    do throws(SystemFailure) {
      for name in Set(files.compactMap(\.folder)).sorted() {
        try FileSystem.makeFolder(at: "\(draft)/\(name)")
      }
      for file in files { try FileSystem.write(file.bytes, to: "\(draft)/\(file.name)") }
      for name in Set(files.compactMap(\.folder)) {
        try FileSystem.synchronise(folder: "\(draft)/\(name)")
      }
      try FileSystem.synchronise(folder: draft)
      if present == nil {
        try FileSystem.move(draft, to: path)
      } else {
        FileSystem.remove(folder: try FileSystem.exchange(draft, path))
      }
      try FileSystem.synchronise(folder: parent(of: path))
    } catch {
      FileSystem.remove(folder: draft)
      throw OutputRefused(path: path, reason: error.reason, isCreation: false)
    }
  }

  /// What stands under a name of an earlier folder and is not among those it may hold; nil when all is.
  private static func stranger(
    _ name: String, in path: String, _ earlier: Set<String>
  ) throws(SystemFailure) -> String? {
    if FileSystem.isFile("\(path)/\(name)") { return earlier.contains(name) ? nil : name }
    guard FileSystem.isFolder("\(path)/\(name)"),
      earlier.contains(where: { $0.hasPrefix("\(name)/*") })
    else { return name }
    let inside = try FileSystem.entries(of: "\(path)/\(name)") ?? []
    return inside.first { file in
      let stem = file.lastIndex(of: ".") ?? file.startIndex
      return stem == file.startIndex || !earlier.contains("\(name)/*\(file[stem...])")
        || !FileSystem.isFile("\(path)/\(name)/\(file)")
    }.map { "\(name)/\($0)" }
  }

  /// The names in a folder in byte order; nil when there is no such folder.
  public static func entries(of path: String) -> [String]? {
    (try? FileSystem.entries(of: path)) ?? nil
  }

  /// The folder part of a path; `.` when there is none.
  public static func parent(of path: String) -> String {
    let path = withoutTrailingSlash(path)
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path as seen from a folder: absolute paths stay as they are.
  public static func resolve(_ path: String, from folder: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : "\(folder)/\(path)"
  }

  /// The folder that holds the running program.
  public static var ofProgram: String? {
    FileSystem.target(ofLink: "/proc/self/exe").map(parent(of:))
  }

  private static func withoutTrailingSlash(_ path: String) -> String {
    var path = path[...]
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}
