import Foundation
import TestSupport
import Testing

@Suite("waymark journeys --person --html: a page for one person to keep")
struct PersonPageTests {
  static func run(_ options: [String], data: String = JourneyOptionTests.data) throws -> (
    outcome: Command.Outcome, page: String?
  ) {
    let command = try Command()
    defer { command.remove() }
    try command.write(data, to: "data.csv")
    let outcome = try command.run(
      program: Command.program, ["journeys", "data.csv"] + JourneyOptionTests.known + options)
    return (outcome, try? command.read("page.html"))
  }

  @Test("the page has the person's scores and words and nobody else's; no rows are written")
  func page() throws {
    let (outcome, page) = try Self.run([
      "--person", "c", "--html", "page.html", "--own-words", "A <quiet> room.", "--called", "Cleo",
      "--contact", "Jo at the front desk",
    ])
    #expect(outcome.code == 0 && outcome.output.isEmpty, "\(outcome.complaints)")
    let text = try #require(page)
    #expect(text.contains("Your journey, <span class=\"given\">Cleo</span>"))
    #expect(text.contains("A &lt;quiet&gt; room.") && text.contains("Jo at the front desk"))
    // c: 30, 20, 21, 33, 34, with SEM 2: 20 could be from 18 to 22.
    #expect(text.contains(">20<") && text.contains(">18.0<") && text.contains(">22.0<"))
    #expect(text.contains("you have regained all of that ground since"))
    // 11 is b's last score, 3 d's only one.
    #expect(!text.contains(">11<") && !text.contains(">3<"))
  }

  @Test(
    "an id that nobody has, or that two services use, is refused, and options that say nothing alone",
    arguments: [
      ["--person", "z", "--html", "page.html"], ["--person", "a"], ["--html", "page.html"],
      ["--called", "Sam"],
    ])
  func refused(_ options: [String]) throws {
    let (outcome, page) = try Self.run(options)
    #expect(outcome.code == 64 && page == nil, "\(outcome.complaints)")
  }

  @Test("the page is never written over a file that is read")
  func overwriting() throws {
    let (outcome, _) = try Self.run(["--person", "a", "--html", "data.csv"])
    #expect(outcome.code == 73)
  }

  @Test("an id in two services is not guessed")
  func services() throws {
    let data = "id,service,time,value\na,North,1,10\na,North,2,20\na,South,1,11\na,South,2,12\n"
    let (outcome, page) = try Self.run(
      ["--person", "a", "--html", "page.html", "--service", "service"],
      data: data)
    #expect(outcome.code == 64 && page == nil, "\(outcome.complaints)")
    #expect(outcome.complaints.contains("Several people have the id"))
  }

  @Test("from a study the page stands alone or beside the folder, and without --out one is needed")
  func study() throws {
    let command = try Command()
    defer { command.remove() }
    try SmallStudy.write(to: command)
    let id = try #require(SmallStudy.rows.split(separator: ",").dropFirst().first.map(String.init))
    let page = ["--person", id, "--html", "page.html", "--called", "Cleo"]
    let alone = try command.run(
      program: Command.program, ["quarterly", "study.yml", "--scales", "."] + page)
    #expect(alone.code == 0 && alone.output.isEmpty, "\(alone.complaints)")
    let text = try command.read("page.html")
    #expect(text.contains("Your journey, <span class=\"given\">Cleo</span>"))
    #expect(text.contains("Your scores: <span class=\"given\">Total</span>"))
    #expect(!command.names.contains("out"))
    #expect(try command.run("quarterly", "study.yml", "--scales", ".").code == 64)
    let absent = try command.run(
      "quarterly", "study.yml", "--scales", ".", "--person", "nobody", "--html", "other.html")
    #expect(absent.code == 64 && !command.names.contains("other.html"))
  }
}
