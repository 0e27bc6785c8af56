import Foundation
import Platform
import Results
import TestSupport
import Testing

/// The law of the house, held against the files as they are.
@Suite("The architecture is what the manifest says")
struct ArchitectureTests {
  static func text(_ path: String) throws -> String {
    String(decoding: try ProjectFiles.file(path).bytes, as: UTF8.self)
  }

  static let sources: [String] = {
    let folder = ProjectFiles.root + "/Sources"
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.map { "Sources/\($0)" }.sorted()
  }()

  /// Rows of the manifest's table: a name and what it leans on.
  static func rooms() throws -> [(name: String, leansOn: [String])] {
    let manifest = try text("Package.swift")
    let row = /\(\s*"(\w+)",\s*(?:"waymark",\s*)?\[([^\]]*)\]\s*\)/
    let upToShims = manifest.prefix(
      upTo: try #require(manifest.firstRange(of: "let shims")).lowerBound)
    return upToShims.matches(of: row).map { match in
      let leansOn = match.2.split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines.union(["\""]))
      }
      return (String(match.1), leansOn.filter { !$0.isEmpty })
    }
  }

  @Test("README's map has a row for every room, with what it leans on")
  func map() throws {
    let readme = try Self.text("README.md")
    let names = [
      "algorithms": "Algorithms", "argumentParser": "ArgumentParser", "readStat": "CReadStat",
    ]
    let rooms = try Self.rooms()
    #expect(rooms.count > 20)
    for room in rooms {
      let leansOn = room.leansOn.map { names[$0] ?? $0 }.joined(separator: ", ")
      let row = readme.split(separator: "\n").first { $0.hasPrefix("| `\(room.name)` |") }
      #expect(row?.hasSuffix("| \(leansOn) |") == true, "\(room.name)")
    }
  }

  @Test("a room leans on rooms above it, never below")
  func order() throws {
    let rooms = try Self.rooms()
    var above: Set<String> = []
    for room in rooms {
      for other in room.leansOn where rooms.contains(where: { $0.name == other }) {
        #expect(above.contains(other), "\(room.name) leans on \(other)")
      }
      above.insert(room.name)
    }
  }

  @Test("every room in the manifest has sources, and every folder of sources is a room")
  func noEmptyRooms() throws {
    let folders = Set(
      Self.sources.compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) })
    #expect(folders == Set(try Self.rooms().map(\.name)))
  }

  @Test("unsafe code stands only in files named for their boundary")
  func unsafeCode() throws {
    #expect(Self.sources.count > 100)
    for path in Self.sources where !path.hasSuffix("Boundary.swift") {
      // 'unsafe-inline' is a word of a page's content policy, not of the language.
      #expect(!(try Self.text(path)).contains(/\bunsafe\b(?!-inline)/), "\(path)")
    }
  }

  @Test("libraries do not import Foundation, and do not print")
  func quietLibraries() throws {
    for path in Self.sources where !path.hasPrefix("Sources/WaymarkCommand/") {
      let text = try Self.text(path)
      #expect(!text.contains(/import Foundation/), "\(path)")
      #expect(!text.contains(/(^|[^A-Za-z.])print\(/), "\(path)")
    }
  }

  @Test("no traps that an input could reach: no forced try, cast or fatal error")
  func noForcedAnything() throws {
    for path in Self.sources {
      #expect(!(try Self.text(path)).contains(/try!|as!|fatalError\(/), "\(path)")
    }
  }

  @Test("every diagnostic code is shown by a test")
  func everyCodeIsShown() throws {
    let folder = ProjectFiles.root + "/Tests"
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let tests = try paths.filter { $0.hasSuffix("Tests.swift") }
      .map { try Self.text("Tests/\($0)") }.joined()
    for code in DiagnosticCode.allCases {
      #expect(
        tests.contains(".\(code)") || tests.contains(code.rawValue), "\(code.rawValue)")
    }
  }
}
