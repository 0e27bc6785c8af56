import Foundation
import TestSupport
import Testing

@Suite("Answers in words, and reasons for no answer, from the command line and the study")
struct AnswerCommandTests {
  static let data = "id,a,b\n1,Strongly disagree, strongly AGREE\n2,3.0,-88\n3,-99,9\n"
  static let labels =
    "item,label,code\n*,Strongly disagree,1\n*,Strongly agree,5\na,\"Neither, nor\",3\n"

  static func run(_ data: String, _ options: String...) throws -> (
    Command.Outcome, problems: String
  ) {
    let command = try ScoreCommandTests.command(data)
    defer { command.remove() }
    try command.write(labels, to: "labels.csv")
    let outcome = try command.run(
      program: Command.program,
      ["score", "data.csv", "--scale", "pair", "--scales", ".", "--wide", "--problems", "p.csv"]
        + options)
    return (outcome, (try? command.read("p.csv")) ?? "")
  }

  @Test("wordings from a file are read, every way of reading is told once, and nothing is refused")
  func labelsAndReasons() throws {
    let (outcome, problems) = try Self.run(
      Self.data, "--labels", "labels.csv", "--missing", "-99=refused,-88", "--missing-item",
      "b:9=declined", "--strict")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    #expect(outcome.output == "id,pair.total\n1,2\n2,\n3,\n")
    #expect(
      outcome.complaints == """
        note[response.integral-decimal]: 1 answer was a whole number written with a point, such as 3.0.
          --> data.csv (a)
          help: Nothing need be done: 3.0 is 3.
        note[response.label-read]: 2 answers were read by their wording.
          --> data.csv (a, b)
          help: Nothing need be done: each is the wording of one answer, in capitals or not.
        note[response.padded]: 1 answer had spaces or tabs around it.
          --> data.csv (b)
          help: Nothing need be done: the answer is what stands between them.
        note[audit.nothing-answered]: 1 of 3 rows (33%) answer no item of 'pair'.
          --> data.csv (pair)
          help: If these people were not asked, nothing is wrong; else see how the answers got lost.
        More: waymark explain CODE, such as response.integral-decimal

        """)
    let listed = problems.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).prefix(6)
    }
    #expect(
      listed.dropFirst().map { $0.suffix(3).joined(separator: " ") } == [
        "a column response.label-read", "a column response.integral-decimal",
        "b column response.label-read", "b column response.padded",
        "pair file audit.nothing-answered",
      ])
  }

  @Test("without them the same cells are set aside, each with its way out")
  func withoutThem() throws {
    let (outcome, problems) = try Self.run(Self.data)
    #expect(outcome.code == 0 && outcome.output == "id,pair.total\n1,\n2,\n3,\n")
    for words in [
      "response.not-numeric", "--labels", "response.missing-look-alike", "--missing=-88",
      "--missing=-99", "response.out-of-range",
    ] { #expect(outcome.complaints.contains(words), "\(words)") }
    // Five cells set aside, and one whole number with a point, which is told.
    #expect(problems.split(separator: "\n").count == 1 + 5 + 1)
  }

  @Test(
    "what does not go together with the definition is refused before anything is scored",
    arguments: [
      (["--missing", "3"], "scale.missing-code", Int32(65)),
      (["--missing-item", "c:9"], "scale.unknown-item", 65),
      (["--missing-item", "pair:1"], "scale.missing-code", 65),
      (["--language", "cy"], "scale.language", 65), (["--labels", "gone.csv"], "file.missing", 66),
      (["--missing", "-99=gone"], "'gone' is not a reason", 64),
      (["--missing-item", "9"], "item:code", 64),
      (["--missing-item", "a:9=gone"], "'gone' is not a reason", 64),
    ])
  func refused(_ options: [String], _ words: String, _ code: Int32) throws {
    let (outcome, _) = try Self.run(Self.data, options[0], options[1])
    #expect(outcome.code == code && outcome.output.isEmpty, "\(outcome.complaints)")
    #expect(outcome.complaints.contains(words), "\(outcome.complaints)")
  }

  @Test("two files are told together, and one language is enough where it is asked for")
  func filesAndLanguage() throws {
    let command = try ScoreCommandTests.command("id,a,b\n1,Ie,1\n")
    defer { command.remove() }
    try command.write("id,a,b\n2,YES,1\n3,ie,2\n", to: "more.csv")
    let options =
      #"{"code": 1, "label": "No"}, {"code": 5, "label": "Yes", "labels": {"cy": "Ie"}}"#
    try command.write(
      SmallStudy.scale.replacing(
        #""five": [{"code": 1}, {"code": 2}"#, with: #""five": [{"code": 2}, \#(options)"#
      )
      .replacing(#", {"code": 4}, {"code": 5}]"#, with: #", {"code": 4}]"#)
      .replacing(#""status""#, with: #""language": "en", "status""#), to: "pair.json")
    let both = try command.run(
      "score", "data.csv", "more.csv", "--scale", "pair", "--scales", ".", "--wide")
    #expect(both.output == "id,pair.total\n1,10\n2,10\n3,9\n", "\(both.complaints)")
    #expect(both.complaints.contains("3 answers were read by their wording.\n  --> 2 files (a)"))
    let welsh = try command.run(
      "score", "data.csv", "more.csv", "--scale", "pair", "--scales", ".", "--wide", "--language",
      "cy")
    #expect(welsh.output == "id,pair.total\n1,10\n2,\n3,9\n")
    #expect(
      welsh.complaints.contains("response.unknown-label") && !welsh.complaints.contains("YES"))
  }

  @Test(
    "a study reads labels and reasons, notes are told in the report and counted in the manifest")
  func study() throws {
    let command = try Command()
    defer { command.remove() }
    let study = SmallStudy.study.replacing(
      "file: data.csv", with: "file: data.csv\n  missing_codes: {-99: refused}"
    ).replacing(
      "- scale: pair\noutcomes",
      with: """
        - scale: pair
            labels: {file: labels.csv}
            item_missing_codes: {b: [9]}
        outcomes
        """)
    let data =
      SmallStudy.header + SmallStudy.rows
      + "North,n1,1,strongly agree,9\nNorth,N1,1,-99,1\nNorth,n2,1,Agreed,1\nNorth,é,1,1,1\nNorth,e\u{301},1,1,1\n"
    try SmallStudy.write(to: command, study: study, data: data)
    try command.write(Self.labels, to: "labels.csv")
    let run = try command.run("quarterly", "study.yml", "--out", "out", "--scales", ".")
    #expect(run.code == 0, "\(run.complaints)")
    let refused = try command.read("out/refused.csv")
    #expect(refused.split(separator: "\n").count == 2 && refused.contains("response.unknown-label"))
    #expect(!refused.contains("Agreed"))
    let manifest = try command.read("out/manifest.json")
    for words in [
      "\"labels.csv\"", "\"-99=refused\"", "\"pair/b:9\"", "\"key.near-duplicate\": 1",
      "\"text.look-alike\": 1", "\"response.label-read\": 1", "\"response.unknown-label\": 1",
    ] { #expect(manifest.contains(words), "\(words) in \(manifest)") }
    let report = try command.read("out/report.html")
    #expect(report.contains("1 answer was read by its wording."))
    #expect(report.contains("differ only in upper and lower case"))
    try command.write("item,label,code\nc,No,1\n", to: "labels.csv")
    let wrong = try command.run("quarterly", "study.yml", "--out", "no", "--scales", ".")
    #expect(wrong.code == 65 && wrong.complaints.contains("labels.csv:2"), "\(wrong.complaints)")
  }
}
