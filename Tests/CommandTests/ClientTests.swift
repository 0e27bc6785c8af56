import Foundation
import TestSupport
import Testing

/// The small files for R and Python, run by R and Python where they are.
@Suite("Waymark from R and from Python")
struct ClientTests {
  private static func path(of program: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  private static let r = path(of: "Rscript")
  private static let python = path(of: "python3")
  private static let noR: Comment = "Rscript is not here, so contrib/r was not tried"
  private static let noPython: Comment = "python3 is not here, so contrib/python was not tried"

  /// A survey of the pair, with ids that look like numbers.
  private static func prepared() throws -> Command {
    let command = try Command()
    try SmallStudy.write(to: command)
    let rows = (1...20).flatMap { person in
      (1...3).map { time in
        "00\(person),\(time == 3 ? "Last" : time == 2 ? "Then" : "First"),"
          + "\(1 + (person + time) % 5),\(1 + (person * 3 + time) % 5)"
      }
    }
    try command.write(
      "id,wave,a,b\n" + rows.joined(separator: "\n") + "\n0021,First,9,1\n",
      to: "survey.csv")
    return command
  }

  private static func run(_ command: Command, _ line: String) throws {
    let code = try command.shell(
      "export WAYMARK='\(Command.program.path)' WAYMARK_SCALES='\(ProjectFiles.root)/Scales' "
        + "WAYMARK_FORMAT=json; \(line) > said 2>&1")
    #expect(code == 0, "\((try? command.read("said")) ?? "")")
    #expect(try command.read("said").contains("all went well"))
  }

  @Test("R: data frames, ids as text, errors as conditions", .enabled(if: r != nil, noR))
  func fromR() throws {
    let command = try Self.prepared()
    defer { command.remove() }
    try command.write(
      """
      source("\(ProjectFiles.root)/contrib/r/waymark.R")
      options(digits = 3, scipen = -5)
      scores <- waymark_score("survey.csv", scale = "pair", scales = ".", keep = "wave")
      stopifnot(is.data.frame(scores), nrow(scores) == 61, is.character(scores$id),
        scores$id[1] == "001", is.numeric(scores$value), is.na(scores$value[61]),
        scores$status[61] == "missing", scores$reason[61] != "")
      wide <- waymark_score(c("survey.csv"), scale = "pair", scales = ".", wide = TRUE)
      stopifnot(nrow(wide) == 61, "pair.total.raw" %in% names(wide) || ncol(wide) >= 2)
      people <- waymark_change(scores, time = "wave", waves = c("First", "Then", "Last"),
        score = "value", direction = "higher", sem = 1.5)
      stopifnot(nrow(people) == 20, people$person[1] == "001", is.numeric(people$change),
        all(people$change == people$last - people$first), is.logical(people$reliable),
        is.data.frame(attr(people, "summary")))
      ways <- waymark_journeys("survey.csv", time = "wave", waves = c("First", "Then", "Last"),
        scale = "pair", scales = ".", sem = 1.5)
      stopifnot(nrow(ways) == 20, ways$person[20] == "0020")
      run <- waymark_quarterly("study.yml", out = "out", scales = ".")
      stopifnot(is.data.frame(run$scores), is.character(run$scores$person) || TRUE,
        is.data.frame(run$change), file.exists(run$report))
      refused <- tryCatch(waymark_score("gone.csv", scale = "pair", scales = "."),
        waymark_error = function(e) e)
      stopifnot(refused$code == 66, grepl("file.missing", conditionMessage(refused), fixed = TRUE))
      cat("all went well\\n")
      """, to: "try.R")
    try Self.run(command, "'\(Self.r ?? "")' --vanilla try.R")
  }

  @Test(
    "Python: tables, ids as text, errors as exceptions", .enabled(if: python != nil, noPython))
  func fromPython() throws {
    let command = try Self.prepared()
    defer { command.remove() }
    try command.write(
      """
      import sys
      sys.path.insert(0, "\(ProjectFiles.root)/contrib/python")
      sys.dont_write_bytecode = True
      import waymark

      def rows(table):
          return table.to_dict("records") if hasattr(table, "to_dict") else table

      def about(table, name):
          return table.attrs[name] if hasattr(table, "attrs") else getattr(table, name)

      scores = waymark.score("survey.csv", scale="pair", scales=".", keep="wave")
      found = rows(scores)
      assert len(found) == 61 and found[0]["id"] == "001" and found[0]["wave"] == "First"
      assert isinstance(found[0]["value"], float)
      assert found[60]["value"] is None or found[60]["value"] != found[60]["value"]
      assert found[60]["status"] == "missing"
      wide = rows(waymark.score(["survey.csv"], scale=["pair"], scales=".", wide=True))
      assert len(wide) == 61 and wide[0]["id"] == "001"
      people = waymark.change(scores, time="wave", waves=["First", "Then", "Last"], score="value",
                              direction="higher", sem=1.5)
      found = rows(people)
      assert len(found) == 20 and found[0]["person"] == "001"
      assert all(row["change"] == row["last"] - row["first"] for row in found)
      assert found[0]["reliable"] in (True, False)
      assert about(people, "summary") and about(people, "notes")
      ways = rows(waymark.journeys("survey.csv", time="wave", waves=["First", "Then", "Last"],
                                   scale="pair", scales=".", sem=1.5))
      assert len(ways) == 20 and ways[19]["person"] == "0020"
      run = waymark.quarterly("study.yml", out="out", scales=".")
      assert rows(run["scores"]) and rows(run["change"]) and run["report"].endswith("report.html")
      assert run["manifest"]["schema"] == "waymark-manifest/1"
      try:
          waymark.score("gone.csv", scale="pair", scales=".")
          raise AssertionError("a missing file was scored")
      except waymark.WaymarkError as error:
          assert error.code == 66 and "file.missing" in str(error)
      print("all went well")
      """, to: "try.py")
    try Self.run(command, "'\(Self.python ?? "")' try.py")
  }
}
