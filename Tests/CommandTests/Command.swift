import Foundation
import TestSupport

/// The built program, run as a person would run it.
struct Command {
  /// What a run left behind.
  struct Outcome {
    var code: Int32
    var output: String
    var complaints: String
  }

  /// A folder of its own for each test, removed when the test is done.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "waymark-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// The program lies beside the bundle of the tests.
  static let program: URL = {
    let arguments = CommandLine.arguments.map { URL(filePath: $0) }
    let candidates = arguments.map { $0.deletingLastPathComponent().appending(path: "waymark") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? URL(filePath: ProjectFiles.root + "/.build/release/waymark")
  }()

  func run(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(program: Self.program, arguments, input: input, environment: environment)
  }

  func run(
    program: URL, _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["WAYMARK_SCALES": ProjectFiles.root + "/Scales"]) { $1 }
      .merging(environment) { $1 }
    let output = folder.appending(path: ".stdout")
    let complaints = folder.appending(path: ".stderr")
    for file in [output, complaints] {
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: complaints)
    process.standardInput = FileHandle.nullDevice
    if let input {
      // Through a pipe, as from another program, and in its own time.
      let pipe = Pipe()
      process.standardInput = pipe
      let bytes = Data(input.utf8)
      DispatchQueue.global().async {
        try? pipe.fileHandleForWriting.write(contentsOf: bytes)
        try? pipe.fileHandleForWriting.close()
      }
    }
    try process.run()
    process.waitUntilExit()
    let code = process.terminationStatus + (process.terminationReason == .exit ? 0 : 128)
    return Outcome(
      code: code, output: try String(contentsOf: output, encoding: .utf8),
      complaints: try String(contentsOf: complaints, encoding: .utf8))
  }

  /// Runs a line of shell in the folder.
  func shell(_ line: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func write(bytes: [UInt8], to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  /// Names in the folder, without the streams.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { !$0.hasPrefix(".std") }.sorted()
  }
}

extension Command {
  /// Names in a folder of the folder.
  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path).sorted()
  }
}
