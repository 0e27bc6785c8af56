import Plots
import Testing

@Suite("Room for words")
struct TextMetricsTests {
  @Test("wrapped lines keep to the limit and lose no word until the last")
  func wrapping() {
    let text = "Floating support for people leaving supported accommodation"
    let lines = TextMetrics.wrapped(text, size: 12, limit: 150, lines: 9)
    #expect(lines.joined(separator: " ") == text)
    #expect(lines.allSatisfy { TextMetrics.width($0, size: 12) <= 150 })
    let two = TextMetrics.wrapped(text, size: 12, limit: 150, lines: 2)
    #expect(two.count == 2 && two.last?.hasSuffix("…") == true)
  }

  @Test("a name that is cut inside keeps its beginning and its end, and its limit")
  func inside() {
    let text = "Supported housing and outreach, house 07"
    let cut = TextMetrics.shortenedInside(text, size: 12, limit: 160)
    #expect(cut.hasPrefix("Supported") && cut.hasSuffix("house 07") && cut.contains("…"))
    #expect(TextMetrics.width(cut, size: 12) <= 160)
    #expect(TextMetrics.shortenedInside(text, size: 12, limit: 900) == text)
    #expect(TextMetrics.width(TextMetrics.shortenedInside(text, size: 12, limit: 3), size: 12) < 13)
  }

  @Test("a word too long for a line is cut, and nothing makes no line")
  func longWord() {
    let lines = TextMetrics.wrapped(
      String(repeating: "x", count: 500), size: 12, limit: 80, lines: 3)
    #expect(lines.count == 1 && TextMetrics.width(lines[0], size: 12) <= 80)
    #expect(TextMetrics.wrapped(" \n ", size: 12, limit: 80, lines: 3).isEmpty)
    #expect(TextMetrics.shortened("abc", size: 12, limit: -5) == "…")
  }
}
