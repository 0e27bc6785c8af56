import Foundation
import TestSupport

/// A folder of its own for one article, with the files that it names, and `waymark` on the path.
struct GuideFolder {
  let folder: URL

  /// The program lies beside the bundle of the tests.
  private static let program: URL = {
    let arguments = CommandLine.arguments.map { URL(filePath: $0) }
    let candidates = arguments.map { $0.deletingLastPathComponent().appending(path: "waymark") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? URL(filePath: ProjectFiles.root + "/.build/release/waymark")
  }()

  init(for article: GuideArticle) throws {
    let files = FileManager.default
    folder = files.temporaryDirectory.appending(path: "waymark-guide-\(UUID().uuidString)")
    let programs = folder.appending(path: ".programs")
    try files.createDirectory(at: programs, withIntermediateDirectories: true)
    try files.createSymbolicLink(
      at: programs.appending(path: "waymark"), withDestinationURL: Self.program)
    for path in article.fixtures {
      let source = URL(filePath: "\(ProjectFiles.root)/\(path)")
      try files.copyItem(at: source, to: folder.appending(path: source.lastPathComponent))
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs lines of shell, and stops at the first that fails.
  func shell(_ lines: String) throws -> (code: Int32, printed: [String]) {
    try run("/bin/sh", ["-e", "-c", lines])
  }

  /// Runs a program; what it prints and what it says come in the order in which a person sees them.
  func run(_ path: String, _ arguments: [String]) throws -> (code: Int32, printed: [String]) {
    let printed = folder.appending(path: ".printed")
    _ = FileManager.default.createFile(atPath: printed.path, contents: nil)
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = "\(folder.path)/.programs:\(environment["PATH"] ?? "/usr/bin:/bin")"
    environment["WAYMARK_SCALES"] = ProjectFiles.root + "/Scales"
    for name in ["WAYMARK", "WAYMARK_FORMAT", "WAYMARK_DIAGNOSTICS"] { environment[name] = nil }
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let file = try FileHandle(forWritingTo: printed)
    (process.standardOutput, process.standardError) = (file, file)
    try process.run()
    process.waitUntilExit()
    var lines = try String(contentsOf: printed, encoding: .utf8).components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return (process.terminationStatus, lines)
  }
}
