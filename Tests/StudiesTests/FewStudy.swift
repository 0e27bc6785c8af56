import Platform
import Scales
import Studies
import TestSupport

/// A made-up study of six people, each with another consent, in which one journey has everything that a
/// journey can have.
enum FewStudy {
  /// The person of whom everything is on record.
  static let all = "FW901"
  /// Agreed to the use of everything but the journey.
  static let noJourney = "FW902"
  /// Agreed to the journey and scores only.
  static let scoresOnly = "FW903"
  /// Took everything back.
  static let withdrawn = "FW904"
  /// The consent has run out.
  static let expired = "FW905"
  /// Nobody asked.
  static let unasked = "FW906"
  static let ids = [all, noJourney, scoresOnly, withdrawn, expired, unasked]

  /// Words that no page holds.
  static let hidden = [
    "scores-only-canary", "withdrawn-canary", "expired-canary", "unasked-canary", "Marigold",
    "Penhaligon",
  ]

  private static let study = """
    id: few
    title: A study of few
    about: A study made up for a test.
    kind: simulated
    framework: relational-service
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

    """

  static let answers =
    ["person,service,day," + (1...8).map { "worker-\($0)" }.joined(separator: ",")]
    + ids.flatMap { id in
      // Items 3 and 7 count the other way round.
      ["\(id),North,2025-01-20,2,2,4,2,2,2,4,2", "\(id),North,2025-07-20,4,4,2,4,4,4,2,4"]
    }

  static let consent =
    [
      "person,covers,use,from,until,withdrawn", "\(all),everything,inside,2025-01-01,,",
      "\(all),everything,shared,2025-01-01,,",
    ]
    + ["scores", "observations", "goals", "outcomes", "engagement", "words", "pictures"].map {
      "\(noJourney),\($0),inside,2025-01-01,,"
    } + [
      "\(scoresOnly),scores,inside,2025-01-01,,", "\(scoresOnly),journey,inside,2025-01-01,,",
      "\(withdrawn),everything,inside,2025-01-01,,2025-06-01",
      "\(expired),everything,inside,2025-01-01,2025-06-30,",
    ]

  static let files: [String: [String]] = [
    "support": ["person,from,to,ended,told_by"] + [
      "\(all),2025-01-06,2025-04-01,break,person",
      "\(all),2025-06-02,2025-11-28,service-time-limit,service",
      "\(scoresOnly),2025-01-06,,,",
    ],
    "workers": [
      "person,worker,from,to", "\(all),Ada,2025-01-06,2025-04-01", "\(all),Ben,2025-06-02,",
    ],
    "outcomes": ["person,outcome,state,from,to,told_by"] + [
      "\(all),housing,temporary,2025-01-06,2025-03-14,worker",
      "\(all),housing,settled,2025-03-15,2025-07-31,person",
      "\(all),housing,temporary,2025-08-01,2025-09-30,",
      "\(all),housing,own-tenancy,2025-10-01,,person",
      "\(all),treatment,unknown,2025-02-01,2025-02-28,",
      "\(all),justice,not-applicable,2025-01-06,,",
    ],
    "goals": ["person,goal,outcome,words,date,rating,status,chosen_by"] + [
      "\(all),g1,new-steps,My own front door,2025-01-08,3,set,person",
      "\(all),g1,new-steps,,2025-05-02,3,rated,", "\(all),g1,new-steps,,2025-09-02,6,rated,",
      "\(all),g1,new-steps,A garden,2025-11-03,,changed,",
      "\(all),g2,new-steps,To cook for somebody,2025-02-03,,set,together",
      "\(all),g2,new-steps,,2025-03-03,,retired,",
    ],
    "observations": ["person,date,indicator,answer,by,observer"] + [
      "\(all),2025-01-10,something-new,willing,worker,Ada",
      "\(all),2025-01-10,something-new,did,person,",
      "\(all),2025-02-10,something-new,willing,worker,Ada",
      "\(all),2025-06-10,something-new,did,worker,",
    ],
    "contacts": ["person,date,offered,kept,started_by"] + [
      "\(all),2025-01-07,yes,yes,worker", "\(all),2025-06-05,no,yes,person",
      "\(all),2025-06-09,no,yes,person",
    ],
    "words": ["person,date,kind,text,file,about,approved_by,approved_on"] + [
      "\(all),2025-03-16,quote,\"I slept, Marigold Penhaligon\",,home,,",
      "\(all),2025-03-16,picture,The door,door.png,home,,",
      "\(all),2025-06-05,note,Rang of their own accord,,,,",
      "\(noJourney),2025-03-16,quote,said-without-a-journey,,home,,",
      "\(scoresOnly),2025-03-16,quote,scores-only-canary,,home,,",
      "\(withdrawn),2025-03-16,quote,withdrawn-canary,,home,,",
      "\(expired),2025-03-16,quote,expired-canary,,home,,",
      "\(unasked),2025-03-16,quote,unasked-canary,,home,,",
    ],
    "names": ["name", "Marigold Penhaligon"],
  ]

  /// The study, run.
  ///
  /// - Parameters:
  ///   - name: of the folder it is made in.
  ///   - consent: rows of the file of consent; none for no such file.
  ///   - leaving: kinds of records that the study does not have.
  ///   - answers: rows of answers.
  ///   - framework: whether it names one; without it nobody may speak of outcomes.
  /// - Returns: the study, run.
  /// - Throws: what keeps it from being written or run.
  static func run(
    _ name: String, consent: [String]? = consent, without leaving: Set<String> = [],
    answers: [String] = answers, framework: Bool = true
  ) throws -> StudyRun {
    let folder = "\(ProjectFiles.root)/.build/made-few-\(name)"
    var kept = files.filter { !leaving.contains($0.key) }
    if let consent { kept["consent"] = consent }
    let used = kept.keys.sorted().map { "  \($0): \($0).csv\n" }.joined()
    let files =
      [
        OutputFile(
          name: "study.yml",
          text: (framework ? study : study.replacing("framework: relational-service\n", with: ""))
            + used),
        OutputFile(name: "answers.csv", text: answers.joined(separator: "\n") + "\n"),
      ]
      + kept.sorted { $0.key < $1.key }.map {
        OutputFile(name: "\($0.key).csv", text: $0.value.joined(separator: "\n") + "\n")
      }
    try Folder.write(files, to: folder, replacing: Set(files.map(\.name)))
    return try StudyRun(folder + "/study.yml", catalog: ProjectStudies.catalog)
  }
}
