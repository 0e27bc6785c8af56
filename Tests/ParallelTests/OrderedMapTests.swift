import Parallel
import Testing

@Suite("Work on several cores, joined in order")
struct OrderedMapTests {
  @Test("results stand in the order of the parts", arguments: [0, 1, 2, 3, 1000])
  func order(_ count: Int) {
    #expect(mapInOrder(count: count) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  @Test("parts that take long do not change the order")
  func uneven() {
    let results = mapInOrder(count: 64) { part in
      (0..<(64 - part) * 1000).reduce(part) { $0 &+ $1 &* 0 }
    }
    #expect(results == Array(0..<64))
  }
}
