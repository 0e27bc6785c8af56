import Disclosure
import Platform
import Reports
import Results
import Studies
import TestSupport
import Testing

@Suite("The folder share/: what of a run may be sent")
struct ShareFolderTests {
  static func share(_ run: StudyRun) -> [OutputFile] {
    run.files.filter { $0.name.hasPrefix("share/") }
  }

  static func text(_ file: OutputFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

  /// Every text in a file: a workbook is opened.
  static func texts(_ file: OutputFile) throws -> [String] {
    guard file.name.hasSuffix(".xlsx") else { return [text(file)] }
    let parts = try ZipParts(file.bytes)
    return try parts.names.map(parts.text)
  }

  /// The rows of a table as cells by the name of the column.
  static func rows(_ name: String, of files: [OutputFile]) throws -> [[String: String]] {
    let file = try #require(files.first { $0.name == "share/\(name).csv" }, "no \(name)")
    let lines = text(file).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let head = try #require(lines.first)
    return lines.dropFirst().map { line in
      Dictionary(zip(head, line)) { first, _ in first }
    }
  }

  @Test("nothing of a single person is in any file of share/, and all of it is inside")
  func canaries() throws {
    let run = try CanaryStudy.run()
    let share = Self.share(run)
    #expect(share.count >= 8)
    for file in share {
      for text in try Self.texts(file) {
        for canary in CanaryStudy.canaries {
          #expect(!text.contains(canary), "\(canary) in \(file.name)")
        }
      }
    }
    // They were there to be found.
    let scores = try #require(run.files.first { $0.name == "scores.csv" })
    #expect(Self.text(scores).contains("\(CanaryStudy.id),1999 Q4,1999-12-31,pair,total,raw,1237"))
  }

  /// A study with services enough for a funnel, in which the canary comes when others do.
  static func wide() throws -> StudyRun {
    try CanaryStudy.run("canary-wide", more: 300, norths: 6, early: "2025-02-10")
  }

  @Test(
    "charts of services are told with their specifications, and nothing of a single person is in them"
  )
  func specifications() throws {
    let run = try Self.wide()
    let share = Self.share(run)
    let released = try #require(run.release.outcomes.first?.services).get()
    #expect(released.services.count { $0.figures?.beside?.position != nil } >= 5)
    let names = share.map(\.name)
    for part in ["funnel", "caterpillar", "places", "intervals"] {
      for ending in ["svg", "vl.json"] {
        #expect(names.contains("share/1-pair-total-\(part).\(ending)"), "\(part).\(ending)")
      }
    }
    let manifest = Self.text(try #require(share.last))
    for file in share {
      for text in try Self.texts(file) {
        for canary in CanaryStudy.canaries where canary != CanaryStudy.quarter {
          #expect(!text.contains(canary), "\(canary) in \(file.name)")
        }
      }
      guard file.name.hasSuffix(".vl.json") else { continue }
      #expect(manifest.contains(SHA256.hexadecimal(file.bytes)), "\(file.name)")
      #expect(Self.text(file).contains("Simulated: a program made these answers up."))
      // Three people are in Tiny: no mark of theirs is in any chart.
      #expect(!Self.text(file).contains("\"Tiny\",\"value\":1"), "\(file.name)")
    }
  }

  @Test(
    "every number of a specification is one that the tables tell, or a limit at some number of people"
  )
  func specifiedNumbers() throws {
    let share = Self.share(try Self.wide())
    let rows = try Self.rows("services", of: share)
    let told = Set(
      rows.filter { $0["status"] == "shown" }.compactMap { $0["n"].flatMap(Double.init) })
    let funnel = Self.text(
      try #require(share.first { $0.name == "share/1-pair-total-funnel.vl.json" }))
    let marks = funnel.matches(of: /"service":"([^"]+)","size":([0-9.]+)/)
    #expect(marks.count == told.count || marks.count >= 5)
    for mark in marks {
      let size = try #require(Double(String(mark.output.2)))
      #expect(told.contains(size) && size >= 10)
      #expect(rows.contains { $0["service"] == String(mark.output.1) && $0["status"] == "shown" })
    }
  }

  @Test("who stands behind a mean is told only where no few could be worked out")
  func completion() throws {
    // Four of North never came again: neither 34 nor 4 is told.
    let canary = try Self.rows("services", of: Self.share(CanaryStudy.run()))
    #expect(
      canary.allSatisfy { ($0["eligible"] ?? "").isEmpty && ($0["with_first"] ?? "").isEmpty })
    for name in RunFolderTests.studies {
      for outcome in try RunFolderTests.run(name).release.outcomes {
        for service in (try? outcome.services?.get())?.services ?? [] {
          guard let figures = service.figures, let completion = figures.completion else { continue }
          let gaps = [completion.eligible - completion.first, completion.first - figures.mean.n]
          #expect(gaps.allSatisfy { $0 == 0 || $0 >= 10 }, "\(service)")
        }
      }
    }
  }

  @Test("where one person bends what is expected of everybody, it is not told")
  func bent() throws {
    // The canary is followed for twenty-five years, everybody else for three months.
    let early = try #require(CanaryStudy.run().release.outcomes.first)
    guard case .failure(let reason) = try #require(early.services).get().model else {
      Issue.record("what is expected is told")
      return
    }
    #expect(reason.code == "release.dominated")
    #expect(try early.services?.get().services.allSatisfy { $0.figures?.beside == nil } == true)
    #expect(early.withheld.contains { $0.part == .expected })
  }

