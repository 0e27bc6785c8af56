import Change
import Reports
import TestSupport
import Testing

@Suite("Shapes of journeys in words")
struct PatternShapesTests {
  @Test("every group has its own short name and its own rule, in words that judge nobody")
  func words() {
    let all = JourneyDescription.Pattern.allCases
    #expect(Set(all.map(\.shape)).count == all.count)
    #expect(Set(all.map(\.definition)).count == all.count)
    for pattern in all {
      #expect(pattern.definition.hasSuffix("."))
      #expect(RefusedWords.found(in: pattern.shape + " " + pattern.definition).isEmpty)
      // A digit in prose would have to stand in a table.
      #expect((pattern.shape + pattern.definition).firstIndex { $0.isNumber } == nil)
    }
  }
}
