public import Platform

/// A made-up study of sixty-four people in which every cell that names, shows or leads to somebody can be found
/// again, and each person agreed to something else.
///
/// | people | what they agreed to, and their words |
/// |---|---|
/// | 0, 17 | all, shared: a quote and a note that are approved |
/// | 1, 11 | all inside, words shared till June: a quote approved later |
/// | 2 | all inside, words shared and taken back |
/// | 3, 7, 8, 9, 10 | all, shared: a quote that nobody, or nobody by name, or nobody in time has approved |
/// | 4, 5, 13 | never asked; all taken back; all run out |
/// | 6, 12 | all inside; 6 shares scores, 12 nothing |
/// | 14, 15, 20 | scores shared, and parts: not the journey |
/// | 16 | all, shared: a picture |
/// | 19 | all, shared, and the journey taken back |
/// | others | all, shared |
public enum ConsentedStudy {
  /// In every cell that names, shows or leads to somebody.
  public static let cell = "quillfeather"
  /// In the same cells of people who are in no output at all.
  public static let removed = "sandalwood"
  /// In the names of all files.
  public static let file = "halyard"
  /// People of whom nothing may be used.
  public static let gone: Set<Int> = [4, 5, 13]
  /// People who did not agree to be counted in what is shared.
  public static let notShared: Set<Int> = [4, 5, 12, 13]
  /// People whose journey may not be shown as one, beside those of whom nothing may.
  public static let notDrawn: Set<Int> = [14, 15, 19, 20]
  /// People who agreed to have scores used, and neither outcomes nor observations nor goals.
  public static let scoresOnly: Set<Int> = [14, 15, 20]
  /// How many people there are.
  public static let people = 64
  /// The words that may be shared, as they stand there.
  public static let permitted = [
    "I rang them myself, and [name] and [name]’s sister and [name] came",
    "Spoke of the garden with [name]",
  ]

  /// A person's id.
  public static func id(_ number: Int) -> String { "ZQ\(7_000 + number)" }

  /// What identifies a person in a cell.
  private static func mark(_ what: String, _ person: Int) -> String {
    "\(what) \(gone.contains(person) ? removed : cell) \(person)"
  }

  /// A day of 2025, counted from 0.
  private static func day(_ number: Int) -> String {
    var (left, month) = (number, 0)
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    while left >= lengths[month] { (left, month) = (left - lengths[month], month + 1) }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "2025-\(two(month + 1))-\(two(left + 1))"
  }

  private static let study = """
    id: consented
    title: A study with consent
    about: A study made up for a test.
    kind: simulated
    framework: relational-service
    data:
      file: answers-\(file).csv
    columns:
      person: person
      ids_unique_in: everywhere
      service: service
      occasion: day
      worker: worker
    occasions: {by: quarter}
    scales:
      - scale: trust-in-worker
    outcomes:
      - {scale: trust-in-worker, score: total, trajectory: total ~ occasion + (1 | person)}
    records:
      until: 2025-12-31
      consent: consent-\(file).csv
      support: support-\(file).csv
      workers: workers-\(file).csv
      outcomes: outcomes-\(file).csv
      goals: goals-\(file).csv
      observations: observations-\(file).csv
      contacts: contacts-\(file).csv
      words: words-\(file).csv
      names: names-\(file).csv

    """

  private static func answers(_ all: [Int], quarters: Int) -> [String] {
    let items = (1...8).map { "worker-\($0)" }.joined(separator: ",")
    return ["person,service,day,worker,comment,email,\(items)"]
      + all.flatMap { person in
        (0..<quarters).map { quarter in
          let level = 1 + (person * 3 + quarter + person / 7) % 5
          let codes = (0..<8).map { item in
            [2, 6].contains(item) ? 6 - level : max(1, min(5, level + (item + person) % 2))
          }
          return "\(id(person)),\(person % 2 == 0 ? "North" : "South"),\(day(quarter * 91 + 3)),"
            + "\(mark("Worker", person)),\(mark("comment", person)),\(mark("mail", person)),"
            + codes.map(String.init).joined(separator: ",")
        }
      }
  }

