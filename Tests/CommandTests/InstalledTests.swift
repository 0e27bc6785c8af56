import Foundation
import TestSupport
import Testing

/// The program away from its source tree, as it lies when it is installed.
@Suite("The program where it is installed")
struct InstalledTests {
  @Test("finds the scales beside it from anywhere, through a link too")
  func scalesBesideTheProgram() throws {
    let command = try Command()
    defer { command.remove() }
    let manager = FileManager.default
    let prefix = command.folder.appending(path: "opt")
    for folder in ["bin", "share/waymark"] {
      try manager.createDirectory(
        at: prefix.appending(path: folder), withIntermediateDirectories: true)
    }
    let program = prefix.appending(path: "bin/waymark")
    try manager.copyItem(at: Command.program, to: program)
    try manager.copyItem(
      at: URL(filePath: ProjectFiles.root + "/Scales"),
      to: prefix.appending(path: "share/waymark/scales"))
    let link = command.folder.appending(path: "waymark")
    try manager.createSymbolicLink(at: link, withDestinationURL: program)
    for place in [program, link] {
      // An empty setting is none.
      let list = try command.run(
        program: place, ["scales", "list"], environment: ["WAYMARK_SCALES": ""])
      #expect(list.code == 0 && list.output.contains("swemwbs\n"), "\(list.complaints)")
      let rules = try command.run(
        program: place, ["rules", "list"], environment: ["WAYMARK_SCALES": ""])
      #expect(rules.output.contains("core\n"))
    }
    // Without them it says so, and where it looked.
    try manager.removeItem(at: prefix.appending(path: "share"))
    let none = try command.run(
      program: program, ["scales", "show", "swemwbs"], environment: ["WAYMARK_SCALES": ""])
    #expect(none.code == 65 && none.complaints.contains("error[scale.unknown]"))
  }
}
