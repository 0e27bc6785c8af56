import Foundation
import Platform
import TestSupport
import Testing

@Suite("Quarter after quarter: files, corrections, and what is otherwise since")
struct QuarterTests {
  static let study = """
    id: years
    title: Two years
    about: For tests.
    kind: simulated
    data:
      files:
        - {file: first.csv, columns: {id: client, when: Date}}
        - second.csv
      services: [{from: [North, Hill], to: North Hill, since: 2025-04-01}]
      corrections: corrections.csv
    columns:
      person: id
      ids_unique_in: everywhere
      service: service
      occasion: when
    occasions: {by: quarter, date_order: day_first}
    scales:
      - scale: pair
    outcomes:
      - scale: pair
        score: total
    """

  static let first = """
    client,Date,service,a,b
    p1,10/01/2025,North,1,1
    p2,11/01/2025,Hill,2,2
    p3,12/01/2025,South,9,3

    """

  static let second = """
    service,id,when,a,b
    North,p1,2025-04-10,3,1
    Hill,p2,2025-03-30,4,1
    South,p3,2025-07-01,5,5

    """

  static let corrections = """
    person,occasion,column,value,by,why
    p3,12/01/2025,a,4,A. Nurse,the 9 is a 4 on the paper form

    """

  func write(_ command: Command, second: String = second, corrections: String = corrections) throws
  {
    try command.write(SmallStudy.scale, to: "pair.json")
    try command.write(Self.study, to: "study.yml")
    try command.write(Self.first, to: "first.csv")
    try command.write(second, to: "second.csv")
    try command.write(corrections, to: "corrections.csv")
  }

  func run(_ command: Command, _ arguments: String...) throws -> Command.Outcome {
    try command.run(
      program: Command.program, ["quarterly", "study.yml", "--scales", "."] + arguments)
  }

