import Disclosure
import Studies
import TestSupport
import Testing

@Suite("Means by occasion beside a change")
struct MeansAuditTests {
  static func audit(
    _ people: [MeansAudit.Person], _ occasions: Int, fewest: Int = 10, groups: Set<Int> = []
  ) -> MeansAudit {
    MeansAudit(people: people, occasionCount: occasions, fewest: fewest, groups: groups)
  }

  static func people(_ count: Int, _ occasions: [Int], group: Int = 0) -> [MeansAudit.Person] {
    (0..<count).map { _ in MeansAudit.Person(group: group, occasions: occasions) }
  }

  @Test("who never came again is told by the first occasion less the first scores")
  func attrition() {
    // 30 with both and 3 with one: 33 first scores less 30 leave 3.
    let three = Self.audit(Self.people(30, [0, 1]) + Self.people(3, [0]), 2)
    #expect(!three.admits([0]) && three.admits([1]))
    #expect(three.admitted(among: [0, 1]) == [1])
    let twelve = Self.audit(Self.people(30, [0, 1]) + Self.people(12, [0]), 2)
    #expect(twelve.admitted(among: [0, 1]) == [0, 1])
    let nobody = Self.audit(Self.people(30, [0, 1]), 2)
    #expect(nobody.admitted(among: [0, 1]) == [0, 1])
  }

  @Test("two small remainders hide each other only together")
  func together() {
    // Last scores are spread over two occasions; four more were there on the first of the two.
    let people = Self.people(20, [0, 1]) + Self.people(20, [0, 2]) + Self.people(4, [0, 1, 2])
    let audit = Self.audit(people, 3)
    // Last scores less both occasions leave the four middle scores.
    #expect(!audit.admits([1, 2]))
    #expect(audit.admits([1]) && audit.admits([2]))
  }

  @Test("nobody, one person, and everybody with one score: nothing is left to take off")
  func edges() {
    #expect(Self.audit([], 0).admitted(among: []).isEmpty)
    #expect(Self.audit([], 3).admits([0, 1, 2]))
    #expect(Self.audit(Self.people(20, [0]), 1).admits([0]))
    #expect(!Self.audit(Self.people(1, [0, 1]), 2).admits([]))
  }

  @Test(
    "no sum of what is admitted, each taken −1, 0 or 1 times, is of a few people", arguments: 1...60
  )
  func sums(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let occasions = 2 + seed % 3
    let fewest = 3
    let people = (0..<14).map { person in
      MeansAudit.Person(
        group: person % 2,
        occasions: (0..<occasions).filter {
          $0 == person % occasions || Int.random(in: 0..<3, using: &random) > 0
        })
    }
    guard people.count(where: { $0.occasions.count > 1 }) >= fewest else { return }
    let audit = Self.audit(people, occasions, fewest: fewest)
    let admitted = audit.admitted(
      among: (0..<occasions).filter { at in
        people.count { $0.occasions.contains(at) } >= fewest
      })
    guard audit.admits([]) else { return }
    // Every weight of first, last and each occasion that is told, in turn.
    let told = 2 + admitted.count
    for code in 1..<(0..<told).reduce(1, { product, _ in product * 3 }) {
      var rest = code
      let weights = (0..<told).map { _ -> Int in
        defer { rest /= 3 }
        return rest % 3 - 1
      }
      let left = people.count { person in
        person.occasions.enumerated().contains { place, at in
          var weight = admitted.firstIndex(of: at).map { weights[2 + $0] } ?? 0
          if person.occasions.count > 1 {
            if place == 0 { weight += weights[0] }
            if place == person.occasions.count - 1 { weight += weights[1] }
          }
          return weight != 0
        }
      }
      #expect(left == 0 || left >= fewest, "\(weights) leave \(left)")
    }
  }
}
