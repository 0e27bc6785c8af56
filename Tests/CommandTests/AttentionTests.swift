import Foundation
import TestSupport
import Testing

@Suite("Answers that call for a conversation, on the command line")
struct AttentionCommandTests {
  private static let scale = SmallStudy.scale.replacing(
    #"{"id": "b", "responses": "five"}"#,
    with:
      #"{"id": "b", "responses": "five", "attention": {"atLeast": 4, "why": "It may be grave.", "source": "notStated"}}"#
  )

  @Test("are counted, and listed for the owner alone, without anybody's id or answer")
  func listed() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.scale, to: "pair.json")
    try command.write("id,a,b\nann,1,4\nbob,1,1\n\"cid\",2,5\ndot,2,\n", to: "one.csv")
    try command.write("id,a,b\neve,1,5\n", to: "two.csv")
    let outcome = try command.run(
      "score", "one.csv", "two.csv", "--scale", "pair", "--scales", ".", "--attention", "calls.csv")
    #expect(outcome.code == 0)
    #expect(
      outcome.complaints
        == "3 rows have an answer that calls for a conversation (b above 3: 3)\n")
    #expect(
      try command.read("calls.csv") == "file,line,item\none.csv,2,b\none.csv,4,b\ntwo.csv,2,b\n")
    let path = command.folder.appending(path: "calls.csv").path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let plain = try command.run("score", "one.csv", "--scale", "pair", "--scales", ".")
    #expect(plain.complaints.hasSuffix("(b above 3: 2); --attention FILE lists where\n"))
    #expect(plain.output.contains("ann,pair,total,raw,3,scored,"))
  }

  @Test("are counted in the report of a study, which names nobody")
  func study() throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(to: command, scale: Self.scale)
    let outcome = try command.run(
      "quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let counted = SmallStudy.rows.split(separator: "\n").count { "45".contains($0.last ?? "0") }
    #expect(counted > 0)
    #expect(
      outcome.output.contains(
        "\(counted) rows have an answer that calls for a conversation (b above 3)\n"))
    let report = try command.read("out/report.html")
    #expect(report.contains("Answers that call for a conversation"))
    #expect(report.contains("It may be grave."))
    try SmallStudy.write(to: command)
    _ = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(!(try command.read("out/report.html")).contains("call for a conversation"))
  }
}
