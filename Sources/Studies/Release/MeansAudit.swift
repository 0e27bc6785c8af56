/// Whether means by occasion, beside a change that is told, would tell of fewer people than may be told
/// of.
///
/// Every mean with its number of people is a sum of scores, and a reader can take one sum off another:
/// the first scores of everybody with two, off all scores of the first occasion, leave the scores of
/// those who never answered again, and three people may be all that is left. So each sum that is told,
/// as a weight for every score,
///
///     everybody with two scores: first, last, first + last, last − first
///     people of one service, and of all that are told: last − first, and the first, of which the expected
///     change is made
///
/// is reduced by every occasion that is told, times −1, 0 or 1. Whichever the weights, the people of whom
/// a score is left over must be nobody, or enough.
package struct MeansAudit {
  /// A person's scores.
  package struct Person {
    /// The number of the person's service.
    package var group: Int
    /// Numbers of the occasions with a score, in order.
    package var occasions: [Int]

    /// Makes a person.
    package init(group: Int, occasions: [Int]) {
      self.group = group
      self.occasions = occasions
    }
  }

  /// A sum that is told: the weight of the first and of the last score of people with two.
  private struct Sum {
    var first: Int
    var last: Int
    /// Of which services; nil for all.
    var groups: Set<Int>?

    func weight(_ person: Person, _ place: Int) -> Int {
      guard person.occasions.count > 1, groups?.contains(person.group) ?? true else { return 0 }
      if place == 0 { return first }
      return place == person.occasions.count - 1 ? last : 0
    }
  }

  /// Ways of reducing a sum that are looked at; where there are more, the answer is no.
  private static let mostWays = 1024

  private let people: [Person]
  private let occasionCount: Int
  private let fewest: Int
  private let sums: [Sum]

  /// Gathers the sums that are told.
  ///
  /// - Parameters:
  ///   - people: everybody with a score.
  ///   - occasionCount: how many occasions there are.
  ///   - fewest: fewest people who may be left over.
  ///   - groups: services of which the mean change is told.
  package init(people: [Person], occasionCount: Int, fewest: Int, groups: Set<Int>) {
    self.people = people
    self.occasionCount = occasionCount
    self.fewest = fewest
    sums =
      [(1, 0), (0, 1), (1, 1), (-1, 1)].map { Sum(first: $0.0, last: $0.1) }
      + (groups.map { [$0] } + (groups.isEmpty ? [] : [groups])).flatMap { groups in
        [(-1, 1), (1, 0), (0, 1)].map { Sum(first: $0.0, last: $0.1, groups: groups) }
      }
  }

  /// Whether the means of these occasions may be told.
  package func admits(_ occasions: Set<Int>) -> Bool {
    sums.allSatisfy { leavesEnough($0, beside: occasions) }
  }

  /// Those of some occasions that may be told beside each other, taken in their order.
  package func admitted(among occasions: [Int]) -> [Int] {
    occasions.reduce(into: []) { taken, next in
      if admits(Set(taken + [next])) { taken.append(next) }
    }
  }

  private func leavesEnough(_ sum: Sum, beside told: Set<Int>) -> Bool {
    // Per occasion, how many scores have the weights −1, 0 and 1.
    var counts = [[Int]](repeating: [0, 0, 0], count: occasionCount)
    for person in people {
      for (place, at) in person.occasions.enumerated() {
        counts[at][sum.weight(person, place) + 1] += 1
      }
    }
    var ways: [[Int]] = [[Int](repeating: 0, count: occasionCount)]
    for at in told {
      let all = counts[at].reduce(0, +)
      // Any other weight leaves enough people at this occasion alone.
      let weights = [-1, 0, 1].filter { all - counts[at][$0 + 1] < fewest }
      guard ways.count * weights.count <= Self.mostWays else { return false }
      ways = weights.flatMap { weight in
        ways.map { way in
          var way = way
          way[at] = weight
          return way
        }
      }
    }
    return ways.allSatisfy { way in
      let left = people.count { person in
        person.occasions.enumerated().contains { place, at in
          sum.weight(person, place) != way[at]
        }
      }
      return left == 0 || left >= fewest
    }
  }
}
