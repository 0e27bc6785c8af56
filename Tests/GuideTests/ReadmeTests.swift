import TestSupport
import Testing
import Waymark

/// The code of README, compiled and asserted.
@Suite("The library as README shows it")
struct ReadmeTests {
  @Test("one person's answers become a score, or a reason")
  func oneScore() throws {
    let folder = ProjectFiles.root + "/Scales"
    let scale = try Scale(reading: SourceFile(reading: folder + "/swemwbs.json"))
    let score = Scorer(scale).scores([3, 3, 4, 3, 2, 3, 3].map { .answered($0) })[0]
    #expect(score.values == [21, 19.25])  // raw sum, and the metric that Warwick's table gives
    let gap = Scorer(scale).scores(
      [.answered(3), .missing] + Array(repeating: .answered(3), count: 5))[0]
    #expect(gap.reason?.words == "6 items answered, 7 needed")
  }
}
