import Platform
import Results
import Scales
import Scoring
import Tables
import TestSupport
import Testing

@Suite("Which columns and scales a survey file seems to hold")
struct SurveySniffTests {
  static let scales: [Scale] = {
    let catalog = ProjectStudies.catalog
    return catalog.ids.compactMap { id in
      try? Scale(reading: catalog.file(of: id, askedAt: Place(file: id)))
    }
  }()

  static func sniff(_ text: String, asked: [String] = []) throws -> SurveySniff {
    let form = TableForm(try TextSample(ByteSource(ProjectFiles.text(text, name: "data.csv"))))
    return SurveySniff(
      form, scales: asked.isEmpty ? scales : scales.filter { asked.contains($0.id) }, asked: asked)
  }

  /// Forty rows of answers from `low` to `high`, under these names.
  static func table(_ names: [String], _ low: Int, _ high: Int) -> String {
    let rows = (0..<40).map { row in
      let answers = names.indices.map {
        String(low + (row * 7 + $0 * 3 + row / 5) % (high - low + 1))
      }
      return "p\(row)," + answers.joined(separator: ",")
    }
    return "id,\(names.joined(separator: ","))\n" + rows.joined(separator: "\n") + "\n"
  }

  @Test("every scale that is shipped is found by the ids of its items")
  func byItemIDs() throws {
    for scale in Self.scales {
      let names = scale.items.map(\.id)
      let low = scale.items.map(\.lowest).max() ?? 0
      let high = scale.items.map(\.highest).min() ?? 1
      let matches = try Self.sniff(Self.table(names, low, max(low, high))).matches
      #expect(
        matches.contains { $0.scale.id == scale.id && $0.evidence == .itemIDs }, "\(scale.id)")
    }
  }

  @Test("two scales with the same ids are both told, and neither is chosen")
  func neverChosen() throws {
    let sniff = try Self.sniff(Self.table((1...10).map { "k10-\($0)" }, 1, 4))
    let ids = sniff.matches.filter(\.isByName).map(\.scale.id)
    #expect(ids == ["k10-0-4", "k10-1-5"])
    #expect(sniff.pinned.isEmpty)
    #expect(sniff.open.count >= 2)
    let asked = try Self.sniff(Self.table((1...10).map { "k10-\($0)" }, 1, 4), asked: ["k10-1-5"])
    #expect(asked.pinned.map(\.scale.id) == ["k10-1-5"])
  }

  @Test("numbered columns match scales of as many items; names that fit come first")
  func byNumbers() throws {
    let unnamed = try Self.sniff(Self.table((1...9).map { "q\($0)" }, 0, 3))
    #expect(unnamed.matches.map(\.scale.id).contains("phq-9"))
    #expect(unnamed.pinned.isEmpty)
    let named = try Self.sniff(Self.table((1...9).map { "PHQ9_\($0)" }, 0, 3))
    #expect(named.pinned.map(\.scale.id) == ["phq-9"])
    let ten = try Self.sniff(Self.table((1...10).map { "q\($0)" }, 0, 3))
    #expect(!ten.matches.contains { $0.scale.id == "phq-9" })
  }

  @Test("names that differ in capitals or signs, and wording as names, are matched to items")
  func bySimilarNames() throws {
    let names = ["ONS4 Satisfied", "ons4_worthwhile", "ONS4-Happy", "ons4.anxious"]
    let sniff = try Self.sniff(Self.table(names, 0, 10))
    let match = try #require(sniff.pinned.first)
    #expect(match.scale.id == "ons4")
    #expect(match.evidence == .similarNames)
    #expect(match.columns == [1, 2, 3, 4])
    let trust = try #require(Self.scales.first { $0.id == "trust-in-support" })
    let wording = trust.items.compactMap(\.text).map { "\"\($0)\"" }
    #expect(wording.count == trust.items.count)
    let worded = try Self.sniff(Self.table(wording, 1, 5))
    #expect(worded.pinned.map(\.scale.id) == ["trust-in-support"])
  }

  @Test("labels of a scale's answers are recognised, other texts are not")
  func byLabels() throws {
    let scale = try #require(Self.scales.first { $0.id == "trust-in-support" })
    let labels = scale.items[0].options.compactMap(\.label)
    try #require(labels.count == 5)
    let rows = (0..<30).map { row in
      "p\(row)," + (0..<8).map { labels[(row + $0) % 5] }.joined(separator: ",")
    }
    let text = "id,a,b,c,d,e,f,g,h\n" + rows.joined(separator: "\n") + "\n"
    let match = try #require(
      try Self.sniff(text).matches.first { $0.scale.id == scale.id && $0.evidence == .labels })
    #expect(match.fit == .notCodes(columns: 8, labelled: 8))
    let other = try Self.sniff(text.replacing(labels[0], with: "certainly not"))
    #expect(!other.matches.contains { $0.scale.id == scale.id })
  }

  @Test(
    "codes are compared with the definition: allowed, from another start, or outside",
    arguments: [(1, 5, CodeFit.allowed), (0, 4, .offset(1)), (2, 6, .offset(-1))])
  func offsets(_ low: Int, _ high: Int, _ fit: CodeFit) throws {
    let sniff = try Self.sniff(
      Self.table((1...7).map { "swemwbs-\($0)" }, low, high), asked: ["swemwbs"])
    #expect(sniff.pinned.map(\.fit) == [fit])
  }

  @Test("codes outside are listed with their counts; those that look missing are not among them")
  func outside() throws {
    let text = Self.table((1...7).map { "swemwbs-\($0)" }, 1, 5)
      .replacing("p3,", with: "p3,6,").replacing("p4,", with: "p4,99,")
    let rows = text.split(separator: "\n").map { line in
      line.split(separator: ",").prefix(8).joined(separator: ",")
    }
    let sniff = try Self.sniff(rows.joined(separator: "\n") + "\n", asked: ["swemwbs"])
    guard case .outside(let strays, _) = try #require(sniff.pinned.first).fit else {
      Issue.record("codes outside were not seen")
      return
    }
    #expect(strays.map(\.item) == ["swemwbs-1"])
    #expect(strays.first?.codes.map(\.code) == [6])
    #expect(sniff.missingLookAlikes.map(\.text) == ["99"])
  }

  @Test("a part of a scale's items is told with what is missing")
  func parts() throws {
    let sniff = try Self.sniff(Self.table((1...6).map { "swemwbs-\($0)" }, 1, 5))
    let match = try #require(sniff.matches.first { $0.scale.id == "swemwbs" })
    #expect(match.evidence == .part(missing: ["swemwbs-7"]))
    #expect(!match.isComplete)
    #expect(!sniff.pinned.contains(match))
  }

  @Test("who, when, where and with whom, and where ids are unique")
  func roles() throws {
    let everywhere = try Self.sniff(
      String(
        decoding: SourceFile(
          reading: ProjectFiles.root + "/Fixtures/studies/support-sim/responses.csv"
        ).bytes, as: UTF8.self))
    func name(_ guess: ColumnRoles.Guess?, _ sniff: SurveySniff) -> String? {
      guess.map { sniff.form.columns[$0.column].name }
    }
    #expect(name(everywhere.roles.person, everywhere) == "person")
    #expect(name(everywhere.roles.occasion, everywhere) == "wave")
    #expect(name(everywhere.roles.service, everywhere) == "service")
    #expect(name(everywhere.roles.worker, everywhere) == "worker")
    #expect(everywhere.roles.scope == .everywhere)
    let inService = try Self.sniff(
      String(
        decoding: SourceFile(
          reading: ProjectFiles.root + "/Fixtures/studies/state-anxiety/sai.csv"
        ).bytes, as: UTF8.self))
    #expect(name(inService.roles.person, inService) == "id")
    #expect(name(inService.roles.occasion, inService) == "time")
    #expect(inService.roles.scope == .service)
    let nobody = try Self.sniff("a,b\n1,2\n1,2\n")
    #expect(nobody.roles.person == nil && nobody.roles.occasion == nil)
  }

  @Test(
    "texts made of words for occasions may be shown, others may not",
    arguments: [
      ("Baseline", true), ("Review 2", true), ("T1", true), ("6-month follow-up", true),
      ("baseline_arm_1", true), ("2025 Q3", true), ("Exit", true), ("Jo's baseline", false),
      ("North", false), ("1", false), ("", false), ("Review of Sam", false),
      ("visit 123456", false),
    ])
  func occasionWords(_ text: String, _ isOccasion: Bool) {
    #expect(OccasionWords.isOccasion(text) == isOccasion)
  }

  @Test("occasions are ordered by their words and numbers")
  func occasionOrder() {
    #expect(
      OccasionWords.ordered(["Exit", "Review 10", "Review 2", "Baseline"])
        == ["Baseline", "Review 2", "Review 10", "Exit"])
    #expect(OccasionWords.ordered(["post", "pre"]) == ["pre", "post"])
  }

  @Test("series of numbered columns: last number first, then the first")
  func series() throws {
    let text = "id,q1_t1,q2_t1,q1_t2,q2_t2,w01,w02,w03,x2,x3,y1\n" + "1,1,1,1,1,1,1,1,1,1,1\n"
    let form = TableForm(try TextSample(ByteSource(ProjectFiles.text(text))))
    let patterns = NumberedColumns.all(in: form.columns).map(\.pattern)
    #expect(patterns == ["q1_t{n}", "q2_t{n}", "w{n}"])
    #expect(NumberedColumns.all(in: form.columns).last?.isPadded == true)
  }
}