  private static func consent(
    _ person: Int, _ withdrawn: Set<Int>, _ notSharing: Set<Int>
  ) -> [String] {
    func grant(_ covers: String, _ use: String, _ until: String = "", _ back: String = "") -> String
    {
      "\(id(person)),\(covers),\(use),2025-01-01,\(until),\(back)"
    }
    if withdrawn.contains(person) { return [grant("everything", "shared", "", "2025-12-01")] }
    let inside = grant("everything", "inside")
    if notSharing.contains(person) { return [inside] }
    let scores = grant("scores", "shared")
    switch person {
    case 1, 11: return [inside, scores, grant("words", "shared", "2025-06-30")]
    case 2: return [inside, scores, grant("words", "shared", "", "2025-07-01")]
    case 4: return []
    case 5: return [grant("everything", "shared", "", "2025-08-01")]
    case 6: return [inside, scores]
    case 12: return [inside]
    case 13: return [grant("everything", "shared", "2025-06-30")]
    case 14: return [scores]
    case 15: return [scores, grant("engagement", "inside"), grant("words", "inside")]
    case 19:
      return [grant("everything", "shared"), grant("journey", "inside", "", "2025-07-01")]
    case 20: return [scores, grant("journey", "inside", "2025-06-30")]
    default: return [grant("everything", "shared")]
    }
  }

  private static func words(_ person: Int) -> [String] {
    func row(
      _ kind: String, _ text: String, by: String? = nil, on: String = "2025-11-01",
      picture: String = ""
    ) -> String {
      "\(id(person)),2025-03-01,\(kind),\"\(text)\",\(picture),trust,\(by ?? mark("Approver", person)),\(on)"
    }
    let said = mark("said", person)
    switch person {
    case 0:
      let names = "Marigold Quillfeather and MARIGOLD-QUILLFEATHER’s sister and \(id(3))"
      return [row("quote", "I rang them myself, and \(names) came")]
    case 1, 2, 4, 5, 11, 12, 13: return [row("quote", said)]
    case 3: return [row("quote", said, by: "", on: "")]
    case 6, 15: return [row("note", said)]
    case 7: return [row("quote", said, on: "")]
    case 8: return [row("quote", said, on: "2025-02-01")]
    case 9: return [row("quote", said, by: "")]
    case 10: return [row("quote", said, by: "N/A")]
    case 16: return [row("picture", said, picture: "marigold_quillfeather_\(cell).jpg")]
    case 17: return [row("note", "Spoke of the garden with Mari\u{200D}gold Quillfeathe\u{301}r")]
    default: return []
    }
  }

  private static func support(_ person: Int) -> [String] {
    let id = id(person)
    switch person {
    case 0, 5: return ["\(id),2025-01-01,2025-04-01,break,person", "\(id),2025-06-01,,,"]
    case 3, 4: return ["\(id),2025-01-01,2025-11-30,service-time-limit,service"]
    case 13, 14: return ["\(id),2025-01-01,2025-11-30,moved,person"]
    default: return ["\(id),2025-01-01,,,"]
    }
  }

  private static func goals(_ person: Int) -> [String] {
    guard [0, 5, 14, 17].contains(person) else { return [] }
    let goal = "\(id(person)),\(mark("goal", person)),new-steps"
    return [
      "\(goal),\(mark("aim", person)),2025-01-02,3,set,person", "\(goal),,2025-05-02,6,rated,",
    ]
  }

