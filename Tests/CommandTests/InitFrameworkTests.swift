import TestSupport
import Testing

@Suite("A study that is begun with a framework")
struct InitFrameworkTests {
  /// Eight people on two days each; ids begin again in each service where a test says so.
  private static func answers(perService: Bool = false) -> String {
    let items = (1...8).map { "worker-\($0)" }.joined(separator: ",")
    let rows = (0..<8).flatMap { person in
      ["2025-02-03", "2025-05-06"].enumerated().map { time, day in
        let service = person % 2 == 0 ? "North" : "South"
        let id = perService ? "P\(person / 2)" : "P\(person)"
        let answers = (0..<8).map { String(1 + (person + time + $0) % 5) }
        return "\(id),\(service),\(day),\(answers.joined(separator: ","))\n"
      }
    }
    return "person,service,date,\(items)\n" + rows.joined()
  }

  private static func begun(
    _ framework: String = "relational-service", _ options: [String] = [], perService: Bool = false
  ) throws -> (command: Command, outcome: Command.Outcome) {
    let command = try Command()
    try command.write(answers(perService: perService), to: "answers.csv")
    let outcome = try command.run(
      program: Command.program,
      ["init", "answers.csv", "--scale", "trust-in-worker", "--framework", framework] + options)
    return (command, outcome)
  }

  private static let records = ["--records", "--until", "2025-06-30"]

  @Test("the files of records that its indicators need are begun, with consent; it runs as it is")
  func begins() throws {
    let (command, outcome) = try Self.begun("relational-service", Self.records)
    defer { command.remove() }
    #expect(outcome.code == 0, "\(outcome.complaints)")
    // Of the framework: engagement, observations, scores, goals, states and words.
    #expect(
      command.names == [
        "answers.csv", "consent.csv", "contacts.csv", "goals.csv", "names.csv", "observations.csv",
        "outcomes.csv", "study.yml", "support.csv", "words.csv",
      ])
    let heads = [
      "consent": "person,covers,use,from,until,withdrawn",
      "support": "person,from,to,ended,told_by",
      "outcomes": "person,outcome,state,from,to,told_by",
      "goals": "person,goal,date,status,outcome,words,weight,rating,chosen_by",
      "observations": "person,date,indicator,answer,by,observer",
      "contacts": "person,date,offered,kept,started_by,meaning_to_person,meaning_to_worker,worker",
      "words": "person,date,kind,text,file,about,approved_by,approved_on", "names": "name",
    ]
    for (name, head) in heads { #expect(try command.read("\(name).csv") == head + "\n") }
    let study = try command.read("study.yml")
    for line in [
      "framework: relational-service", "  until: 2025-06-30 ", "  consent: consent.csv ",
      "  #   outcome housing, state: own-tenancy, settled, temporary, outside, unknown, not-applicable",
      "  #   indicator met-and-talked, answer: no, willing, did", "  #   rating: 0 to 10",
      "  #   meaning_to_person: 1 to 5", "  #   use: inside, shared",
      "# It has scores of confidence, trust-in-support, understood-by-service as well, which are not",
    ] {
      #expect(study.contains("\n\(line)"), "\(line) in\n\(study)")
    }
    let run = try command.run("quarterly", "study.yml", "--out", "out")
    #expect(run.code == 0, "\(run.complaints)")
    #expect(run.output.contains("8 people left out: 8 with no consent on record"))
    #expect(run.complaints.contains("Nobody is used of whom it says nothing"))
    let report = try command.read("out/report.html")
    #expect(report.contains("The study has nothing on <span class=\"given\">Met and talked</span>"))
  }

  @Test("once consent is filled in, people are used; what is not gathered is said")
  func filledIn() throws {
    let (command, _) = try Self.begun("relational-service", Self.records)
    defer { command.remove() }
    let rows = (0..<8).map { "P\($0),everything,inside,2025-01-01,,\n" }.joined()
    try command.write(try command.read("consent.csv") + rows, to: "consent.csv")
    let run = try command.run("quarterly", "study.yml", "--out", "out")
    #expect(run.code == 0, "\(run.complaints)")
    #expect(run.output.contains("8 rows of records read, 0 set aside"))
    #expect(run.output.contains("trust-in-worker total: 16 scored"))
    #expect(!run.output.contains("left out"))
    let report = try command.read("out/report.html")
    #expect(report.contains("The study has nothing on"))
  }

