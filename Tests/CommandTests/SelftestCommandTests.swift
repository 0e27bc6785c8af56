import Documents
import Foundation
import TestSupport
import Testing

@Suite("waymark selftest")
struct SelftestCommandTests {
  @Test("everything comes out, in a few seconds, and the page loads and runs nothing")
  func page() throws {
    let command = try Command()
    defer { command.remove() }
    let clock = ContinuousClock()
    var outcome: Command.Outcome?
    let time = try clock.measure {
      outcome = try command.run("selftest", "--html", "page.html", "--date", "2026-04-01")
    }
    let found = try #require(outcome)
    #expect(found.code == 0, "\(found.complaints)")
    #expect(found.complaints.isEmpty)
    #expect(found.output.hasSuffix("All of it came out.\n"))
    #expect(time < .seconds(20))  // a few seconds on an idle machine
    let page = try command.read("page.html")
    #expect(page.contains("Made on 2026-04-01."))
    #expect(page.contains("default-src 'none'"))
    for word in ["<script", "http://", "https://", "onload", "<img", "<link"] {
      #expect(!page.contains(word), "\(word)")
    }
    // A page that is there is not overwritten.
    #expect(try command.run("selftest", "--html", "page.html").code == 73)
    #expect(try command.run("selftest", "--date", "1 April").code == 64)
  }

  @Test("every set and every scale is in it, with the digits found and needed")
  func checks() throws {
    let command = try Command()
    defer { command.remove() }
    let outcome = try command.run("selftest", "--format", "json")
    let root = try JSONDocument.parse(Array(outcome.output.utf8), file: "stdout")
    guard case .object(let members) = root.kind,
      case .array(let checks)? = members.first(where: { $0.key == "checks" })?.value.kind
    else {
      Issue.record("no checks")
      return
    }
    var digits: [String: Double] = [:]
    for check in checks {
      guard case .object(let members) = check.kind else { continue }
      var (name, found) = ("", Double?.none)
      for member in members {
        switch member.value.kind {
        case .string(let text) where member.key == "name": name = text
        case .number(let text) where member.key == "digits": found = Double(text)
        default: break
        }
      }
      if let found { digits[name] = min(digits[name] ?? 15, found) }
    }
    for name in [
      "NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4", "Norris", "Pontius", "NoInt1", "NoInt2",
      "Longley",
      "Wampler1", "Wampler2", "Wampler3", "Wampler4", "Wampler5", "SiRstv", "SmLs01",
    ] {
      // Not even the hardest of them is found with less than five digits.
      #expect(try #require(digits[name]) > 5, "\(name)")
    }
    let scales = try FileManager.default.contentsOfDirectory(
      atPath: ProjectFiles.root + "/Scales"
    ).filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }
    for scale in scales {
      #expect(outcome.output.contains("\"\(scale.dropLast(5)) "), "\(scale)")
    }
  }

  @Test("an example that does not come out, and a folder without scales, end in 70 by name")
  func failures() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(
      SmallStudy.scale.replacing("{\"raw\": 6}", with: "{\"raw\": 7}"), to: "pair.json")
    let outcome = try command.run("selftest", "--scales", ".", "--html", "page.html")
    #expect(outcome.code == 70)
    #expect(outcome.complaints.contains("pair 1.0.0, worked examples: 0 of 1 come out"))
    #expect(try command.read("page.html").contains("Do not rely on this installation."))
    let none = try command.run("selftest", "--scales", "nowhere")
    #expect(none.code == 70 && none.complaints.contains("'nowhere'"))
  }
}
