import Foundation
import TestSupport
import Testing

@Suite("Words of the help texts and of what is said of trouble")
struct HelpWordsTests {
  /// A letter's case is nobody's, and a key of a file is its own.
  static let exempt = ["lower case", "\"cases\""]

  static func found(in text: String) -> [String] {
    RefusedWords.found(
      in: exempt.reduce(text) { $0.replacing($1, with: "") }, of: RefusedWords.everywhere)
  }

  /// Every text of the help of every command.
  static func texts() throws -> [String] {
    let command = try Command()
    defer { command.remove() }
    let outcome = try command.run("--experimental-dump-help")
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    var texts: [String] = []
    var rest: [Any] = [document]
    while let next = rest.popLast() {
      if let members = next as? [String: Any] {
        for key in ["abstract", "discussion"] {
          if let text = members[key] as? String { texts.append(text) }
        }
        rest += members.values
      } else if let elements = next as? [Any] {
        rest += elements
      }
    }
    return texts
  }

  @Test("no help text blames or sorts people")
  func help() throws {
    let texts = try Self.texts()
    #expect(texts.count > 80)
    for text in texts {
      let found = Self.found(in: text)
      #expect(found.isEmpty, "\(found) in '\(text)'")
    }
  }

  @Test("nothing that is said of trouble does either")
  func diagnostics() throws {
    let folder = URL(filePath: ProjectFiles.root + "/Fixtures/diagnostics")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count > 100)
    for file in files where file.pathExtension == "txt" {
      let found = Self.found(in: try String(contentsOf: file, encoding: .utf8))
      #expect(found.isEmpty, "\(found) in \(file.lastPathComponent)")
    }
  }
}
