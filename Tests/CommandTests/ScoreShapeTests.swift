import Foundation
import TestSupport
import Testing

@Suite("waymark score: shapes of input and output")
struct ScoreShapeTests {
  static func run(_ command: Command, _ arguments: [String], input: String? = nil) throws
    -> Command.Outcome
  {
    try command.run(program: Command.program, ["score"] + arguments, input: input)
  }

  static let pair = ["--scale", "pair", "--scales", ".", "--wide"]

  @Test("compressed files and a compressed standard input are read as they are")
  func compressed() throws {
    let command = try ScoreCommandTests.command()
    defer { command.remove() }
    let plain = try Self.run(command, ["data.csv"] + Self.pair)
    try command.write(bytes: GzipSample.small, to: "data.csv.gz")
    try command.write(bytes: GzipSample.small + GzipSample.member([]), to: "other")
    for file in ["data.csv.gz", "other"] {
      let found = try Self.run(command, [file] + Self.pair)
      #expect(found.code == 0 && found.output == plain.output && found.complaints.isEmpty)
    }
    let piped = try command.run(
      program: URL(filePath: "/bin/sh"),
      ["-c", "'\(Command.program.path)' score - \(Self.pair.joined(separator: " ")) < data.csv.gz"])
    #expect(piped.code == 0 && piped.output == plain.output)
  }

  @Test("a compressed file that is broken, and one that is compressed twice, exit with 65")
  func brokenCompressed() throws {
    let command = try ScoreCommandTests.command()
    defer { command.remove() }
    for (bytes, words) in [
      (GzipSample.small.dropLast(), "file.gzip-truncated"),
      (GzipSample.small + [1], "file.gzip-corrupt"),
      (GzipSample.member(GzipSample.small)[...], "compressed (gzip)"),
    ] {
      try command.write(bytes: Array(bytes), to: "data.csv.gz")
      let found = try Self.run(command, ["data.csv.gz"] + Self.pair)
      #expect(found.code == 65 && found.complaints.contains(words), "\(found.complaints)")
      #expect(found.output == "id,pair.total\n" && found.complaints.contains("data.csv.gz"))
    }
  }

