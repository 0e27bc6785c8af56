import TestSupport
import Testing

@Suite("Help")
struct HelpTests {
  static let commands = [
    "", "quarterly", "scales", "scales list", "scales show", "scales check", "scales import",
    "frameworks", "frameworks list", "frameworks show", "frameworks check",
    "score",
    "appraise", "change", "journeys", "trajectories", "benchmark", "benchmark services",
    "benchmark norm",
    "benchmark against", "benchmark over-time", "benchmark comparators", "packet", "packet make",
    "packet merge", "packet fit",
    "rules", "rules list", "rules show", "rules check",
    "rules apply",
    "init", "sniff", "explain",
    "verify", "selftest",
  ]

  private static func help(_ name: String) throws -> String {
    let command = try Command()
    defer { command.remove() }
    let words = name.split(separator: " ").map(String.init)
    let outcome = try command.run(program: Command.program, words + ["--help"])
    #expect(outcome.code == 0 && outcome.complaints.isEmpty)
    return outcome.output
  }

  @Test("examples come first", arguments: commands)
  func examples(_ name: String) throws {
    let lines = try Self.help(name).split(separator: "\n").map(String.init)
    let first = try #require(lines.firstIndex { $0 == "Examples:" || $0 == "Example:" })
    #expect(first <= 2, "\(name): what it is, then examples")
    #expect(
      lines[first + 1].hasPrefix("  waymark \(name.isEmpty ? "" : name.split(separator: " ")[0])"))
  }

  @Test(
    "options stand by topic", arguments: ["score", "appraise", "change", "journeys", "rules apply"])
  func topics(_ name: String) throws {
    let help = try Self.help(name)
    for title in ["WHAT GOES OUT:", "WHERE THINGS ARE:", "WHAT IS SAID:"] {
      #expect(help.contains("\n\(title)\n"), "\(title) in\n\(help)")
    }
    if name == "change" {
      for title in ["THE ERROR OF MEASUREMENT:", "HOW A CHANGE IS JUDGED:"] {
        #expect(help.contains("\n\(title)\n"), "\(title)")
      }
    }
  }

  @Test("no help blames a person", arguments: commands)
  func words(_ name: String) throws {
    let help = try Self.help(name).lowercased()
    for word in ["harmed", "dropout", "disengaged", "relapse", "chaotic", "non-responder"] {
      #expect(!help.contains(word), "\(word)")
    }
  }
}
