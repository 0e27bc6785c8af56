import Platform
import Results
import Scales
import Scoring
import Studies
import TestSupport
import Testing

@Suite("Study files are read strictly")
struct StudyDecodingTests {
  static let small = """
    id: small
    title: A small study
    about: For tests.
    kind: real
    data:
      file: data.csv
      missing_codes: [NA, -99]
    columns:
      person: id
      ids_unique_in: everywhere
      occasion: wave
    occasions: [Baseline, Review 1]
    scales:
      - scale: pair
        pattern: q{n}
    outcomes:
      - scale: pair
        score: total
    """

  static func codes(replacing old: String, with new: String) -> [DiagnosticCode] {
    #expect(small.contains(old))
    return refusalCodes {
      _ = try Study(reading: ProjectFiles.text(small.replacing(old, with: new)))
    }
  }

  @Test("a good file is read, with what it leaves out at its default")
  func goodFile() throws {
    let study = try Study(reading: ProjectFiles.text(Self.small))
    #expect(study.occasions == .named(["Baseline", "Review 1"]))
    #expect(study.missingCodes == ["NA", "-99"])
    #expect(study.words.services == "services")
    #expect(study.fewestPersons == 10)
    #expect(study.outcomes[0].benchmark && !study.outcomes[0].describeOnly)
    let described = Self.small.replacing(
      "score: total", with: "score: total\n    describe_only: true")
    #expect(try Study(reading: ProjectFiles.text(described)).outcomes[0].describeOnly)
    let sorted = Self.small.replacing(
      "score: total", with: "score: total\n    trajectory: total ~ occasion\n    kinds: 1..4")
    #expect(try Study(reading: ProjectFiles.text(sorted)).outcomes[0].kinds == 1...4)
    #expect(
      try Study(reading: ProjectFiles.text(sorted.replacing("1..4", with: "2"))).outcomes[0].kinds
        == 2...2)
    #expect(study.outcomes[0].kinds == nil)
    #expect(study.service == nil)
    #expect(study.scales[0].order == nil && study.scales[0].from == nil)
    let text = Self.small.replacing(
      "pattern: q{n}", with: "pattern: q{n}\n    order: other\n    from: whole")
    let use = try #require(try Study(reading: ProjectFiles.text(text)).scales.first)
    #expect(use.order == "other" && use.from == "whole")
  }

  @Test(
    "one wrong thing is refused with its own code",
    arguments: [
      ("kind: real", "kind: imagined", DiagnosticCode.documentValue),
      ("about: For tests.", "about: [For, tests]", .documentWrongType),
      ("occasion: wave", "ocasion: wave", .documentUnknownKey),
      ("[Baseline, Review 1]", "[Baseline]", .studyOccasion),
      ("[Baseline, Review 1]", "[Baseline, Baseline]", .studyOccasion),
      ("[Baseline, Review 1]", "sometimes", .studyOccasion),
      ("pattern: q{n}", "pattern: q", .documentValue),
      ("pattern: q{n}", "order: other", .documentValue),
      ("pattern: q{n}", "pattern: q{n}\n    form: whole", .documentUnknownKey),
      ("- scale: pair\n    score", "- scale: pear\n    score", .studyReference),
      ("title: A small study", "title: A small study\ntitle: Again", .documentDuplicateKey),
      ("title: A small study\n", "", .documentMissingKey),
      ("kind: real", "kind: real\ndisclosure: {fewest_persons: 0}", .documentValue),
      ("score: total", "score: total\n    trajectory: x ~ 1\n    kinds: 0", .documentValue),
      ("score: total", "score: total\n    trajectory: x ~ 1\n    kinds: 4..1", .documentValue),
      ("score: total", "score: total\n    trajectory: x ~ 1\n    kinds: 1..13", .documentValue),
      ("score: total", "score: total\n    trajectory: x ~ 1\n    kinds: some", .documentValue),
      (
        "score: total", "score: total\n    trajectory: x ~ 1\n    kinds: [1, 2]", .documentWrongType
      ),
      ("score: total", "score: total\n    kinds: 1..3", .documentValue),
      ("score: total", "score: total\n    trajectory: x ~ 1\n    kind: 1..3", .documentUnknownKey),
    ])
  func oneWrongThing(_ old: String, _ new: String, _ expected: DiagnosticCode) {
    #expect(Self.codes(replacing: old, with: new).contains(expected))
  }

  @Test("every fault of a file is found in one pass")
  func allAtOnce() {
    let text = Self.small.replacing("kind: real", with: "kind: imagined")
      .replacing("occasion: wave", with: "ocasion: wave")
    let problems = refusals { _ = try Study(reading: ProjectFiles.text(text)) }
    #expect(problems.count == 3)
    #expect(problems.compactMap(\.place.line) == problems.compactMap(\.place.line).sorted())
  }

  @Test(
    "a file that is empty, or only a comment, describes no study",
    arguments: ["", "# nothing\n", "[]"])
  func nothing(_ text: String) {
    #expect(!refusalCodes { _ = try Study(reading: ProjectFiles.text(text)) }.isEmpty)
  }

  @Test("texts for no answer stand in a list, or each with its reason, for all, a scale or an item")
  func missingCodes() throws {
    let text = Self.small.replacing("[NA, -99]", with: "{NA: missing, -99: refused}")
      .replacing(
        "pattern: q{n}",
        with: "pattern: q{n}\n    missing_codes: [-88]\n    item_missing_codes: {a: {9: declined}}")
    let study = try Study(reading: ProjectFiles.text(text))
    #expect(study.missingCodes == ["NA", "-99"])
    let missing = study.answers.missing
    #expect(missing.map(\.code) == ["NA", "-99", "9", "-88"])
    #expect(missing.map(\.state) == [.missing, .refused, .declined, nil])
    #expect(
      missing.map(\.target)
        == [.init(), .init(), .init(scale: "pair", item: "a"), .init(scale: "pair")])
    #expect(
      Self.codes(replacing: "[NA, -99]", with: "{NA: gone}").contains(.documentValue))
    #expect(Self.codes(replacing: "[NA, -99]", with: "NA").contains(.documentWrongType))
  }

  @Test("services for comparison are named, and need a column of the service")
  func comparison() throws {
    let text = Self.small.replacing("kind: real", with: "kind: real\ncomparison: [East, West]")
    let study = try Study(reading: ProjectFiles.text(text))
    #expect(study.comparison == ["East", "West"])
    #expect(study.comparisonPlace?.line == 5)
    #expect(try Study(reading: ProjectFiles.text(Self.small)).comparison.isEmpty)
    #expect(
      Self.codes(replacing: "kind: real", with: "kind: real\ncomparison: East") == [
        .documentWrongType
      ])
  }

  @Test("labels stand in a file, or beside the scale for every item or for one, and in a language")
  func labels() throws {
    func study(_ labels: String) throws -> Study {
      try Study(
        reading: ProjectFiles.text(
          Self.small.replacing("pattern: q{n}", with: "pattern: q{n}\n    labels: \(labels)")
            .replacing("file: data.csv", with: "file: data.csv\n  language: cy")))
    }
    let inFile = try study("{file: labels.csv}")
    #expect(inFile.scales[0].labelFile == "labels.csv" && inFile.answers.labels.isEmpty)
    #expect(inFile.answers.language == "cy")
    let inPlace = try study("{Never: 1, a: {No: 1, Yes: 2}}").answers.labels
    #expect(inPlace.map(\.text) == ["Never", "No", "Yes"])
    #expect(inPlace.map(\.code) == [1, 1, 2])
    #expect(inPlace.map(\.target.item) == [nil, "a", "a"])
    #expect(try study("{file: 3}").answers.labels.map(\.text) == ["file"])
    #expect(refusalCodes { _ = try study("{Never: often}") } == [.documentWrongType])
  }
}
