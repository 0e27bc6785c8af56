import Platform
import Scales
import Studies
import TestSupport

/// A made-up study of sixty people with words of which each has its own fate: agreed and approved, run out,
/// taken back, never approved, of nobody asked.
enum RecordedStudy {
  static let people = 60
  static let permitted = "I rang them myself, permitted"
  /// Words that may not leave, by what keeps them.
  static let kept = [
    "expired-canary", "withdrawn-canary", "unapproved-canary", "unasked-canary",
    "everything-withdrawn-canary", "inside-only-canary", "goal-words-canary", "Marigold Penhaligon",
    "half-approved-canary",
  ]

  static func id(_ number: Int) -> String { "ZQ\(7_000 + number)" }

  private static func day(_ number: Int) -> String {
    // Days of 2025: quarters begin on days 0, 90, 181, 273.
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var (left, month) = (number, 0)
    while left >= lengths[month] { (left, month) = (left - lengths[month], month + 1) }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "2025-\(two(month + 1))-\(two(left + 1))"
  }

  private static let study = """
    id: recorded
    title: A study with records
    about: A study made up for a test.
    kind: simulated
    framework: wellbeing-and-hard-outcomes
    data:
      file: answers.csv
    columns:
      person: person
      ids_unique_in: everywhere
      service: service
      occasion: day
    occasions: {by: quarter}
    scales:
      - scale: trust-in-worker
    outcomes:
      - {scale: trust-in-worker, score: total}
    records:
      until: 2025-12-31
      consent: consent.csv
      support: support.csv
      outcomes: outcomes.csv
      goals: goals.csv
      words: words.csv
      names: names.csv

    """

  private static var answers: [String] {
    var rows = ["person,service,day," + (1...8).map { "worker-\($0)" }.joined(separator: ",")]
    for person in 0..<people {
      for quarter in 0..<4 {
        let level = 1 + (person * 3 + quarter + person / 7) % 5
        let codes = (0..<8).map { item in
          [2, 6].contains(item) ? 6 - level : max(1, min(5, level + (item + person) % 2))
        }
        rows.append(
          "\(id(person)),\(person % 2 == 0 ? "North" : "South"),\(day(quarter * 91 + 3)),"
            + codes.map(String.init).joined(separator: ","))
      }
    }
    return rows
  }

  private static func consent(_ others: [Int: [String]]) -> [String] {
    ["person,covers,use,from,until,withdrawn"]
      + (0..<people).flatMap { person -> [String] in
        let id = id(person)
        if let others = others[person] { return others.map { "\(id),\($0)" } }
        switch person {
        case 1:
          return [
            "\(id),everything,inside,2025-01-01,,", "\(id),words,shared,2025-01-01,2025-06-30,",
            "\(id),scores,shared,2025-01-01,,",
          ]
        case 2:
          return [
            "\(id),everything,inside,2025-01-01,,", "\(id),words,shared,2025-01-01,,2025-07-01",
            "\(id),scores,shared,2025-01-01,,",
          ]
        case 4: return []
        case 5: return ["\(id),everything,shared,2025-01-01,,2025-08-01"]
        case 6:
          return ["\(id),everything,inside,2025-01-01,,", "\(id),scores,shared,2025-01-01,,"]
        default: return ["\(id),everything,shared,2025-01-01,,"]
        }
      }
  }

  private static let words = [
    "person,date,kind,text,file,about,approved_by,approved_on",
    "\(id(0)),2025-03-01,quote,\"\(permitted), to Marigold Penhaligon\",,trust,R. Hale,2025-11-01",
    "\(id(1)),2025-03-01,quote,expired-canary,,trust,R. Hale,2025-11-01",
    "\(id(2)),2025-03-01,quote,withdrawn-canary,,trust,R. Hale,2025-11-01",
    "\(id(3)),2025-03-01,quote,unapproved-canary,,trust,,",
    "\(id(4)),2025-03-01,quote,unasked-canary,,trust,R. Hale,2025-11-01",
    "\(id(5)),2025-03-01,quote,everything-withdrawn-canary,,trust,R. Hale,2025-11-01",
    "\(id(6)),2025-03-01,note,inside-only-canary,,trust,R. Hale,2025-11-01",
    "\(id(7)),2025-03-01,quote,half-approved-canary,,trust,R. Hale,",
  ]

  private static var support: [String] {
    ["person,from,to,ended,told_by"]
      + (0..<people).flatMap { person -> [String] in
        switch person {
        case 0: ["\(id(0)),2025-01-01,2025-04-01,break,person", "\(id(0)),2025-06-01,,,"]
        case 3: ["\(id(3)),2025-01-01,2025-11-30,service-time-limit,service"]
        default: ["\(id(person)),2025-01-01,,,"]
        }
      }
  }

  private static var outcomes: [String] {
    ["person,outcome,state,from,to,told_by"]
      + (0..<people).flatMap { person -> [String] in
        [
          "\(id(person)),housing,temporary,2025-01-01,\(day(60 + person * 2)),worker",
          "\(id(person)),housing,own-tenancy,\(day(61 + person * 2)),"
            + (person % 3 == 0 ? "2025-10-15" : "") + ",person",
        ] + (person % 3 == 0 ? ["\(id(person)),housing,temporary,2025-10-16,,"] : [])
      }
  }

  /// The study, run.
  ///
  /// - Parameters:
  ///   - name: of the folder that it is written to.
  ///   - consents: what some people agreed to instead, without their ids.
  ///   - more: further rows of words.
  /// - Returns: the run.
  /// - Throws: what refuses a study.
  static func run(
    _ name: String = "made-recorded", consents: [Int: [String]] = [:], words more: [String] = []
  ) throws -> StudyRun {
    try StudyRun(write(name, consents, more), catalog: ProjectStudies.catalog)
  }

  /// Writes the study.
  ///
  /// - Returns: the path of the study file.
  static func write(
    _ name: String, _ consents: [Int: [String]] = [:], _ more: [String] = []
  ) throws -> String {
    let folder = "\(ProjectFiles.root)/.build/\(name)"
    let files = [
      OutputFile(name: "study.yml", text: study),
      OutputFile(name: "answers.csv", text: answers.joined(separator: "\n") + "\n"),
      OutputFile(name: "consent.csv", text: consent(consents).joined(separator: "\n") + "\n"),
      OutputFile(name: "support.csv", text: support.joined(separator: "\n") + "\n"),
      OutputFile(name: "outcomes.csv", text: outcomes.joined(separator: "\n") + "\n"),
      OutputFile(
        name: "goals.csv",
        text: "person,goal,outcome,words,date,rating,status\n"
          + "\(id(0)),g1,own-aims,goal-words-canary,2025-01-02,3,set\n"
          + "\(id(0)),g1,own-aims,,2025-05-02,6,rated\n"),
      OutputFile(name: "words.csv", text: (words + more).joined(separator: "\n") + "\n"),
      OutputFile(name: "names.csv", text: "name\nMarigold Penhaligon\n"),
    ]
    try Folder.write(files, to: folder, replacing: Set(files.map(\.name)))
    return folder + "/study.yml"
  }
}
