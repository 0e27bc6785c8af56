import Platform
import Reports
import Scales
import Studies
import TestSupport

/// Studies of the project and studies that tests make up, run to their report.
enum MadeStudies {
  static let catalog = ScaleCatalog(at: ProjectFiles.root + "/Scales")

  /// The report of a study in `Fixtures/studies`.
  static func fixture(_ name: String) throws -> StudyReport {
    try StudyRun(
      "\(ProjectFiles.root)/Fixtures/studies/\(name)/study.yml", catalog: catalog
    ).report
  }

  /// A study made up for a test.
  struct Made {
    var name: String
    var title = "Made up"
    var hasService = true
    var hasWorker = false
    var trajectory = "total ~ occasion + (1 | person)"
    /// Service, person, occasion, worker, eight answers.
    var rows: [[String]]

    /// Its report.
    func report() throws -> StudyReport { try run().report }

    /// Its run.
    func run(catalog: ScaleCatalog = MadeStudies.catalog) throws -> StudyRun {
      let folder = "\(ProjectFiles.root)/.build/made-\(name)"
      let items = (1...8).map { "trust_\($0)" }
      let header = ["service", "person", "wave", "worker"] + items
      let csv = ([header] + rows).map { $0.map(Self.quoted).joined(separator: ",") }
      let study = """
        id: made
        title: '\(title.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'
        about: A study made up for a test.
        kind: simulated
        data:
          file: made.csv
        columns:
          person: person
          ids_unique_in: everywhere
          occasion: wave
        \(hasService ? "  service: service" : "")
        \(hasWorker ? "  worker: worker" : "")
        occasions: numbered
        scales:
          - scale: trust-in-support
            pattern: trust_{n}
        outcomes:
          - scale: trust-in-support
            score: total
            trajectory: \(trajectory)
        disclosure:
          fewest_persons: 10

        """
      try Folder.write(
        [
          OutputFile(name: "study.yml", text: study),
          OutputFile(name: "made.csv", text: csv.joined(separator: "\n") + "\n"),
        ], to: folder, replacing: ["study.yml", "made.csv"])
      return try StudyRun(folder + "/study.yml", catalog: catalog)
    }

    private static func quoted(_ text: String) -> String {
      "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }
  }

  /// Answers of a person on an occasion; `start` turns them so that people differ.
  static func row(
    _ service: String, _ person: Int, _ wave: Int, worker: String = "w", start: Int
  ) -> [String] {
    [service, "p\(person)", "\(wave)", worker]
      + (0..<8).map { item in
        let level = 1 + (start + item / 3 + wave) % 5
        return "\([2, 5].contains(item) ? 6 - level : level)"
      }
  }

  /// Studies with little data, and with hostile names.
  static let edges: [Made] = [
    Made(name: "one-person", rows: [row("A", 1, 1, start: 2)]),
    Made(
      name: "nobody-scored",
      rows: (1...4).map { ["A", "p\($0)", "1", "w"] + [String](repeating: "", count: 8) }),
    Made(
      name: "no-service", hasService: false,
      rows: (1...20).flatMap { p in (1...2).map { row("", p, $0, start: p * ($0 + 1)) } }),
    Made(
      name: "two-people", hasWorker: true,
      rows: (1...2).flatMap { p in (1...3).map { row("S\(p)", p, $0, start: p + $0) } }),
    Made(
      name: "small-services", hasWorker: true,
      trajectory: "total ~ occasion + (1 | person) + (1 | worker)",
      rows: (1...24).flatMap { p in
        (1...3).map {
          row(p <= 14 ? "Big" : "Small \(p % 2)", p, $0, worker: "w\(p % 3)", start: p * $0)
        }
      }),
    Made(
      name: "one-occasion", rows: (1...30).map { row($0 % 2 == 0 ? "A" : "B", $0, 1, start: $0) }),
    Made(
      name: "all-the-same",
      rows: (1...20).flatMap { p in (1...2).map { row("A", p, 1 + 5 * ($0 - 1), start: 0) } }),
    Made(
      name: "many-set-aside",
      rows: (1...80).map { ["A", "", "1", "w"] + [String](repeating: "\(1 + $0 % 5)", count: 8) }
        + (1...12).map { ["A", "p\($0)", "1", "w"] + [String](repeating: "999", count: 8) }
        + (1...20).flatMap { p in (1...2).map { row("B", 100 + p, $0, start: p * $0) } }),
    Made(
      name: "hostile", title: hostile,
      rows: (1...30).flatMap { p in
        (1...2).map { row(p % 2 == 0 ? hostile : "A&B 'n' \"C\"", p, $0, start: p * $0 + p / 4) }
      }),
  ]

  /// Text that would break a page that does not escape it.
  static let hostile = "</td><script>alert(1)</script> & \"x\" 'y' \u{202E}z <b onclick=q>"
}