  @Test("a study may have services described only: no mark and no place is told")
  func described() throws {
    let run = try CanaryStudy.run(
      "canary-described", more: 300, norths: 6, early: "2025-02-10", describeOnly: true)
    let released = try #require(run.release.outcomes.first?.services).get()
    #expect(released.isDescribedOnly)
    #expect(released.services.contains { $0.figures?.beside != nil })
    #expect(
      released.services.allSatisfy {
        $0.figures?.beside?.position == nil && $0.figures?.beside?.rank == nil
      })
    let names = run.files.map(\.name)
    #expect(!names.contains { $0.contains("funnel") || $0.contains("places") })
    #expect(!names.contains { $0.contains("caterpillar") })
    let page = Self.text(try #require(run.files.first { $0.name == "report.html" }))
    #expect(page.contains("lies outside what the"))
  }

  @Test("inputs are neither named nor hashed in share/, its own files are")
  func manifest() throws {
    let run = try CanaryStudy.run()
    let share = Self.share(run)
    let manifest = Self.text(try #require(share.last))
    #expect(share.last?.name == "share/manifest.json")
    for input in run.inputs {
      for file in share {
        #expect(!Self.text(file).contains(input.sha256), "\(input.name) in \(file.name)")
      }
    }
    for file in share.dropLast() {
      #expect(manifest.contains(SHA256.hexadecimal(file.bytes)), "\(file.name)")
    }
    #expect(manifest.contains("\"profile\": \"threshold-10\""))
  }

  @Test("the folder around it says that it is private: in a file, the report and the manifest")
  func privateFolder() throws {
    let files = try CanaryStudy.run().files
    func text(_ name: String) throws -> String {
      Self.text(try #require(files.first { $0.name == name }, "no \(name)"))
    }
    #expect(try text("PRIVATE.txt").hasPrefix("This folder is private.\n"))
    #expect(try text("report.html").contains("For inside use, not for sharing."))
    #expect(try text("manifest.json").contains("\"audience\": \"private: rows about people"))
    #expect(try !text("share/report.html").contains("For inside use"))
  }

  @Test(
    "with three people in one service, a second one is left out, so that the total tells nothing")
  func secondary() throws {
    let services = try Self.rows("services", of: Self.share(CanaryStudy.run()))
    let status = services.map { [$0["service"] ?? "", $0["status"] ?? "", $0["n"] ?? ""] }
    #expect(
      status == [
        ["North", "shown", "30"], ["South", "withheld", ""], ["Tiny", "withheld", ""],
      ])
  }

  @Test("an occasion that would tell of the few who never came again is not told")
  func attrition() throws {
    let run = try CanaryStudy.run()
    let outcome = try #require(run.release.outcomes.first)
    guard case .failure(let reason) = outcome.occasions else {
      Issue.record("occasions are told")
      return
    }
    #expect(reason.code == "release.too-close")
    // Four have one score only, so the number of all people would tell that they are four.
    #expect(run.release.people.value == nil)
    #expect(try outcome.change.get().change.n == 55)
  }

  @Test(
    "no number of people is below ten, and none that is withheld is nought",
    arguments: RunFolderTests.studies + ["canary"])
  func noSmallNumber(_ name: String) throws {
    let run = name == "canary" ? try CanaryStudy.run() : try RunFolderTests.run(name)
    let share = Self.share(run)
    for table in ["change", "counts", "occasions", "services"] {
      guard share.contains(where: { $0.name == "share/\(table).csv" }) else { continue }
      for row in try Self.rows(table, of: share) {
        let count = row["people"] ?? row["n"] ?? ""
        switch row["status"] {
        case "withheld":
          let figures = [
            "people", "n", "mean", "sd", "conf.low", "eligible", "with_first", "difference",
            "effect", "low_95", "level", "rank_low",
          ]
          #expect(figures.allSatisfy { (row[$0] ?? "").isEmpty }, "\(row)")
        default: #expect((Int(count) ?? 0) >= 10, "\(row)")
        }
      }
    }
  }

  @Test(
    "what is shown of services, taken off everybody, leaves nobody or ten",
    arguments: RunFolderTests.studies)
  func remainder(_ name: String) throws {
    for outcome in try RunFolderTests.run(name).release.outcomes {
      guard let all = try? outcome.change.get().change.n,
        let services = try? outcome.services?.get()
      else { continue }
      let shown = services.services.compactMap(\.figures).reduce(0) { $0 + $1.mean.n }
      #expect(all - shown == 0 || all - shown >= 10)
    }
  }

  @Test(
    "setbacks are told only where they cannot help to guess who scores lower",
    arguments: RunFolderTests.studies)
  func setbacks(_ name: String) throws {
    let run = try RunFolderTests.run(name)
    for (outcome, found) in zip(run.release.outcomes, run.findings) {
      guard (try? outcome.setbacks.get()) != nil else { continue }
      let counts = try outcome.directions.get()
      #expect([counts.higher, counts.within, counts.lower].allSatisfy { $0.value != nil })
      #expect(found.plannedOccasions > 2)
    }
  }

  @Test("share/ has no drawing with a mark for each person, and no table with a row for each")
  func files() throws {
    let names = Self.share(try RunFolderTests.run("support-sim")).map(\.name)
    for name in names {
      #expect(
        name.wholeMatch(of: /share\/[a-z0-9-]+\.(html|svg|csv|vl\.json|json|xlsx)/) != nil,
        "\(name)")
      for mark in ["before-after", "grid", "histogram", "growth", "latest", "scores", "journeys"] {
        #expect(!name.contains(mark), "\(name)")
      }
    }
    #expect(names.contains("share/report.html") && names.contains { $0.hasSuffix("trend.svg") })
  }

