import Disclosure
import Platform
import Reports
import Results
import Scales
import Studies
import TestSupport
import Testing

@Suite("What was released before")
struct ReleaseHistoryTests {
  /// The folder of a first run.
  static func first(_ name: String) throws -> String {
    let folder = "\(ProjectFiles.root)/.build/made-canary-out-\(name)"
    try CanaryStudy.run("canary-first-\(name)").write(to: folder)
    return folder
  }

  static func change(_ run: StudyRun) throws -> Result<ReleasedChange, Withheld> {
    try #require(run.release.outcomes.first).change
  }

  static func rows(_ run: StudyRun) throws -> [[String]] {
    let file = try #require(run.files.first { $0.name == "releases.csv" })
    return String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("the list has what is told, with the numbers of people, and nothing that is not told")
  func list() throws {
    let rows = try Self.rows(CanaryStudy.run("canary-list"))
    #expect(rows[0] == ReleaseLedger.Entry.columns)
    #expect(
      rows.dropFirst().map { [$0[0], $0[5]] }.sorted { $0[0] < $1[0] } == [
        ["", "55"], ["North", "30"],
      ])
  }

  @Test("the same people again are told again, and listed once")
  func same() throws {
    let run = try CanaryStudy.run("canary-same", since: Self.first("same"))
    #expect(try Self.change(run).get().change.n == 55)
    #expect(try Self.rows(run).count == 3)
  }

  @Test(
    "five more people would be told of by the difference, twelve may be",
    arguments: [(3, "release.nearly-earlier"), (5, "disclosure.difference"), (12, nil)])
  func more(_ more: Int, _ code: String?) throws {
    let run = try CanaryStudy.run(
      "canary-more-\(more)", more: more, since: Self.first("more-\(more)"))
    switch try Self.change(run) {
    case .success(let told): #expect(code == nil && told.change.n == 55 + more)
    case .failure(let reason):
      #expect(reason.code == code)
      // What is not told is not listed, so that it is held against what was told.
      #expect(try Self.rows(run).filter { $0[0].isEmpty }.map { $0[5] } == ["55"])
      let services = try #require(run.release.outcomes.first?.services)
      #expect((try? services.get()) == nil)
    }
  }

  // Fifty-five people have two scores, then as now. Where one of them has a third by now, the sums of last
  // scores differ by what that person moved.
  @Test("as many people, of whom one has another score, would be told of", arguments: [1, 9, 12])
  func another(_ third: Int) throws {
    let run = try CanaryStudy.run(
      "canary-third-\(third)", third: third, once: 12, since: Self.first("third-\(third)"))
    let told = try Self.change(run)
    guard third < 10 else {
      #expect(try told.get().change.n == 55)
      return
    }
    guard case .failure(let reason) = told else {
      Issue.record("the change is told")
      return
    }
    #expect(reason.code == "release.nearly-earlier")
    #expect((try? run.release.outcomes.first?.services?.get()) == nil)
  }

  @Test("a list that was changed by hand refuses the run, with its place")
  func broken() throws {
    let folder = try Self.first("broken")
    for (text, line) in [
      ("a,b\n", 1), ("population,cohort,measure,from,until,n\n,c,m,,,many\n", 2),
    ] {
      var files = try CanaryStudy.run("canary-first-broken").files
      files.removeAll { $0.name == "releases.csv" }
      files.append(OutputFile(name: "releases.csv", text: text))
      try Folder.write(
        files, to: folder,
        replacing: Set(
          files.map(\.name) + [
            "share/*.svg", "share/*.csv", "share/*.json", "share/*.html", "share/*.xlsx",
            "figures/*.svg", "figures/*.md", "tables/*.md",
          ]))
      let error = #expect(throws: RefusedInput.self) {
        try CanaryStudy.run("canary-broken", since: folder)
      }
      let problem = try #require(error?.diagnostics.first)
      #expect(problem.code == .studySince && problem.place.line == line)
    }
  }

  @Test("a run against an earlier one is verified with both lists")
  func verified() throws {
    let earlier = try Self.first("verified")
    let run = try CanaryStudy.run("canary-verified", more: 12, since: earlier)
    let folder = "\(ProjectFiles.root)/.build/made-canary-verified-out"
    try run.write(to: folder)
    let verification = try Verification(
      folder + "/manifest.json",
      study: "\(ProjectFiles.root)/.build/made-canary-verified/study.yml",
      catalog: .init(at: "\(ProjectFiles.root)/.build/made-canary-verified"), since: earlier)
    #expect(verification.problems.isEmpty, "\(verification.problems)")
    #expect(verification.inputs.contains { $0.entry.role == "/inputs/releases" })
  }
}
