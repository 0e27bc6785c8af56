import Change
import Journeys
import Outcomes
import Platform
import Reports
import Results
import Scales
import Scoring
import Studies
import TestSupport
import Testing

@Suite("What people agreed to decides what is in the folder of a run, cell for cell")
struct ConsentedStudyTests {
  static func run(
    _ name: String, _ files: [OutputFile], since: String? = nil
  ) throws -> StudyRun {
    let folder = "\(ProjectFiles.root)/.build/made-consented-\(name)"
    try Folder.write(files, to: folder, replacing: Set(files.map(\.name)))
    return try StudyRun(
      folder + "/study.yml", catalog: ProjectStudies.catalog, options: RunOptions(since: since))
  }

  static let run = Result { try run("plain", ConsentedStudy.files()) }
  let run: StudyRun

  init() throws { run = try Self.run.get() }

  /// Every text of some files in lower case, with the name of its file.
  static func texts(_ files: [OutputFile]) throws -> [(name: String, text: String)] {
    try files.flatMap { file in
      try ShareFolderTests.texts(file).map { (file.name, $0.lowercased()) }
    }
  }

  @Test("no cell that names, shows or leads to somebody is in any file of share/")
  func share() throws {
    for (name, text) in try Self.texts(ShareFolderTests.share(run)) {
      for canary in [ConsentedStudy.cell, ConsentedStudy.removed, ConsentedStudy.file, "zq70"] {
        #expect(!text.contains(canary), "\(canary) in \(name)")
      }
    }
    // They were there to be found.
    let inside = try Self.texts(run.files.filter { !$0.name.hasPrefix("share/") })
    for canary in [ConsentedStudy.cell, ConsentedStudy.file, "zq7000"] {
      #expect(inside.contains { $0.text.contains(canary) }, "\(canary)")
    }
  }

  @Test("exactly the permitted words are in share/, with names and ids masked")
  func permitted() throws {
    #expect(run.release.words.map(\.text).sorted() == ConsentedStudy.permitted)
    let page = try #require(run.files.first { $0.name == "share/report.html" })
    let told = ShareFolderTests.text(page)
    #expect(ConsentedStudy.permitted.allSatisfy(told.contains))
  }

  @Test("words are counted by why they may not be shown")
  func counts() throws {
    let shared = try #require(run.framework).shared
    #expect(shared.shown == [.quote: 1, .note: 1, .picture: 1])
    #expect(shared.notApproved == [.quote: 5])
    #expect(
      shared.withheld == [
        .quote: [.expired: 3, .withdrawn: 2, .missing: 2], .note: [.missing: 2],
      ])
    #expect(run.framework?.words.count == 14)
    #expect(run.account.notes.count { $0.code == .recordApproval } == 4)
  }

  @Test("who took back everything, was never asked or whose consent ran out is in no file at all")
  func removed() throws {
    for (name, text) in try Self.texts(run.files) {
      #expect(!text.contains(ConsentedStudy.removed), "\(name)")
      for person in ConsentedStudy.gone {
        #expect(!text.contains(ConsentedStudy.id(person).lowercased()), "\(person) in \(name)")
      }
    }
    #expect(run.account.persons == ConsentedStudy.people - ConsentedStudy.gone.count)
    #expect(run.account.withheld?.people == [.missing: 1, .withdrawn: 1, .expired: 1])
  }

  @Test("share/ is, byte for byte, what it is without the people who did not agree to be in it")
  func nothingToWorkOut() throws {
    let without = try Self.run(
      "without", ConsentedStudy.files(without: ConsentedStudy.notShared))
    let (with, bare) = (ShareFolderTests.share(run), ShareFolderTests.share(without))
    #expect(with.map(\.name) == bare.map(\.name))
    for (file, other) in zip(with, bare) { #expect(file.bytes == other.bytes, "\(file.name)") }
  }

  @Test("a part that is not agreed to is left out of everything that it feeds")
  func parts() throws {
    let found = try #require(run.framework)
    let recorded =
      ConsentedStudy.people - ConsentedStudy.gone.count - ConsentedStudy.scoresOnly.count
    let home = try #require(found.states.first { $0.subject.indicator.id == "housing" })
    #expect(home.counts.people == recorded)
    // A stranger without answers has no consent either.
    let met = try #require(found.observations.first { $0.subject.indicator.id == "met-and-talked" })
    #expect(met.byWorker.reduce(0, +) == recorded)
    #expect(found.goals.reduce(0) { $0 + $1.people } == 2)
    let engagement = try #require(found.engagement)
    #expect(engagement.breaks == 1)
    #expect(
      engagement.endings == [EngagementSummary.Ending(.serviceTimeLimit, toldBy: .service): 1])
  }

  @Test("a journey is shown as one only where that is agreed to, and the rest is counted")
  func journeys() throws {
    let found = try #require(run.findings.first)
    let ids = Set(ConsentedStudy.notDrawn.map(ConsentedStudy.id))
    #expect(found.journeys.count == ConsentedStudy.people - ConsentedStudy.gone.count)
    #expect(Set(found.journeys.map(\.person.id)).subtracting(found.drawn.map(\.person.id)) == ids)
    let table = ShareFolderTests.text(
      try #require(run.files.first { $0.name == "journeys.csv" }))
    #expect(ids.allSatisfy { !table.contains($0) })
    #expect(table.contains(ConsentedStudy.id(21)))
    let page = run.report.html
    #expect(page.contains("Journeys that are counted and not drawn"))
    #expect(page.contains("Who did not agree to be drawn has no mark here"))
    let scores = ShareFolderTests.text(try #require(run.files.first { $0.name == "scores.csv" }))
    #expect(ids.allSatisfy(scores.contains))
  }

  @Test("what is said of rows that cannot be used tells nothing that stands in them")
  func diagnostics() throws {
    #expect(run.account.setAside.count >= 17)
    for problem in run.account.setAside + run.account.notes + run.account.audit {
      let text = "\(problem.message) \(problem.help) \(problem.place.field ?? "")".lowercased()
      #expect(!text.contains(ConsentedStudy.cell) && !text.contains("zq7"), "\(problem)")
    }
  }

  @Test("a withdrawal that cannot be read refuses the run, and tells nothing that stands in it")
  func refused() throws {
    for row in [
      "ZQ7050,every \(ConsentedStudy.cell),shared,,,2025-03-01",
      "ZQ7050,everything,use \(ConsentedStudy.cell),,,2025-03-01",
      "ZQ7050,everything,shared,,,back \(ConsentedStudy.cell)",
      "ZQ7050,everything,shared,,,2025-03-01,\(ConsentedStudy.cell)",
    ] {
      let error = #expect(throws: RefusedInput.self) {
        try Self.run("refused", ConsentedStudy.files(consent: [row]))
      }
      let problems = try #require(error?.diagnostics)
      #expect(!problems.isEmpty)
      for problem in problems {
        let text = "\(problem.message) \(problem.help)".lowercased()
        #expect(!text.contains(ConsentedStudy.cell) && !text.contains("zq7"), "\(problem)")
      }
    }
  }
}
