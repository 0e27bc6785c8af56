import Studies
import Testing

@Suite("A line over time beside the sums that are told")
struct LineAuditTests {
  static func people(
    _ count: Int, _ times: [Double], group: Int = 0
  ) -> [LineAudit.Person] {
    Array(repeating: LineAudit.Person(group: group, times: times), count: count)
  }

  static func admits(_ people: [LineAudit.Person], told: Int) -> Bool {
    LineAudit(people: people, fewest: 10, told: told).admits
  }

  // Sums of first and of last scores are told. Unknown is one score, and the level of the line has it.
  @Test("one person with a first score only is told by the level", arguments: [1, 4, 9])
  func single(_ few: Int) {
    #expect(!Self.admits(Self.people(40, [0, 1]) + Self.people(few, [0]), told: 2))
    #expect(Self.admits(Self.people(40, [0, 1]) + Self.people(10, [0]), told: 2))
    #expect(Self.admits(Self.people(40, [0, 1]), told: 2))
  }

  // The sum of 40 first scores is told; of the 9 last ones nothing is, and the slope has it.
  @Test("nine last scores are told by the slope")
  func lasts() {
    let people = Self.people(31, [0]) + Self.people(9, [0, 1])
    #expect(!Self.admits(people, told: 1))
    #expect(Self.admits(Self.people(30, [0]) + Self.people(10, [0, 1]), told: 1))
  }

  @Test("where others have many sums that nobody knows, nobody is told of")
  func many() {
    // Six occasions, of which many people miss one or another: more sums than equations.
    var people = Self.people(12, [0, 1, 2, 3, 4, 5])
    for missed in 0..<6 {
      people += Self.people(12, (0..<6).filter { $0 != missed }.map(Double.init))
    }
    people += Self.people(1, [0]) + Self.people(2, [0, 3])
    #expect(Self.admits(people, told: 8))
    // The more is told, the less is unknown.
    #expect(!Self.admits(people, told: 40))
  }

  @Test("people of a service of which the change is told are people of their own")
  func services() {
    // All are many, and those of one service are few.
    let people = Self.people(40, [0, 1]) + Self.people(12, [0]) + Self.people(3, [0], group: 1)
    #expect(!Self.admits(people, told: 3))
    #expect(Self.admits([], told: 2))
    #expect(Self.admits([LineAudit.Person(group: 0, times: [])], told: 2))
  }
}
