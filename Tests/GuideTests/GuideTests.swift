import Foundation
import TestSupport
import Testing

/// The guide, held to what it says: its commands are run, and what it shows is what they print.
@Suite("The guide")
struct GuideTests {
  private static let r: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/Rscript" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  private static let noR: Comment = "Rscript is not here, so the guide's R was not tried"

  @Test("the landing page leads to every article, and to nothing else")
  func landing() throws {
    let links = try GuideArticle("Waymark").text.matches(of: /<doc:(\w+)>/).map { String($0.1) }
    #expect(links == GuideArticle.names)
    let folder = "\(ProjectFiles.root)/\(GuideArticle.folder)"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == (GuideArticle.names + ["Waymark"]).map { "\($0).md" }.sorted())
  }

  @Test("every article has commands, and leads only to articles", arguments: GuideArticle.names)
  func shape(_ name: String) throws {
    let article = try GuideArticle(name)
    #expect(article.blocks.contains { $0.language == "sh" })
    #expect(!article.fixtures.isEmpty)
    for link in article.text.matches(of: /<doc:(\w+)>/) {
      #expect(GuideArticle.names.contains(String(link.1)))
    }
    for (before, block) in zip([nil] + article.blocks, article.blocks) {
      #expect(["sh", "text", "swift", "r"].contains(block.language), "line \(block.line)")
      if block.language == "text" {
        #expect(["sh", "r"].contains(before?.language), "line \(block.line) is printed by nothing")
      }
    }
  }

  @Test("its commands run in order, and print what is shown", arguments: GuideArticle.names)
  func commands(_ name: String) throws {
    try Self.follow(GuideArticle(name), language: "sh") { folder, block in
      try folder.shell(block.text)
    }
  }

  @Test("its R runs, and prints what is shown", .enabled(if: r != nil, noR))
  func inR() throws {
    let article = try GuideArticle("ForRUsers")
    #expect(article.blocks.contains { $0.language == "r" })
    try Self.follow(article, language: "r") { folder, block in
      try folder.run(Self.r ?? "Rscript", ["--vanilla", "-e", block.text])
    }
  }

  /// Runs the blocks of a language in order, and compares what they print with the text after each.
  private static func follow(
    _ article: GuideArticle, language: String,
    run: (GuideFolder, GuideArticle.Block) throws -> (code: Int32, printed: [String])
  ) throws {
    let folder = try GuideFolder(for: article)
    defer { folder.remove() }
    for (position, block) in article.blocks.enumerated() where block.language == language {
      let (code, printed) = try run(folder, block)
      let all = printed.joined(separator: "\n")
      #expect(code == 0, "\(article.name), line \(block.line) ends with \(code):\n\(all)")
      let next = article.blocks.dropFirst(position + 1).first
      guard let next, next.language == "text" else { continue }
      #expect(
        GuideArticle.shows(next.lines, of: printed),
        "\(article.name), line \(next.line) shows something else than:\n\(all)")
    }
  }

  @Test("a line of three dots stands for any lines, and nothing else does")
  func leftOut() {
    let printed = ["one", "two ", "three", "four"]
    let same = [
      printed, ["one", "…"], ["…", "four"], ["…", "two", "…"], ["one", "…", "four"],
      ["one", "two", "three", "four", "…"], ["…"], ["…", "two", "three", "…", "four"],
    ]
    for shown in same { #expect(GuideArticle.shows(shown, of: printed), "\(shown)") }
    let other = [
      [], ["one"], ["two", "…"], ["…", "three"], ["…", "three", "…", "two", "…"],
      ["one", "two", "three", "four", "five"], ["one", "two", "…", "two", "three", "four"],
      ["one", "two", "three", "…", "three", "four"],
    ]
    for shown in other { #expect(!GuideArticle.shows(shown, of: printed), "\(shown)") }
  }
}
