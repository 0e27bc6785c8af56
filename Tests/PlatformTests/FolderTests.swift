import Foundation
import Platform
import Results
import TestSupport
import Testing

@Suite("Folders are written whole or not at all")
struct FolderTests {
  /// A folder of its own for each test.
  let root: String

  init() throws {
    root =
      FileManager.default.temporaryDirectory
      .appending(path: "waymark-folder-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  private func clean() { try? FileManager.default.removeItem(atPath: root) }

  static let files = [OutputFile(name: "a", text: "one"), OutputFile(name: "b", text: "two")]

  @Test("a new folder holds the files and nothing else is left beside it")
  func newFolder() throws {
    defer { clean() }
    try Folder.write(Self.files, to: "\(root)/out/", replacing: [])
    #expect(Folder.entries(of: "\(root)/out") == ["a", "b"])
    #expect(Folder.entries(of: root) == ["out"])
    #expect(try SourceFile(reading: "\(root)/out/b").bytes == Array("two".utf8))
  }

  @Test("an earlier run is replaced whole")
  func earlierRun() throws {
    defer { clean() }
    try Folder.write(Self.files, to: "\(root)/out", replacing: [])
    try Folder.write([OutputFile(name: "c", text: "")], to: "\(root)/out", replacing: ["a", "b"])
    #expect(Folder.entries(of: "\(root)/out") == ["c"])
    #expect(Folder.entries(of: root) == ["out"])
  }

  @Test("a folder with somebody else's file is left alone")
  func stranger() throws {
    defer { clean() }
    try Folder.write(Self.files, to: "\(root)/out", replacing: [])
    #expect(throws: OutputRefused.self) {
      try Folder.write([], to: "\(root)/out", replacing: ["a"])
    }
    #expect(Folder.entries(of: "\(root)/out") == ["a", "b"])
    #expect(Folder.entries(of: root) == ["out"])
  }

  @Test("files may stand one folder deep; an earlier run with them is replaced whole")
  func deeper() throws {
    defer { clean() }
    let files =
      Self.files + [
        OutputFile(name: "figures/one.svg", text: "1"),
        OutputFile(name: "figures/two.svg", text: "2"),
      ]
    let earlier: Set = ["a", "b", "figures/*.svg"]
    try Folder.write(files, to: "\(root)/out", replacing: earlier)
    #expect(Folder.entries(of: "\(root)/out") == ["a", "b", "figures"])
    #expect(Folder.entries(of: "\(root)/out/figures") == ["one.svg", "two.svg"])
    try Folder.write(Array(files.dropLast()), to: "\(root)/out", replacing: earlier)
    #expect(Folder.entries(of: "\(root)/out/figures") == ["one.svg"])
    #expect(Folder.entries(of: root) == ["out"])
  }

  @Test(
    "somebody else's file in such a folder, or a link in its place, leaves all as it is",
    arguments: ["notes.txt", "one.svg.bak", "svg", ".svg"])
  func deeperStranger(_ name: String) throws {
    defer { clean() }
    let earlier: Set = ["a", "b", "figures/*.svg"]
    try Folder.write(
      Self.files + [OutputFile(name: "figures/\(name)", text: "mine")], to: "\(root)/out",
      replacing: earlier)
    #expect(throws: OutputRefused.self) {
      try Folder.write(Self.files, to: "\(root)/out", replacing: earlier)
    }
    #expect(Folder.entries(of: "\(root)/out/figures") == [name])
    try FileManager.default.removeItem(atPath: "\(root)/out/figures")
    try FileManager.default.createDirectory(
      atPath: "\(root)/elsewhere", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: "\(root)/out/figures", withDestinationPath: "\(root)/elsewhere")
    #expect(throws: OutputRefused.self) {
      try Folder.write(Self.files, to: "\(root)/out", replacing: earlier)
    }
  }

  @Test("a symbolic link is not followed into somebody else's folder")
  func link() throws {
    defer { clean() }
    try Folder.write(Self.files, to: "\(root)/real", replacing: [])
    try FileManager.default.createSymbolicLink(
      atPath: "\(root)/out", withDestinationPath: "\(root)/real")
    #expect(throws: OutputRefused.self) {
      try Folder.write([], to: "\(root)/out", replacing: ["a", "b"])
    }
    #expect(Folder.entries(of: "\(root)/real") == ["a", "b"])
    #expect(Folder.entries(of: root) == ["out", "real"])
  }

  @Test("when a file cannot be written nothing is there")
  func halfWritten() throws {
    defer { clean() }
    let twice = [Self.files[0], Self.files[0]]
    #expect(throws: OutputRefused.self) {
      try Folder.write(twice, to: "\(root)/out", replacing: [])
    }
    #expect(Folder.entries(of: root) == [])
  }

  @Test("a file that is not there, and one that is no file, are told apart")
  func reading() throws {
    defer { clean() }
    #expect(refusalCodes { _ = try SourceFile(reading: "\(root)/gone") } == [.fileMissing])
    #expect(refusalCodes { _ = try SourceFile(reading: root) } == [.fileNotRegular])
  }

  @Test("SHA-256 agrees with FIPS 180-4's examples")
  func hash() {
    #expect(
      SHA256.hexadecimal(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hexadecimal([])
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    // The same digest of "abc" as `openssl dgst -sha256 -binary | base64` writes it.
    #expect(
      SHA256.base64(Array("abc".utf8)) == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }
}
