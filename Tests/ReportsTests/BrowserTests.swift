import Foundation
import Platform
import Reports
import Results
import Scales
import Studies
import TestSupport
import Testing

/// The browser that `Tests/Browser/check.py` looks at pages with. `make check-report` installs what it
/// needs into a folder of its own; without that, these tests are skipped and say so.
enum Browser {
  static let absence = "no browser to look with: 'make check-report' installs what it needs"
  private static let python = ProjectFiles.root + "/.build-browser/venv/bin/python"

  static let isPresent =
    FileManager.default.isExecutableFile(atPath: python)
    && FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")

  /// Writes pages into a folder and says what is wrong with them; empty when nothing is.
  static func faults(_ pages: [(name: String, html: String)], twins: Bool = false) throws -> String
  {
    let folder = "\(ProjectFiles.root)/.build/browser-\(pages.map(\.name).joined(separator: "-"))"
    try Folder.write(
      pages.map { OutputFile(name: "\($0.name).html", text: $0.html) }, to: folder,
      replacing: Set(pages.map { "\($0.name).html" }))
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments =
      ["\(ProjectFiles.root)/Tests/Browser/check.py"] + (twins ? ["--twin"] : [])
      + pages.map { "\(folder)/\($0.name).html" }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: said, as: UTF8.self)
    return process.terminationStatus == 0 || !text.isEmpty ? text : "the check ended without a word"
  }
}

@Suite("Reports in a browser", .enabled(if: Browser.isPresent, "\(Browser.absence)"), .serialized)
struct BrowserTests {
  /// Two thousand people in sixty services with names of forty characters.
  static func sixtyServices() throws -> StudyReport {
    let names = (1...60).map { number in
      let name = "Supported housing and outreach, house \(number)"
      return name + String(repeating: "x", count: max(0, 40 - name.count))
    }
    let rows = (1...2_000).flatMap { person in
      (1...2).map {
        MadeStudies.row(names[person % 60], person, $0, start: person * $0 + person / 7)
      }
    }
    return try MadeStudies.Made(name: "sixty-services", rows: rows).report()
  }

  @Test("three services: sound in light and dark, narrow and wide, by key and on paper")
  func three() throws {
    let page = try StudyReportTests.page("support-sim")
    #expect(try Browser.faults([("three", page)]) == "")
  }

  @Test("a page for one person to keep is as sound")
  func keepsake() throws {
    #expect(try Browser.faults([("keepsake", JourneyPageTests.full.html)]) == "")
  }

  @Test("sixty services with long names: as sound, and not too large")
  func sixty() throws {
    let page = try Self.sixtyServices().html
    #expect(page.utf8.count < 3_000_000)
    #expect(try Browser.faults([("sixty", page)]) == "")
  }

  @Test(
    "hostile names leave the page as it is, and it is sound",
    .enabled(if: Corpora.arePresent, "\(Corpora.absence)"))
  func hostile() throws {
    let pages = [
      ("benign", try HostileStudy.report(isHostile: false).html),
      ("hostile", try HostileStudy.report(isHostile: true).html),
    ]
    #expect(try Browser.faults(pages, twins: true) == "")
    #expect(try Browser.faults([pages[1]]) == "")
  }
}