  @Test("without --records nothing but the study is written, and its records stand behind a '#'")
  func withoutRecords() throws {
    let (command, outcome) = try Self.begun()
    defer { command.remove() }
    #expect(outcome.code == 0, "\(outcome.complaints)")
    #expect(command.names == ["answers.csv", "study.yml"])
    let study = try command.read("study.yml")
    #expect(study.contains("\nframework: relational-service\n# records:\n#   until: "))
    let run = try command.run("quarterly", "study.yml", "--out", "out")
    #expect(run.code == 0 && run.output.contains("8 people"), "\(run.complaints)")
    #expect(!run.output.contains("rows of records"))
  }

  @Test("a file of records that is there is left as it is, and nothing is written")
  func nothingWrittenOver() throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.answers(), to: "answers.csv")
    try command.write("mine", to: "goals.csv")
    let arguments = [
      "init", "answers.csv", "--scale", "trust-in-worker", "--framework", "relational-service",
    ]
    let outcome = try command.run(program: Command.program, arguments + Self.records)
    #expect(outcome.code == 73)
    #expect(outcome.complaints.contains("goals.csv: it is there already, and is left as it is"))
    #expect(command.names == ["answers.csv", "goals.csv"])
    #expect(try command.read("goals.csv") == "mine")
    #expect(try command.run(program: Command.program, arguments).code == 0)
  }

  @Test("a framework that is not there: the nearest is named, and nothing is written")
  func unknown() throws {
    let (command, outcome) = try Self.begun("relational-servise", Self.records)
    defer { command.remove() }
    #expect(outcome.code == 65 && command.names == ["answers.csv"])
    #expect(outcome.complaints.contains("error[framework.unknown]"))
    #expect(outcome.complaints.contains("Did you mean 'relational-service'?"))
  }

  @Test(
    "options that say nothing are refused",
    arguments: [
      ["--records"], ["--until", "2025-06-30"],
      ["--framework", "street-outreach", "--until", "30/06/2025"],
      ["--framework", "street-outreach", "--until", "2025-06-31"],
    ])
  func refused(_ options: [String]) throws {
    let command = try Command()
    defer { command.remove() }
    try command.write(Self.answers(), to: "answers.csv")
    let outcome = try command.run(program: Command.program, ["init", "answers.csv"] + options)
    #expect(outcome.code == 64 && command.names == ["answers.csv"])
    #expect(outcome.complaints.contains(options.count == 4 ? "yyyy-mm-dd" : "--framework"))
  }

  @Test("where ids begin again in each service, the files of people have a column of it")
  func perService() throws {
    let (command, outcome) = try Self.begun("relational-service", Self.records, perService: true)
    defer { command.remove() }
    #expect(outcome.code == 0, "\(outcome.complaints)")
    #expect(try command.read("study.yml").contains("ids_unique_in: service"))
    #expect(try command.read("support.csv") == "person,service,from,to,ended,told_by\n")
    #expect(try command.read("names.csv") == "name\n")
    let run = try command.run("quarterly", "study.yml", "--out", "out")
    #expect(run.code == 0, "\(run.complaints)")
  }

  @Test("a framework about areas says so, and has no spells of support")
  func areas() throws {
    let (command, outcome) = try Self.begun("local-partnership", Self.records)
    defer { command.remove() }
    #expect(outcome.code == 0, "\(outcome.complaints)")
    #expect(command.exists("outcomes.csv") && !command.exists("support.csv"))
    #expect(
      try command.read("study.yml").contains(
        "# It is about areas: each is what 'person' above stands for."))
  }

  @Test("every framework that is there begins a study that runs")
  func every() throws {
    let command = try Command()
    defer { command.remove() }
    let ids = try command.run("frameworks", "list", "--format", "ids").output
      .split(separator: "\n").map(String.init)
    #expect(ids.count >= 14)
    for id in ids {
      try command.write(bytes: Array(Self.answers().utf8), to: "\(id)/answers.csv")
      let begun = try command.run(
        program: Command.program,
        ["init", "\(id)/answers.csv", "--scale", "trust-in-worker", "--framework", id]
          + Self.records)
      #expect(begun.code == 0, "\(id): \(begun.complaints)")
      let run = try command.run("quarterly", "\(id)/study.yml", "--out", "\(id)/out")
      #expect(run.code == 0, "\(id): \(run.complaints)")
    }
  }

  @Test("the help says what is begun, and that no answers are used without consent")
  func help() throws {
    let command = try Command()
    defer { command.remove() }
    let words = try command.run("init", "--help").output.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    for text in [
      "waymark init export.csv --framework street-outreach --records", "--framework <id>",
      "--until <day>", "nobody is used who has no row in it",
    ] {
      #expect(words.contains(text), "\(text)")
    }
  }
}