  /// Rows that cannot be used, each with a cell that must not be told.
  private static let bad: [String: [String]] = [
    "support": ["ZQ7040,2025-01-01,2025-02-01,ended \(cell),", "ZQ7040,\(cell),,,"],
    "workers": ["ZQ7040,\(cell),2025-13-77,"],
    "outcomes": [
      "ZQ7040,housing,state \(cell),2025-01-01,,", "ZQ7041,outcome \(cell),settled,2025-01-01,,",
      "ZQ7042,housing,settled,2025-01-01,,teller \(cell)",
    ],
    "goals": [
      "ZQ7040,g,new-steps,aim \(cell),2025-02-01,rating \(cell),set,",
      "ZQ7040,g,outcome \(cell),,2025-02-01,5,set,",
    ],
    "observations": [
      "ZQ7040,2025-02-01,indicator \(cell),did,worker,\(cell)",
      "ZQ7040,2025-02-01,met-and-talked,answer \(cell),worker,\(cell)",
      "ZQ7041,2025-02-01,met-and-talked,did,by \(cell),\(cell)",
      "ZQ7041,2025-02-01,met-and-talked,did,worker,\(cell),\(cell)",
      "stranger-\(cell),2025-02-01,met-and-talked,did,worker,\(cell)",
    ],
    "contacts": [
      "ZQ7040,2025-02-01,yes,\(cell),person,3,3,", "ZQ7040,2025-02-01,yes,yes,person,\(cell),3,",
    ],
    "words": [
      "ZQ7040,2025-03-01,kind \(cell),said \(cell),,trust,,",
      "ZQ7040,2025-03-01,quote,said \(cell),,about \(cell),,",
      "ZQ7040,2025-03-01,quote,said \(cell),,trust,Approver \(cell),on \(cell)",
      "ZQ7040,2027-03-01,quote,later \(cell),,trust,Approver \(cell),2027-04-01",
    ],
  ]

  /// Every file of the study.
  ///
  /// - Parameters:
  ///   - absent: people who are in no file.
  ///   - withdrawn: more people who have taken back everything.
  ///   - notSharing: more people who agreed to the use inside alone.
  ///   - quarters: how many times people answered.
  ///   - more: more rows of consent.
  /// - Returns: the files, the study file first.
  public static func files(
    without absent: Set<Int> = [], withdrawn: Set<Int> = [], notSharing: Set<Int> = [],
    quarters: Int = 4, consent more: [String] = []
  ) -> [OutputFile] {
    let all = (0..<people).filter { !absent.contains($0) }
    func table(_ name: String, _ head: String, _ rows: [String]) -> OutputFile {
      let lines = [head] + rows + (bad[name] ?? [])
      return OutputFile(name: "\(name)-\(file).csv", text: lines.joined(separator: "\n") + "\n")
    }
    return [
      OutputFile(name: "study.yml", text: study),
      table("answers", "", []).with(answers(all, quarters: quarters)),
      table(
        "consent", "person,covers,use,from,until,withdrawn",
        all.flatMap { consent($0, withdrawn, notSharing) } + more),
      table("support", "person,from,to,ended,told_by", all.flatMap(support)),
      table(
        "workers", "person,worker,from,to",
        all.map { "\(id($0)),\(mark("Worker", $0)),2025-01-01," }),
      table(
        "outcomes", "person,outcome,state,from,to,told_by",
        all.flatMap {
          [
            "\(id($0)),housing,temporary,2025-01-01,\(day(60 + $0 * 2)),worker",
            "\(id($0)),housing,own-tenancy,\(day(61 + $0 * 2)),,person",
          ]
        }),
      table(
        "goals", "person,goal,outcome,words,date,rating,status,chosen_by", all.flatMap(goals)),
      table(
        "observations", "person,date,indicator,answer,by,observer",
        all.map {
          "\(id($0)),2025-02-0\(1 + $0 % 9),met-and-talked,did,worker,\(mark("Observer", $0))"
        }),
      table(
        "contacts",
        "person,date,offered,kept,started_by,meaning_to_person,meaning_to_worker,worker",
        all.map { "\(id($0)),2025-02-0\(1 + $0 % 9),yes,yes,person,3,3,\(mark("Worker", $0))" }),
      table(
        "words", "person,date,kind,text,file,about,approved_by,approved_on", all.flatMap(words)),
      table("names", "name", ["Marigold Quillfeather"]),
    ]
  }
}

extension OutputFile {
  /// The same file with other lines.
  fileprivate func with(_ lines: [String]) -> OutputFile {
    OutputFile(name: name, text: lines.joined(separator: "\n") + "\n")
  }
}