  func manifest(_ command: Command, _ folder: String) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(command.read("\(folder)/manifest.json").utf8))
        as? [String: Any])
  }

  @Test("two files with names of their own, a correction and a merger give one set of scores")
  func wholeWay() throws {
    let command = try Command()
    defer { command.remove() }
    try write(command)
    let outcome = try run(command, "--out", "out")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    // Total: a + (6 - b). p2 answers twice in the first quarter, and the later one counts.
    let rows = try command.read("out/scores.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let found = Dictionary(
      uniqueKeysWithValues: rows.map { ("\($0[1]) \($0[2])", [$0[0], $0[3], $0[7]]) })
    #expect(
      found == [
        "p1 2025 Q1": ["North", "2025-01-10", "6"],
        "p1 2025 Q2": ["North Hill", "2025-04-10", "8"],
        "p2 2025 Q1": ["Hill", "2025-03-30", "9"],
        "p3 2025 Q1": ["South", "2025-01-12", "7"],
        "p3 2025 Q3": ["South", "2025-07-01", "6"],
      ])
    for code in ["correction.applied", "service.renamed"] {
      #expect(outcome.complaints.contains(code))
    }
    let refused = try command.read("out/refused.csv")
    #expect(refused.contains("occasion.superseded"))
    #expect(!refused.contains("response"))
  }

  @Test(
    "a quarter leaves out what is later, and the next run tells what is new, late and otherwise")
  func since() throws {
    let command = try Command()
    defer { command.remove() }
    let soon = "service,id,when,a,b\nNorth,p1,2025-04-10,3,1\nSouth,p3,2025-07-01,5,5\n"
    try write(command, second: soon)
    let first = try run(command, "--out", "q1", "--quarter", "2025Q1")
    #expect(first.code == 0 && first.complaints.contains("rows.later"))
    #expect(try run(command, "--out", "q2", "--since", "gone").code == 66)
    try command.write(bytes: Array("{}".utf8), to: "other/manifest.json")
    let other = try run(command, "--out", "q2", "--since", "other")
    #expect(other.code == 65 && other.complaints.contains("study.since"))
    #expect(try !command.read("q1/scores.csv").contains("Q2"))
    #expect(try command.read("q1/report.html").contains("to the end of 2025 Q1"))
    // Then p2's form of March came late, the form of p3 was looked at again, and p4 began.
    try write(
      command, second: soon + "Hill,p2,2025-03-30,4,1\nSouth,p4,2025-05-02,2,2\n",
      corrections: Self.corrections.replacing(",a,4,", with: ",a,5,"))
    let outcome = try run(command, "--out", "q2", "--quarter", "2025Q2", "--since", "q1")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    let since = try command.read("q2/since.csv")
    // Then 6, 6 and 7; now 6, 9 and 8.
    #expect(since.contains("2025 Q1,3,6.33333333333,3,7.66666666667,yes,pair,total,raw"))
    let page = try command.read("q2/report.html")
    #expect(page.contains("What has changed since the earlier run"))
    #expect(page.contains("the list of corrections"))
    let counts = try #require(try manifest(command, "q2")["since"] as? [String: Any])
    #expect(counts["new_persons"] as? Int == 1)
    #expect(counts["new_rows"] as? Int == 2)
    #expect(counts["late_rows"] as? Int == 1)
    #expect(counts["changed_rows"] as? Int == 1)
    #expect(counts["gone_rows"] as? Int == 1)
    let verified = try command.run(
      "verify", "q2/manifest.json", "--study", "study.yml", "--scales", ".", "--since", "q1")
    #expect(verified.code == 0, "\(verified.output)\(verified.complaints)")
  }

  @Test("a correction that meets no row, or two, refuses the run")
  func unmatched() throws {
    let command = try Command()
    defer { command.remove() }
    for row in ["p9,12/01/2025,a,4,A,b", "p1,,a,4,A,b", "p3,12/01/2025,c,4,A,b"] {
      try write(
        command, corrections: "person,occasion,column,value,by,why\n\(row)\n")
      let outcome = try run(command, "--out", "out")
      #expect(outcome.code == 65, "\(row)")
      let code = row.contains(",c,") ? "csv.missing-column" : "correction.unmatched"
      #expect(outcome.complaints.contains(code), "\(row)\n\(outcome.complaints)")
      #expect(!command.exists("out"))
    }
  }

  @Test("a correction without a name and a reason, and a quarter without dates, are refused")
  func incomplete() throws {
    let command = try Command()
    defer { command.remove() }
    try write(command, corrections: "person,occasion,column,value,by,why\np3,12/01/2025,a,4,,\n")
    let outcome = try run(command, "--out", "out")
    #expect(outcome.code == 65 && outcome.complaints.contains("correction.row"))
    try SmallStudy.write(to: command)
    let quarter = try run(command, "--out", "out", "--quarter", "2025Q1")
    #expect(quarter.code == 65 && quarter.complaints.contains("study.quarter"))
    #expect(try run(command, "--out", "out", "--quarter", "2025-Q5").code == 64)
  }

  @Test("occasions in other capitals and spaces are read as the one that is meant, and counted")
  func spellings() throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(
      to: command,
      study: SmallStudy.study.replacing(
        "occasions: numbered", with: "occasions: [At start, Later]"),
      data:
        "service,id,time,a,b\nN,1,At start,1,1\nN,1,LATER,2,1\nN,2,at  Start,2,1\nN,2,Soon,1,1\n")
    let outcome = try run(command, "--out", "out")
    #expect(outcome.code == 0 && outcome.complaints.contains("2 occasions are written in other"))
    #expect(outcome.complaints.contains("occasion.spelling"))
    let scores = try command.read("out/scores.csv")
    #expect(scores.contains("N,2,At start,") && !scores.contains("Soon"))
  }

  @Test("a row that a correction removes is in no figure")
  func removed() throws {
    let command = try Command()
    defer { command.remove() }
    try write(
      command,
      corrections:
        "person,occasion,column,value,by,why\np3,12/01/2025,*,remove,A,took back consent\n")
    #expect(try run(command, "--out", "out").code == 0)
    #expect(try !command.read("out/scores.csv").contains("2025-01-12"))
  }
}
