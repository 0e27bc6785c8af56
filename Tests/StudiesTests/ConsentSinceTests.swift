import Journeys
import Platform
import Reports
import Results
import Studies
import TestSupport
import Testing

@Suite("Consent that was taken back between two runs")
struct ConsentSinceTests {
  /// A first run in a folder, and a second one that is held against it.
  static func second(_ name: String, _ files: [OutputFile]) throws -> StudyRun {
    let folder = "\(ProjectFiles.root)/.build/made-consented-out-\(name)"
    let first = try ConsentedStudyTests.run("first-\(name)", ConsentedStudy.files())
    // What is told now is withheld later because it was told.
    #expect((try? first.release.outcomes.first?.change.get()) != nil)
    try first.write(to: folder)
    return try ConsentedStudyTests.run(name, files, since: folder)
  }

  @Test(
    "who took back everything is in no figure of then or now; that the earlier folder has them is said"
  )
  func withdrawn() throws {
    let run = try Self.second("withdrawn", ConsentedStudy.files(withdrawn: [30]))
    let since = try #require(run.since)
    #expect(since.leftOut == [.withdrawn: 1])
    // They are no row that is gone, and their scores cannot be worked out of then and now.
    #expect(since.goneRows == 0 && since.changedRows == 0 && since.newRows == 0)
    #expect(since.figures.allSatisfy { !$0.hasChanged })
    for (name, text) in try ConsentedStudyTests.texts(run.files) {
      #expect(!text.contains(ConsentedStudy.id(30).lowercased()), "\(name)")
    }
    #expect(run.report.html.contains("The earlier run still holds people who agree no more."))
    // One person fewer than was told of: the difference would be theirs.
    let change = try #require(run.release.outcomes.first).change
    guard case .failure(let reason) = change else {
      Issue.record("the change is told")
      return
    }
    #expect(reason.code == "release.nearly-earlier")
  }

  @Test(
    "who takes back sharing alone stays inside, and the difference to what was shared is not told")
  func sharing() throws {
    let run = try Self.second("sharing", ConsentedStudy.files(notSharing: [30]))
    let since = try #require(run.since)
    #expect(since.leftOut.isEmpty && since.goneRows == 0)
    let scores = ShareFolderTests.text(try #require(run.files.first { $0.name == "scores.csv" }))
    #expect(scores.contains(ConsentedStudy.id(30)))
    guard case .failure = try #require(run.release.outcomes.first).change else {
      Issue.record("the change is told")
      return
    }
  }

  @Test("the same people again are told again, and nobody is said to be left out")
  func same() throws {
    let run = try Self.second("same", ConsentedStudy.files())
    #expect(run.since?.leftOut == [:])
    #expect((try? run.release.outcomes.first?.change.get()) != nil)
  }

  @Test("what has run out since may not be used in a run of an earlier quarter either")
  func quarter() throws {
    let folder = "\(ProjectFiles.root)/.build/made-consented-quarter"
    let files = ConsentedStudy.files()
    try Folder.write(files, to: folder, replacing: Set(files.map(\.name)))
    let run = try StudyRun(
      folder + "/study.yml", catalog: ProjectStudies.catalog,
      options: RunOptions(quarter: Quarter("2025Q2")))
    // Person 13 agreed till the last day of that quarter.
    for (name, text) in try ConsentedStudyTests.texts(run.files) {
      #expect(!text.contains(ConsentedStudy.id(13).lowercased()), "\(name)")
      #expect(!text.contains(ConsentedStudy.removed), "\(name)")
    }
    #expect(run.framework?.shared.withheld[.quote]?[.expired] == 3)
  }
}
