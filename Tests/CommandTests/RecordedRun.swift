/// A study of twelve people with a few rows in each file of records, run by the command.
struct RecordedRun {
  /// The files, by name; a test changes what it is about.
  var files: [String: [UInt8]] = [:]

  init() {
    let people = (0..<12).map { "P\($0)" }
    let days = ["2025-02-03", "2025-05-06", "2025-08-07", "2025-11-05"]
    let items = (1...8).map { "worker-\($0)" }.joined(separator: ",")
    write(
      "answers.csv", "person,service,date,\(items)",
      people.enumerated().flatMap { person, id in
        days.enumerated().map { time, day in
          let answers = (0..<8).map { String(1 + (person + time + $0) % 5) }
          return "\(id),\(person % 2 == 0 ? "North" : "South"),\(day),"
            + answers.joined(separator: ",")
        }
      })
    write(
      "consent.csv", "person,covers,use,from,until,withdrawn",
      people.map { "\($0),everything,shared,2025-01-01,," })
    write("support.csv", "person,from,to,ended,told_by", people.map { "\($0),2025-01-20,,," })
    write("workers.csv", "person,worker,from,to", people.map { "\($0),Worker A,2025-01-20," })
    write(
      "outcomes.csv", "person,outcome,state,from,to,told_by",
      people.flatMap {
        [
          "\($0),housing,outside,2025-01-20,2025-06-01,",
          "\($0),housing,own-tenancy,2025-06-01,,person",
        ]
      })
    write(
      "goals.csv", "person,goal,outcome,words,weight,date,rating,status,chosen_by",
      people.flatMap {
        [
          "\($0),g1,new-steps,To cook,1,2025-02-03,2,set,person",
          "\($0),g1,new-steps,,,2025-08-07,6,rated,",
        ]
      })
    write(
      "observations.csv", "person,date,indicator,answer,by,observer",
      people.map { "\($0),2025-03-01,met-and-talked,did,worker,Worker A" })
    write(
      "contacts.csv",
      "person,date,offered,kept,started_by,meaning_to_person,meaning_to_worker,worker",
      people.map { "\($0),2025-03-01,yes,yes,worker,3,4,Worker A" })
    write(
      "words.csv", "person,date,kind,text,file,about,approved_by,approved_on",
      ["P0,2025-03-01,quote,They listened to me,,trust,R. Hale,2025-11-01"])
    write("names.csv", "name", ["Marigold Penhaligon"])
    files["study.yml"] = Array(Self.study.utf8)
  }

  private static let study = """
    id: recorded
    title: A study with records
    about: A study made up for a test.
    kind: simulated
    framework: relational-service
    data:
      file: answers.csv
    columns:
      person: person
      ids_unique_in: everywhere
      service: service
      occasion: date
    occasions: {by: quarter}
    scales:
      - scale: trust-in-worker
    outcomes:
      - {scale: trust-in-worker, score: total}
    records:
      until: 2025-12-31
      consent: consent.csv
      support: support.csv
      workers: workers.csv
      outcomes: outcomes.csv
      goals: goals.csv
      observations: observations.csv
      contacts: contacts.csv
      words: words.csv
      names: names.csv

    """

  private mutating func write(_ name: String, _ head: String, _ rows: [String]) {
    files[name] = Array(([head] + rows).map { $0 + "\n" }.joined().utf8)
  }

  /// The text of a file.
  func text(_ name: String) -> String { String(decoding: files[name] ?? [], as: UTF8.self) }

  /// Adds rows to a file, and tells the line of the first.
  @discardableResult
  mutating func add(_ rows: String..., to name: String) -> Int {
    let line = text(name).split(separator: "\n").count + 1
    files[name]? += Array(rows.map { $0 + "\n" }.joined().utf8)
    return line
  }

  /// Puts a text in the place of another.
  mutating func change(_ name: String, _ old: String, _ new: String) {
    files[name] = Array(text(name).replacing(old, with: new).utf8)
  }

  /// Runs the study.
  func run(_ options: String...) throws -> (command: Command, outcome: Command.Outcome) {
    let command = try Command()
    for (name, bytes) in files { try command.write(bytes: bytes, to: name) }
    let outcome = try command.run(
      program: Command.program, ["quarterly", "study.yml", "--out", "out"] + options)
    return (command, outcome)
  }
}
