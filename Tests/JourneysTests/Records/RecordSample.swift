import Journeys
import Platform
import Results
import Scoring
import TestSupport

/// Records that a test makes up: people 1 to 3 have answers, the first of them on day 2025-01-10.
enum RecordSample {
  static let rules: RecordRules = {
    var rules = RecordRules()
    rules.outcomes = ["home", "voice"]
    rules.states = [
      "housing": .init(["street", "hostel", "flat"], holding: ["hostel", "flat"])
    ]
    rules.levels = ["reading": ["entry-1", "entry-2", "level-1"]]
    rules.counts = ["volunteering"]
    rules.observations = [
      "open": .init(["no", "willing", "did"]), "went-back": .init(["no", "yes"], by: .worker),
    ]
    rules.goalRatings = ["voice": 0...10]
    rules.meaningToPerson = 0...10
    rules.meaningToWorker = 0...10
    return rules
  }()

  static func person(_ id: String) -> Person { Person(service: "", id: id) }

  /// 2025-12-31.
  static let until = day(2025, 12, 31)

  /// Days from 1970-01-01 of a day in 2024 or 2025.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let february = year == 2024 ? 29 : 28
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (year == 2024 ? 19_723 : 20_089) + months[..<(month - 1)].reduce(0, +) + day - 1
  }

  static func file(_ kind: RecordFile.Kind, _ text: String) -> RecordFile {
    RecordFile(kind, ProjectFiles.text(text, name: "\(kind.rawValue).csv"))
  }

  static func read(
    _ files: [RecordFile], rules: RecordRules = rules, until: Int = until
  ) throws -> Records {
    try Records(
      reading: files, rules: rules,
      people: RecordPeople(
        ["1", "2", "3"].map(person), firstScores: [person("1"): day(2025, 1, 10)],
        idsUniqueIn: .everywhere),
      until: until)
  }

  /// The records of one file.
  static func read(_ kind: RecordFile.Kind, _ text: String) throws -> Records {
    try read([file(kind, text)])
  }
}
