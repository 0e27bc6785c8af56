import Foundation
import TestSupport
import Testing

@Suite("waymark score")
struct ScoreCommandTests {
  static let data = "id,a,b\n1,1,5\n2,5,1\n3,,2\n"

  /// A folder with the scale of two items, and a file.
  static func command(_ data: String = data) throws -> Command {
    let command = try Command()
    try command.write(SmallStudy.scale, to: "pair.json")
    try command.write(data, to: "data.csv")
    return command
  }

  @Test("long by default: a row per score and metric, with status and reason")
  func long() throws {
    let command = try Self.command()
    defer { command.remove() }
    let outcome = try command.run("score", "data.csv", "--scale", "pair", "--scales", ".")
    #expect(outcome.code == 0 && outcome.complaints.isEmpty)
    #expect(
      outcome.output == """
        id,scale,score,metric,value,status,reason
        1,pair,total,raw,2,scored,
        2,pair,total,raw,10,scored,
        3,pair,total,raw,,missing,"1 item answered, 2 needed"

        """)
  }

  @Test("a pipe and a file, one file or two, give the same rows")
  func pipe() throws {
    let command = try Self.command()
    defer { command.remove() }
    let file = try command.run("score", "data.csv", "--scale", "pair", "--scales", ".", "--wide")
    #expect(file.output == "id,pair.total\n1,2\n2,10\n3,\n")
    let piped = try command.run(
      "score", "-", "--scale", "pair", "--scales", ".", "--wide", input: Self.data)
    #expect(piped.output == file.output && piped.code == 0)
    try command.write("id,a,b\n1,1,5\n", to: "first.csv")
    try command.write("b,id,a\n1,2,5\n2,3,\n", to: "second.csv")
    let two = try command.run(
      "score", "first.csv", "second.csv", "--scale", "pair", "--scales", ".", "--wide")
    #expect(two.output == file.output)
  }

  @Test("columns are found by list, by pattern and by name")
  func columns() throws {
    let command = try Self.command("who;q1;q2\n1;1;5\n2;5;NA\n")
    defer { command.remove() }
    for choice in [
      ["--columns", "q1,q2"], ["--pattern", "q{n}"], ["--map", "a=q1", "--map", "b=q2"],
    ] {
      let outcome = try command.run(
        program: Command.program,
        ["score", "data.csv", "--scale", "pair", "--scales", ".", "--wide", "--id", "who"]
          + ["--delimiter", ";", "--missing", "NA,-99"] + choice)
      #expect(outcome.code == 0, "\(outcome.complaints)")
      #expect(outcome.output == "id,pair.total\n1,2\n2,\n")
    }
  }

  @Test("what is set aside is told with code, place and way out, and nobody's value")
  func setAside() throws {
    let command = try Self.command("id,a,b\n1,6,1\n,1,1\n3,two,\"9\"\n4,1\n5,1,5\n")
    defer { command.remove() }
    let outcome = try command.run(
      "score", "data.csv", "--scale", "pair", "--scales", ".", "--wide", "--problems", "p.csv")
    #expect(outcome.code == 0)
    #expect(outcome.output == "id,pair.total\n1,\n3,\n5,2\n")
    #expect(
      outcome.complaints == """
        set-aside[csv.ragged-row]: The row has 2 fields where the header has 3.
          --> data.csv:5:3
          help: Look for a delimiter or a line end inside a text that is not in quotation marks.
        set-aside[key.missing]: The row has no person id.
          --> data.csv:3:1 (id)
          help: Fill in the id, or leave the row out.
        set-aside[response.not-numeric]: The answer is not a number (3 characters, letters).
          --> data.csv:4:3 (a)
          help: If this text means that nothing was answered, name it with --missing. If it is the wording of an answer, give its code with --labels.
        set-aside[response.out-of-range]: The answer is not one of 1 to 5 (1 character, digits).
          --> data.csv:2:3 (a)
          --> data.csv:4:7 (b)
          help: Correct it, or name it with --missing if it means that nothing was answered.
        5 rows read; 5 rows or cells set aside
        More: waymark explain CODE, such as csv.ragged-row

        """)
    let listed = try command.read("p.csv").split(separator: "\n").map { $0.prefix(25) }
    #expect(
      listed == [
        "file,line,column,field,wh", "data.csv,2,3,a,cell,respo", "data.csv,3,1,id,row,key.m",
        "data.csv,4,3,a,cell,respo", "data.csv,4,7,b,cell,respo", "data.csv,5,3,,row,csv.rag",
      ])
    let strict = try command.run(
      "score", "data.csv", "--scale", "pair", "--scales", ".", "--wide", "--strict")
    #expect(strict.code == 65 && strict.output == outcome.output)
  }

  @Test("the first five of a kind are told, the rest are counted")
  func manyProblems() throws {
    let command = try Self.command("id,a,b\n" + String(repeating: "1,9,9\n", count: 500))
    defer { command.remove() }
    let outcome = try command.run("score", "data.csv", "--scale", "pair", "--scales", ".")
    let lines = outcome.complaints.split(separator: "\n")
    #expect(lines.count == 1 + 5 + 1 + 3)
    #expect(
      lines.suffix(3) == [
        "  and 995 more of response.out-of-range; --problems FILE lists all",
        "500 rows read; 1000 rows or cells set aside",
        "More: waymark explain response.out-of-range",
      ])
  }

  @Test(
    "what looks wrong with a file as a whole is said before the last line of the account, once, unless told not to"
  )
  func audit() throws {
    let rows = (1...60).map { "\($0),\($0 % 4),\($0 / 4 % 4)" }
    let command = try Self.command("id,a,b\n" + rows.joined(separator: "\n") + "\n61,,\n")
    defer { command.remove() }
    let line = ["score", "data.csv", "--scale", "pair", "--scales", ".", "--wide"]
    let outcome = try command.run(program: Command.program, line)
    #expect(outcome.code == 0)
    #expect(
      outcome.complaints.hasSuffix(
        """
        note[audit.coding-offset]: 30 of 120 answers (25%) are one below the lowest code of their item, and none is the highest code: the data look coded from another number than the scale says.
          --> data.csv (pair)
          help: If so, export them with the scale's codes. Add 1 to every answer only when you are sure. If that number means that nothing was answered, declare it as a missing code. Nothing was changed.
        note[audit.nothing-answered]: 1 of 61 rows (2%) answer no item of 'pair'.
          --> data.csv (pair)
          help: If these people were not asked, nothing is wrong; else see how the answers got lost.
        61 rows read; 30 rows or cells set aside
        More: waymark explain response.out-of-range audit.coding-offset audit.nothing-answered

        """))
    let quiet = try command.run(program: Command.program, line + ["--no-audit"])
    #expect(quiet.output == outcome.output && quiet.code == 0)
    #expect(
      quiet.complaints.hasSuffix(
        "61 rows read; 30 rows or cells set aside\nMore: waymark explain response.out-of-range\n"))
  }
}
