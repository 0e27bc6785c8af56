import Disclosure
import Platform
import Reports
import Results
import Scales
import Studies
import TestSupport
import Testing

/// Sixty people, of whom fifty-five agreed that their outcomes are counted in what is shared: all but 1, 2, 4, 5
/// and 6. At the start nobody has a home of their own; on the last day all but every third have one, who lost it
/// again.
@Suite("Hard outcomes, goals and support in share/")
struct ReleasedOutcomesTests {
  private static let agreed = (0..<RecordedStudy.people).filter { ![1, 2, 4, 5, 6].contains($0) }

  private func told(_ run: StudyRun, _ indicator: String) throws -> [String: Int?] {
    let distance = try #require(
      run.release.framework?.distances.first { $0.indicator.id == indicator })
    return Dictionary(uniqueKeysWithValues: distance.parts.map { ($0.what, $0.people.value) })
  }

  @Test("who holds a home at the review is told in halves, of those who agreed")
  func halves() throws {
    let run = try RecordedStudyTests.run.get()
    let lost = Self.agreed.count { $0 % 3 == 0 }
    // In four parts two are empty, and nobody may be told that.
    #expect(
      try told(run, "housing") == [
        "holds at the review": Self.agreed.count - lost, "does not hold at the review": lost,
      ])
    let housing = run.release.framework?.distances.first { $0.indicator.id == "housing" }
    #expect(housing?.people.value == Self.agreed.count)
  }

  @Test("one person's goals, and one ending, are not told")
  func few() throws {
    let run = try RecordedStudyTests.run.get()
    #expect(try told(run, "own-goals").values.allSatisfy { $0 == nil })
    let support = try #require(run.release.framework?.support)
    #expect(support.map(\.what) == ["on record, whichever way"])
    #expect(support.map(\.people.value) == [Self.agreed.count])
  }

  @Test("the table of a release has what the report has, a withheld one with an empty cell")
  func table() throws {
    let run = try RecordedStudyTests.run.get()
    let file = try #require(ShareFolderTests.share(run).first { $0.name == "share/outcomes.csv" })
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.contains("home,hard,housing,holds at the review,shown,36\n"))
    #expect(text.contains("own-aims,soft,own-goals,further along,withheld,\n"))
    #expect(
      run.release.framework.map { ReleaseReport(run.release).html.contains($0.framework.name) }
        == true)
  }

  @Test("a home that one person lost since an earlier release is not told, and ten are")
  func since() throws {
    let source = "\(ProjectFiles.root)/.build/made-recorded"
    let first = "\(ProjectFiles.root)/.build/made-recorded-out"
    try RecordedStudyTests.run.get().write(to: first)
    for (number, isTold) in [(1, false), (10, true)] {
      let folder = "\(ProjectFiles.root)/.build/made-recorded-\(number)"
      // Those with a home of their own to the last day, of whom some now lose it.
      var left = number
      let names = try #require(Folder.entries(of: source))
      let files = try names.sorted().map { name in
        let text = String(
          decoding: try SourceFile(reading: "\(source)/\(name)").bytes, as: UTF8.self)
        guard name == "outcomes.csv" else { return OutputFile(name: name, text: text) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
          line -> String in
          guard left > 0, line.hasSuffix(",,person"), line.contains("own-tenancy") else {
            return String(line)
          }
          let id = Int(line.dropFirst(4).prefix { $0 != "," }) ?? 0
          guard Self.agreed.contains(id) else { return String(line) }
          left -= 1
          let person = line.prefix { $0 != "," }
          return line.replacing(",,person", with: ",2025-11-15,person")
            + "\n\(person),housing,temporary,2025-11-16,,worker"
        }
        return OutputFile(name: name, text: lines.joined(separator: "\n"))
      }
      #expect(left == 0)
      try Folder.write(files, to: folder, replacing: Set(names))
      let run = try StudyRun(
        folder + "/study.yml", catalog: ProjectStudies.catalog, options: RunOptions(since: first))
      let told = try told(run, "housing")
      #expect(
        told
          == (isTold
            ? ["holds at the review": 36 - number, "does not hold at the review": 19 + number]
            : ["holds at the review": nil, "does not hold at the review": nil]))
    }
  }
}
