import TestSupport
import Testing
import Waymark

/// The Swift of the guide, compiled, run and asserted. What stands between the marks is what an
/// article shows.
@Suite("The guide's Swift")
struct GuideCodeTests {
  @Test(
    "the parts below are the articles' blocks, letter for letter", arguments: GuideArticle.names)
  func sameAsShown(_ name: String) throws {
    let source = try ArchitectureTests.text("Tests/GuideTests/GuideCodeTests.swift")
    var parts: [[String]] = []
    var isOpen = false
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "    // guide: \(name)" {
        parts.append([])
        isOpen = true
      } else if line == "    // end of guide" {
        isOpen = false
      } else if isOpen {
        parts[parts.count - 1].append(String(line.dropFirst(4)))
      }
    }
    let blocks = try GuideArticle(name).blocks.filter { $0.language == "swift" }
    #expect(parts == blocks.map(\.lines))
  }

  @Test("a bespoke scale: one answer passed over, and the others stand for it")
  func bespokeScale() throws {
    let file = try ProjectFiles.file("Scales/trust-in-support.json")
    // guide: MakeABespokeScale
    let scale = try Scale(reading: file)
    let answers: [Response] = [
      .answered(4), .answered(4), .answered(2), .answered(4), .missing, .answered(2), .answered(4),
      .answered(4),
    ]
    let anna = Scorer(scale).scores(answers)[0].values  // [4]
    // end of guide
    #expect(anna == [4])  // 4, 4, 6 − 2, 4, 6 − 2, 4, 4
  }

  @Test("a journey: 1.96 × √2 × the error of one score")
  func journey() throws {
    // guide: ReadAJourney
    let error = try MeasurementError(
      standardError: 0.281888293537, source: MeasurementErrorSource(.given))
    let change = ReliableChange(
      ReliableChange.Scores(firsts: [4.5], lasts: [4.25]), direction: .higherIsBetter, error: error)
    let threshold = change.threshold  // 0.7813…
    let category = change.facts(first: 4.5, last: 4.25)?.category  // unchanged
    // end of guide
    // 1.959963984540054 × √2 × 0.281888293537
    #expect(abs(try #require(threshold) - 0.781340128) < 1e-9)
    #expect(category == .unchanged)
  }

  @Test("services: the limits of the file's centre and spread")
  func services() {
    // guide: CompareServices
    let limits = FunnelCurve(centre: 0.322321428571, spread: 0.744464482221)
    let twenty = limits.limits(n: 20, coverage: 0.95)  // -0.0039… to 0.6485…
    let many = limits.limits(n: 200, coverage: 0.95)  // 0.2191… to 0.4254…
    // end of guide
    // low_95 and high_95 of the file; centre ± 1.959963984540054 × sigma / √200
    #expect(abs(twenty.lowerBound + 0.00394852109116) < 1e-10)
    #expect(abs(twenty.upperBound - 0.648591378234) < 1e-10)
    #expect(abs(many.lowerBound - 0.219145) < 1e-6)
    #expect(abs(many.upperBound - 0.425497) < 1e-6)
  }
}
