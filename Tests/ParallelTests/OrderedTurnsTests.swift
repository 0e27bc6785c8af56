import Parallel
import Synchronization
import Testing

@Suite("Work on several cores, handed on in turns")
struct OrderedTurnsTests {
  private struct Stop: Error, Equatable { let part: Int }

  /// What is handed on, in its order, with uneven work.
  private static func handed(_ count: Int, stopAt last: Int = .max) throws(Stop) -> [Int] {
    let handed = Mutex<[Int]>([])
    try workInTurns(count: count) {
      -1
    } make: { part, mine in
      mine = (0..<((count - part) % 7 * 1000)).reduce(part) { $0 &+ $1 &* 0 }
    } hand: { mine throws(Stop) in
      if mine == last { throw Stop(part: mine) }
      handed.withLock { [mine] in $0.append(mine) }
    }
    return handed.withLock { $0 }
  }

  @Test("parts are handed on in order, however long they take", arguments: [0, 1, 2, 65, 1000])
  func order(_ count: Int) throws {
    #expect(try Self.handed(count) == Array(0..<count))
  }

  @Test("an error ends it, at the first part as at the last", arguments: [0, 7, 199])
  func error(_ part: Int) {
    #expect(throws: Stop(part: part)) { _ = try Self.handed(200, stopAt: part) }
  }
}