  @Test("rounded counts are rounded wherever they stand")
  func rounding() throws {
    let run = try CanaryStudy.run("canary-nhs", disclosure: "{profile: nhs-england}")
    let release = run.release
    #expect(release.profile.id == "nhs-england" && release.profile.fewestPersons == 10)
    for table in ["change", "services"] {
      for row in try Self.rows(table, of: Self.share(run)) where row["status"] != "withheld" {
        let count = try #require(Int(row["people"] ?? row["n"] ?? ""))
        #expect(count % 5 == 0)
      }
    }
    #expect(try release.outcomes.first?.change.get().change.n == 55)
  }

  @Test("where one person carries a mean, or a line over time, it is not told")
  func dominance() throws {
    // Alone in 1999, the canary would draw the line over the occasions to their score.
    let early = try #require(CanaryStudy.run().release.outcomes.first)
    guard case .failure(let line)? = early.movement else {
      Issue.record("the line is told")
      return
    }
    #expect(line.code == "release.dominated")
    // From 1237 to 7, where others move by 40 at most: the spread would tell how far.
    let far = try #require(CanaryStudy.run("canary-far", later: 0).release.outcomes.first)
    guard case .failure(let change) = far.change else {
      Issue.record("the change is told")
      return
    }
    #expect(change.code == "release.dominated")
    #expect((try? far.services?.get()) == nil && (try? far.directions.get()) == nil)
  }

  @Test("a study that asks for more people than its profile gets them")
  func stricter() throws {
    let release = try CanaryStudy.run("canary-60", disclosure: "{fewest_persons: 60}").release
    #expect(release.people.value == nil)
    #expect(release.outcomes.allSatisfy { (try? $0.change.get()) == nil })
    #expect(!ReleaseReport(release).html.contains("<svg"))
  }

  @Test("every profile with rules can be named, others are refused with the nearest")
  func profiles() throws {
    for profile in DisclosureProfile.all where profile.id != DisclosureProfile.ungated.id {
      let run = try CanaryStudy.run("canary-named", disclosure: "{profile: \(profile.id)}")
      #expect(run.study.profile == profile)
    }
    for (word, help) in [("uk-lcc", "Did you mean 'uk-llc'?"), ("none", "Allowed: ")] {
      let error = #expect(throws: RefusedInput.self) {
        try CanaryStudy.run("canary-refused", disclosure: "{profile: \(word)}")
      }
      let problem = try #require(error?.diagnostics.first)
      #expect(problem.code == .documentValue && problem.help.contains(help), "\(problem)")
    }
  }
}
