import TestSupport
import Testing

@Suite("waymark scales")
struct ScalesCommandTests {
  @Test("lists the scales of a folder, found through the environment")
  func list() throws {
    let command = try Command()
    defer { command.remove() }
    let outcome = try command.run("scales", "list")
    #expect(outcome.code == 0)
    #expect(outcome.output.split(separator: "\n").contains("swemwbs"))
  }

  @Test("checks every file it is given before it ends")
  func check() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(SmallStudy.scale, to: "good.json")
    try command.write(SmallStudy.scale.replacing("[2, 10]", with: "[2, 11]"), to: "range.json")
    try command.write("[]", to: "list.json")
    let outcome = try command.run("scales", "check", "range.json", "good.json", "list.json")
    #expect(outcome.code == 65)
    #expect(outcome.output == "good.json: all examples come out\n")
    #expect(outcome.complaints.contains("scale.range"))
    #expect(outcome.complaints.contains("document.wrong-type"))
  }

  @Test("says what nobody has verified, and still takes the file")
  func unverified() throws {
    let command = try Command()
    defer { command.remove() }
    let note = #"{"about": "range", "note": "Nobody has read the manual."}"#
    let scale = SmallStudy.scale.replacing(
      "\"items\": [", with: "\"unverified\": [\(note)], \"items\": [")
    try command.write(scale, to: "pair.json")
    let outcome = try command.run("scales", "check", "pair.json")
    #expect(outcome.code == 0)
    #expect(
      outcome.output.hasSuffix("pair.json: not verified: range: Nobody has read the manual.\n"))
  }
}