  @Test("a file with a row per answer, with kept columns, and what is worth knowing of it")
  func longInput() throws {
    let command = try ScoreCommandTests.command(
      "id,wave,q,response\n1,a,i1,1\n1,a,i2,5\n1,b,i1,5\n1,b,i1,5\n1,b,i2,1\n1,b,mood,x\n2,a,i1,3\n2,a,i1,4\n"
    )
    defer { command.remove() }
    let arguments =
      ["data.csv", "--pattern", "i{n}", "--item-column", "q", "--answer-column", "response"]
      + ["--keep", "wave"] + Self.pair
    let found = try Self.run(command, arguments)
    #expect(found.code == 0)
    #expect(found.output == "id,wave,pair.total\n1,a,2\n1,b,10\n2,a,\n")
    #expect(
      found.complaints == """
        set-aside[response.conflict]: Lines 8 and 9 give different answers of one person to the item.
          --> data.csv:9:8 (i1)
          help: Keep the right one. If they are of two occasions, name the column that tells them apart with --keep.
        note[response.repeat]: 1 row gives an item of a person again, with the same answer or none.
          --> data.csv
          help: Nothing was left out. Rows of several occasions are told apart by --keep.
        note[item.unknown]: 1 row is about items that no scale asks; it was passed over.
          --> data.csv:7
          help: Name further scales with --scale, or what the items are called with --map.
        8 rows read; 1 row or cell set aside
        More: waymark explain response.conflict response.repeat item.unknown

        """)
    let none = try Self.run(command, ["data.csv", "--long-input", "--id", "id"] + Self.pair)
    #expect(none.code == 65 && none.complaints.contains("--item-column"))
  }

  @Test("kept columns and lines stand between id and scores")
  func kept() throws {
    let command = try ScoreCommandTests.command("wave,id,a,b,date\nx,1,1,5,2026-01-02\ny,1,5,1,\n")
    defer { command.remove() }
    let wide = try Self.run(
      command, ["data.csv", "--keep", "wave", "--keep", "date", "--lines"] + Self.pair)
    #expect(
      wide.output
        == "id,wave,date,file,line,pair.total\n1,x,2026-01-02,data.csv,2,2\n1,y,,data.csv,3,10\n")
    let long = try Self.run(
      command,
      ["data.csv", "--keep", "wave", "--scale", "pair", "--scales", ".", "--format", "ndjson"])
    #expect(
      long.output.split(separator: "\n").first
        == #"{"id":"1","wave":"x","scale":"pair","score":"total","metric":"raw","value":2,"status":"scored","reason":null}"#
    )
    let absent = try Self.run(command, ["data.csv", "--keep", "waves"] + Self.pair)
    #expect(absent.code == 65 && absent.complaints.contains("Did you mean 'wave'?"))
    let clash = try Self.run(command, ["data.csv", "--keep", "id"] + Self.pair)
    #expect(clash.code == 64 && clash.complaints.contains("'id'") && clash.output.isEmpty)
  }

  @Test("a table maps whole questions, and --map goes before it")
  func mapping() throws {
    let command = try ScoreCommandTests.command(
      "id,\"How, then?\",Second,Third\n1,1,5,1\n")
    defer { command.remove() }
    try command.write("item,column\na,\"How, then?\"\nb,Second\n", to: "map.csv")
    let found = try Self.run(command, ["data.csv", "--mapping", "map.csv"] + Self.pair)
    #expect(found.code == 0 && found.output == "id,pair.total\n1,2\n", "\(found.complaints)")
    let other = try Self.run(
      command, ["data.csv", "--mapping", "map.csv", "--map", "b=Third"] + Self.pair)
    #expect(other.output == "id,pair.total\n1,6\n")
    for twice in [["--mapping", "map.csv", "--map", "a=Second"], ["--columns", "Second,Second"]] {
      let refused = try Self.run(command, ["data.csv"] + twice + Self.pair)
      #expect(refused.code == 65)
      #expect(
        refused.complaints.contains(
          "The column 'Second' is to answer two items of 'pair': 'a' and 'b'."))
    }
    try command.write("item,column\nc,Second\n", to: "map.csv")
    let wrong = try Self.run(command, ["data.csv", "--mapping", "map.csv"] + Self.pair)
    #expect(wrong.code == 65 && wrong.complaints.contains("map.csv:2:1"))
    let gone = try Self.run(command, ["data.csv", "--mapping", "gone.csv"] + Self.pair)
    #expect(gone.code == 66)
  }

  @Test("D10: a row of RSES scores 30 in its order and 18 in the other")
  func order() throws {
    // The row of BioPsyKit's test, and both sums: reference/scales.md, D10.
    let names = (1...10).map { "q\($0)" }.joined(separator: ",")
    let command = try ScoreCommandTests.command("id,\(names)\n1,3,0,3,3,0,0,3,0,0,3\n")
    defer { command.remove() }
    let arguments = ["data.csv", "--scale", "rses", "--pattern", "q{n}", "--wide"]
    for (order, score) in [([], 30), (["--order", "umd"], 30), (["--order", "1965"], 18)] {
      let found = try Self.run(command, arguments + order)
      #expect(found.output == "id,rses.total\n1,\(score)\n", "\(found.complaints)")
      // Who names no order is told that there are several.
      #expect(found.complaints.contains("note[scale.item-order]") == order.isEmpty)
    }
    let listed = try Self.run(
      command,
      ["data.csv", "--scale", "rses", "--columns", names, "--wide", "--order", "1965"])
    #expect(listed.output == "id,rses.total\n1,18\n")
    let unknown = try Self.run(command, arguments + ["--order", "1966"])
    #expect(unknown.code == 64 && unknown.complaints.contains("'umd', '1965'"))
    let json = try Self.run(command, arguments + ["--diagnostics", "json"])
    #expect(json.complaints.contains("\"code\":\"scale.item-order\",\"severity\":\"note\""))
    let useless = try Self.run(command, ["data.csv", "--scale", "rses", "--order", "umd"])
    #expect(useless.code == 64)
  }

  @Test("SWEMWBS from the columns of WEMWBS, with WEMWBS itself beside it")
  func derived() throws {
    let names = (1...14).map { "q\($0)" }.joined(separator: ",")
    let command = try ScoreCommandTests.command("id,\(names)\n1,3,3,4,1,1,3,2,1,3,1,3,1,1,1\n")
    defer { command.remove() }
    let arguments = ["data.csv", "--from", "wemwbs", "--pattern", "q{n}", "--wide"]
    let found = try Self.run(command, arguments + ["--scale", "swemwbs"])
    // Items 1, 2, 3, 6, 7, 9, 11 add up to 21, in Warwick's table 19.25 (scales.md §4.1).
    #expect(found.output == "id,swemwbs.total\n1,19.25\n", "\(found.complaints)")
    let both = try Self.run(command, arguments + ["--scale", "swemwbs", "--scale", "wemwbs"])
    #expect(both.output == "id,swemwbs.total,wemwbs.total\n1,19.25,28\n")
    let stranger = try Self.run(command, arguments + ["--scale", "who-5"])
    #expect(stranger.code == 65 && stranger.complaints.contains("scale.derivation"))
    let unknown = try Self.run(
      command, ["data.csv", "--scale", "swemwbs", "--from", "wemwb", "--pattern", "q{n}"])
    #expect(unknown.code == 65 && unknown.complaints.contains("scale.unknown"))
  }
}
