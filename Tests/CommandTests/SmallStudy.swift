/// A study of two scales' worth of nothing: one scale of two items, a handful of people.
enum SmallStudy {
  static let scale = """
    {
      "schema": "waymark-scale/1", "id": "pair", "name": "Pair", "version": "1.0.0",
      "status": "bespoke", "about": "Two items for tests.", "respondent": "self",
      "timeFrame": {"recall": "today"},
      "licence": {"tier": "own", "holder": "Waymark", "terms": "Apache-2.0"},
      "sources": [],
      "responses": {"five": [{"code": 1}, {"code": 2}, {"code": 3}, {"code": 4}, {"code": 5}]},
      "items": [{"id": "a", "responses": "five"}, {"id": "b", "responses": "five"}],
      "scores": [{
        "id": "total", "name": "Total", "kind": "sum", "direction": "higherIsBetter",
        "items": {"a": "forward", "b": "reverse"},
        "missing": {"rule": "complete", "source": "notStated"},
        "metrics": [{"id": "raw", "range": [2, 10]}],
        "report": "raw"
      }],
      "examples": [{"name": "both lowest", "responses": {"a": 1, "b": 1},
        "expected": {"total": {"raw": 6}}}]
    }
    """

  static let study = """
    id: small
    title: A small study
    about: For tests.
    kind: simulated
    data:
      file: data.csv
    columns:
      person: id
      ids_unique_in: service
      service: service
      occasion: time
    occasions: numbered
    scales:
      - scale: pair
    outcomes:
      - scale: pair
        score: total
        trajectory: total ~ occasion + (1 | person)
    """

  static let header = "service,id,time,a,b\n"

  /// Forty people in two services on three occasions, with something of their own in each answer.
  static let rows: String = (0..<40).flatMap { person in
    (1...3).map { time in
      let a = 1 + (person * 7 + time * 3 + person / 5) % 5
      let b = 1 + (person * 3 + time * (person % 3)) % 5
      return "\(person % 2 == 0 ? "North" : "South"),\(person),\(time),\(a),\(b)\n"
    }
  }.joined()

  /// Writes the study, with what a test changes in it.
  static func write(
    to command: Command, scale: String = scale, study: String = study, data: String = header + rows
  ) throws {
    try command.write(scale, to: "pair.json")
    try command.write(study, to: "study.yml")
    try command.write(data, to: "data.csv")
  }
}
