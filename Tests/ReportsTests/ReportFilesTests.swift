import Platform
import Reports
import Studies
import TestSupport
import Testing

@Suite("Figures, tables and sources beside a report")
struct ReportFilesTests {
  static let files: [OutputFile] = (try? MadeStudies.fixture("talking-sim").files) ?? []

  static func text(_ name: String) throws -> String {
    let file = try #require(files.first { $0.name == name }, "no \(name)")
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test("every figure of the page is a file, with its own title, paper and tag, and a caption")
  func figures() throws {
    let page = PageScan(try Self.text("report.html"))
    let figures = Self.files.filter { $0.name.hasSuffix(".svg") }
    #expect(figures.count == page.all("figure").count && figures.count > 8)
    let captions = try Self.text("figures/captions.md")
    for figure in figures {
      let svg = String(decoding: figure.bytes, as: UTF8.self)
      #expect(svg.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns="))
      #expect(svg.contains("fill=\"#ffffff\"") && svg.contains("color=\"#1c2126\""))
      #expect(svg.contains("Simulated: a program made these answers up."))
      #expect(!svg.contains("var(--") && !svg.contains("class=\"chart\""))
      #expect(captions.contains("## \(figure.name.dropFirst("figures/".count))\n"))
    }
    #expect(captions.contains("For inside use, not for sharing."))
  }

  @Test(
    "under every figure stands a table, before the next figure", arguments: StudyReportTests.names)
  func tableUnder(_ name: String) throws {
    let page = try StudyReportTests.page(name)
    let parts = page.split(separator: "</figure>", omittingEmptySubsequences: false).dropFirst()
    for part in parts {
      let next = part.firstRange(of: "<figure")?.lowerBound ?? part.endIndex
      #expect(part[..<next].contains("<table"), "\(part.prefix(300))")
    }
  }

  @Test("every table of the page is a file in Markdown with the same cells")
  func tables() throws {
    let page = PageScan(try Self.text("report.html"))
    let tables = Self.files.filter { $0.name.hasPrefix("tables/") }
    #expect(tables.count == page.all("table").count)
    let account = try Self.text("tables/account.md")
    #expect(
      account.hasPrefix("**Table 1**\n\n*What came in*\n\n| What | Number |\n| :-- | --: |\n"))
    for file in tables {
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
        .filter { $0.hasPrefix("|") }
      // Every row has as many cells as the head, hostile signs or not.
      let counts = Set(lines.map { line in line.replacing("\\|", with: "").count { $0 == "|" } })
      #expect(counts.count == 1, "\(file.name)")
    }
  }

  @Test("signs that Markdown or HTML would obey stand as signs")
  func escaped() throws {
    let files = try #require(MadeStudies.edges.first { $0.name == "hostile" }).report().files
    for file in files where file.name.hasSuffix(".md") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("<script") && !text.contains("<b "))
    }
    for file in files where file.name.hasSuffix(".svg") {
      #expect(!String(decoding: file.bytes, as: UTF8.self).contains("<script"))
    }
  }

  @Test("every source that is cited stands in the list and in the bibliography")
  func bibliography() throws {
    let bib = try Self.text("methods.bib")
    let page = PageScan(try Self.text("report.html"))
    let listed = page.all("li").filter { $0.text.contains("(") }.map(\.text)
    let cited = Set(page.all("cite").map(\.text)).filter {
      $0.wholeMatch(of: /[^()]+ \d{4}/) != nil
    }
    #expect(cited.contains("Jacobson & Truax 1991") && cited.contains("Wilson 1927"))
    for work in cited {
      let name = work.prefix { $0 != " " }
      let year = work.suffix(4)
      #expect(listed.contains { $0.hasPrefix(name) && $0.contains("(\(year))") }, "\(work)")
      #expect(bib.contains("author = {\(name)") && bib.contains("year = {{\(year)}}"), "\(work)")
    }
    // One record per source: braces in balance, keys each once.
    let keys = bib.split(separator: "\n").filter { $0.hasPrefix("@") }
    #expect(Set(keys).count == keys.count)
    #expect(bib.count { $0 == "{" } == bib.count { $0 == "}" })
    #expect(bib.contains("@misc{phq-9-") && bib.contains("@misc{nhs-talking-therapies-"))
  }

  @Test("a method that was not used is not cited")
  func unused() throws {
    let made = try #require(MadeStudies.edges.first { $0.name == "one-person" })
    let bib = try #require(try made.report().files.first { $0.name == "methods.bib" })
    let text = String(decoding: bib.bytes, as: UTF8.self)
    #expect(!text.contains("goldstein1996") && !text.contains("laird1982"))
  }

  @Test("names of files hold nothing but letters, digits, hyphens and one folder")
  func names() throws {
    let files = try #require(MadeStudies.edges.first { $0.name == "hostile" }).report().files
    #expect(Set(files.map(\.name)).count == files.count)
    for name in files.map(\.name) + Self.files.map(\.name) {
      #expect(
        name.wholeMatch(of: /([a-z]+\/)?[a-z0-9][a-z0-9-]*\.(html|bib|svg|md)/) != nil, "\(name)")
    }
  }
}
