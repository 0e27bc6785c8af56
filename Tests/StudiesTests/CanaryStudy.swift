import Platform
import Scales
import Studies
import TestSupport

/// A study in which single people stand out: by their id, their words, a score that nobody else has, a
/// quarter in which only they came. Whatever of that is found in `share/` got past the gate.
enum CanaryStudy {
  static let id = "QX7731Z"
  static let score = "1234"
  static let quarter = "1999"
  static let quote = "behind the Odeon"
  static let note = "sister in Hull"
  static let dataFile = "people-of-canary-street.csv"

  /// What names or shows a single person, or leads to them.
  static let canaries =
    [id, score, quarter, quote, note, dataFile, "canary-street"]
    + (0..<people).map(personId)

  static let people = 59

  /// Ids that are in no other text.
  static func personId(_ number: Int) -> String { number == 0 ? id : "ZK\(4_000 + number * 7)" }

  private static let scale = """
    {
      "schema": "waymark-scale/1", "id": "pair", "name": "Pair", "version": "1.0.0",
      "status": "bespoke", "about": "Two items for tests.", "respondent": "self",
      "timeFrame": {"recall": "today"},
      "licence": {"tier": "own", "holder": "Waymark", "terms": "Apache-2.0"},
      "sources": [],
      "responses": {
        "many": [\((0...30).map { "{\"code\": \($0 * 40)}" }.joined(separator: ", ")), {"code": 1234}],
        "few": [\((0...30).map { "{\"code\": \($0)}" }.joined(separator: ", "))]
      },
      "items": [{"id": "a", "responses": "many"}, {"id": "b", "responses": "few"}],
      "scores": [{
        "id": "total", "name": "Total", "kind": "sum", "direction": "higherIsBetter",
        "items": {"a": "forward", "b": "forward"},
        "missing": {"rule": "complete", "source": "notStated"},
        "metrics": [{"id": "raw", "range": [0, 1264]}],
        "report": "raw"
      }],
      "examples": [{"name": "lowest", "responses": {"a": 0, "b": 0},
        "expected": {"total": {"raw": 0}}}]
    }
    """

  private static func study(_ disclosure: String, _ describeOnly: Bool) -> String {
    """
    id: canary
    title: A study of canaries
    about: A study made up for a test.
    kind: simulated
    data:
      file: \(dataFile)
    columns:
      person: person
      ids_unique_in: everywhere
      service: service
      occasion: day
    occasions: {by: quarter}
    scales:
      - scale: pair
    outcomes:
      - scale: pair
        score: total
        trajectory: total ~ occasion + (1 | person)
        describe_only: \(describeOnly)
    disclosure: \(disclosure)

    """
  }

  /// Three in Tiny, twenty-two in South, thirty-four in North, of whom four never came again; North is split into
  /// as many as are asked for.
  private static func rows(
    _ later: Int, _ more: Int, _ third: Int, _ once: Int, _ norths: Int, _ early: String
  ) -> [String] {
    var rows = ["service,person,day,a,b,words,note"]
    for person in 0..<(people + more) {
      let north = norths > 1 ? "North \(person % norths)" : "North"
      let service = person < 3 ? "Tiny" : person < 25 ? "South" : north
      let (a, b) = (person == 0 ? later : 40 * ((person * 7) % 31), 4 + (person * 5) % 13)
      let id = personId(person)
      if person == 0 {
        rows.append("\(service),\(id),\(early),1234,3,\"slept \(quote)\",\(note)")
      }
      // The canary who does not come in another century comes again with the others.
      let again = person == 0 && early.hasPrefix("2025")
      rows.append("\(service),\(id),2025-\(again ? "05" : "02")-10,\(a),\(b),,")
      if person != 0 && (person < people - 4 || person >= people) {
        // In the last of several Norths nearly everybody moves.
        let moves = person % 5 == 0 || norths > 1 && person >= 25 && person % norths == norths - 1
        let next = moves && a < 1200 ? a + 40 : a
        rows.append("\(service),\(id),2025-05-10,\(next),\(b + person % 7),,")
      }
      if (30..<(30 + third)).contains(person) {
        rows.append("\(service),\(id),2025-08-10,\(40 * (person % 31)),\(b),,")
      }
    }
    for person in 0..<once {
      rows.append("North,\(personId(1_000 + person)),2025-02-10,\(40 * (person % 31)),5,,")
    }
    return rows
  }

  /// The study, run; `later` is the first answer of the canary when they come again, `more` how many more
  /// people came twice, `third` how many people of North have a third score, `once` how many more came
  /// once, `norths` into how many services North is split, `early` the canary's first day, `since` the folder of
  /// an earlier run.
  static func run(
    _ name: String = "canary", disclosure: String = "{fewest_persons: 10}", later: Int = 1234,
    more: Int = 0, third: Int = 0, once: Int = 0, norths: Int = 1, early: String = "1999-12-31",
    since: String? = nil, describeOnly: Bool = false
  ) throws -> StudyRun {
    let folder = "\(ProjectFiles.root)/.build/made-\(name)"
    let files = [
      OutputFile(name: "study.yml", text: study(disclosure, describeOnly)),
      OutputFile(name: "pair.json", text: scale),
      OutputFile(
        name: dataFile,
        text: rows(later, more, third, once, norths, early).joined(separator: "\n") + "\n"),
    ]
    try Folder.write(files, to: folder, replacing: Set(files.map(\.name)))
    return try StudyRun(
      folder + "/study.yml", catalog: ScaleCatalog(at: folder),
      options: RunOptions(since: since))
  }
}
