import Plots
import Testing

@Suite("Cutting lines at the edge of a plot")
struct ClipTests {
  let box = Box(left: 0, top: 0, right: 10, bottom: 10)

  @Test("a line inside stays whole")
  func inside() {
    let line = [Position(1, 1), Position(5, 5), Position(9, 1)]
    #expect(Clip.line(line, to: box) == [line])
  }

  @Test("a line that leaves and comes back is two pieces, cut at the edge")
  func twoPieces() {
    let line = [Position(0, 5), Position(5, 15), Position(10, 5)]
    #expect(
      Clip.line(line, to: box)
        == [[Position(0, 5), Position(2.5, 10)], [Position(7.5, 10), Position(10, 5)]])
  }

  @Test("a line outside, or of no numbers, is nothing")
  func outside() {
    #expect(Clip.line([Position(-5, -5), Position(-1, 20)], to: box).isEmpty)
    #expect(Clip.line([Position(.nan, 1), Position(1, 1)], to: box).isEmpty)
    #expect(Clip.line([Position(.infinity, 1), Position(1, 1)], to: box).isEmpty)
  }
}
