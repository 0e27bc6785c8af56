import Plots
import Testing

@Suite("Room for labels")
struct DeclutterTests {
  @Test("labels at the same place move apart and keep within the ends")
  func movesApart() {
    let wishes = Array(repeating: Declutter.Wish(middle: 5, length: 10), count: 4)
    let middles = Declutter.middles(wishes, between: 0, and: 100, gap: 2)
    #expect(middles == [5, 17, 29, 41])
  }

  @Test("labels at the far end are pushed back")
  func pushesBack() {
    let wishes = [Declutter.Wish(middle: 99, length: 10), Declutter.Wish(middle: 98, length: 10)]
    #expect(Declutter.middles(wishes, between: 0, and: 100, gap: 0) == [95, 85])
  }

  @Test("labels with room stay where they are")
  func stays() {
    let wishes = [Declutter.Wish(middle: 50, length: 10), Declutter.Wish(middle: 20, length: 10)]
    #expect(Declutter.middles(wishes, between: 0, and: 100, gap: 4) == [50, 20])
  }

  @Test("a placed label covers neither points nor other labels nor, with room, a line")
  func placement() throws {
    let bounds = Box(left: 0, top: 0, right: 200, bottom: 200)
    var placer = LabelPlacer(bounds: bounds)
    placer.avoid([Position(0, 100), Position(200, 100)])
    let box = placer.place(width: 40, height: 12, beside: Position(100, 100), clearance: 5)
    let first = try #require(box)
    #expect(bounds.contains(first) && (first.bottom < 100 || first.top > 100))
    let second = placer.place(width: 40, height: 12, beside: Position(100, 100), clearance: 5)
    #expect(second.map { !$0.overlaps(first) } ?? false)
  }

  @Test("where there is no room, no label")
  func noRoom() {
    var placer = LabelPlacer(bounds: Box(left: 0, top: 0, right: 30, bottom: 30))
    #expect(placer.place(width: 40, height: 12, beside: Position(15, 15), clearance: 5) == nil)
  }
}
