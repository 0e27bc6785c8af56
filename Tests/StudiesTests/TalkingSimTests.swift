import Change
import Platform
import Reports
import Results
import Scales
import Studies
import TestSupport
import Testing

// Reference values: `Fixtures/studies/talking-sim/expected.R`, the rules written out anew in R.
@Suite("A study counted by a rule pack (simulated)")
struct TalkingSimTests {
  static let run = Result {
    try StudyRun(ProjectStudies.path("talking-sim"), catalog: ProjectStudies.catalog)
  }

  let run: StudyRun
  let expected: Expected

  init() throws {
    run = try Self.run.get()
    expected = try Expected("Fixtures/studies/talking-sim/expected.csv")
  }

  @Test("people and rates are those that R counts")
  func rates() throws {
    let found = try #require(run.rules.first)
    #expect(run.rules.count == 1 && found.rates.count == 1)
    let rates = found.rates[0]
    #expect(Double(rates.withLastScore) == expected["known"])
    #expect(Double(rates.incomplete) == expected["incomplete"])
    #expect(Double(rates.noScore) == expected["no.score"])
    #expect(Double(rates.bothWays) == expected["both.ways"])
    for rate in rates.rates {
      #expect(Double(rate.count) == expected["\(rate.name).count"])
      #expect(Double(rate.n) == expected["\(rate.name).of"])
      #expect(Double(rate.unknown) == expected["\(rate.name).unknown"])
      #expect(
        agrees(rate.rate?.interval?.lower, expected["\(rate.name).low"], relative: 1e-9))
      #expect(
        agrees(rate.rate?.interval?.upper, expected["\(rate.name).high"], relative: 1e-9))
    }
  }

  @Test(
    "the run writes rules.csv, names the pack in its manifest, and shows the part in the report")
  func files() throws {
    let files = Dictionary(
      uniqueKeysWithValues: run.files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    let table = try #require(files["rules.csv"])
    #expect(table.hasPrefix(RuledTable.columns.joined(separator: ",") + "\n"))
    #expect(table.split(separator: "\n").count { $0.hasPrefix("rate,nhs-talking-therapies") } == 3)
    #expect(files["manifest.json"]?.contains("nhs-talking-therapies.json") == true)
    let page = try #require(files["report.html"])
    for words in [
      "Counted by published rules", "Reliable recovery", "The services&#39; manual", "nhse-sql",
      "A fall of <span class=\"given\">6 or more</span>",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  /// The study with one thing changed.
  static func changed(_ old: String, _ new: String) throws -> StudyRun {
    let folder =
      "\(ProjectFiles.root)/.build/made-talking-\(new.filter { $0.isLetter || $0.isNumber })"
    let study = String(
      decoding: try ProjectFiles.file("Fixtures/studies/talking-sim/study.yml").bytes,
      as: UTF8.self)
    let data = try ProjectFiles.file("Fixtures/studies/talking-sim/responses.csv")
    #expect(study.contains(old))
    try Folder.write(
      [
        OutputFile(name: "study.yml", text: study.replacing(old, with: new)),
        OutputFile(name: "responses.csv", text: String(decoding: data.bytes, as: UTF8.self)),
      ], to: folder, replacing: ["study.yml", "responses.csv"])
    return try StudyRun(folder + "/study.yml", catalog: ProjectStudies.catalog)
  }

  @Test("rates of fewer people than the study asks for are shown nowhere")
  func suppressed() throws {
    // 43 people with both scores started in the range, 51 have both scores.
    let run = try Self.changed("fewest_persons: 10", "fewest_persons: 50")
    let table = String(
      decoding: try #require(run.files.first { $0.name == "rules.csv" }).bytes, as: UTF8.self)
    let rates = table.split(separator: "\n").filter { $0.hasPrefix("rate,") }
    #expect(rates.count { $0.contains(",suppressed,,,") } == 2)
    #expect(rates.count { $0.contains("reliable-improvement,shown,") } == 1)
    let page = run.report.html
    #expect(page.contains("Too few people") && page.contains("might be recognised"))
    let cell = "rules-1-1-rates.1.2"
    #expect(!page.contains("data-cell=\"\(cell)\"") && !page.contains("id=\"\(cell)\""))
    // With nobody enough, not even who moved both ways.
    let none = try Self.changed("fewest_persons: 10", "fewest_persons: 60").report.html
    #expect(!none.contains("Both ways"))
  }

  @Test(
    "rule packs that a study cannot use are told with their place and way out",
    arguments: [
      ("[nhs-talking-therapies]", "[nhs-talking-terapies]", DiagnosticCode.rulesUnknown),
      ("[nhs-talking-therapies]", "[core]", .rulesAbsent),
      (
        "[nhs-talking-therapies]", "[nhs-talking-therapies, nhs-talking-therapies]", .studyReference
      ),
      (
        "[nhs-talking-therapies]", "[{pack: nhs-talking-therapies, only: [phq-9]}]", .studyReference
      ),
      ("[nhs-talking-therapies]", "[{pack: core, only: [core-11]}]", .studyReference),
      ("[nhs-talking-therapies]", "[{pack: core, onyl: [core-10]}]", .documentUnknownKey),
      ("[nhs-talking-therapies]", "[[core]]", .documentWrongType),
    ])
  func refused(_ old: String, _ new: String, _ code: DiagnosticCode) {
    let told = refusals { _ = try Self.changed(old, new) }
    #expect(!told.isEmpty && told.allSatisfy { $0.code == code }, "\(told)")
    #expect(told.allSatisfy { $0.place.file.hasSuffix("study.yml") && $0.place.line == 36 })
    #expect(told.allSatisfy { !$0.help.isEmpty })
  }
}
