/// Answers to one item by matching score and group: all that a test of differential functioning asks.
public struct DifferentialCounts: Sendable, Hashable, Codable {
  /// The matching score of each stratum, finite and all different.
  public let scores: [Double]
  /// `[stratum][group][category]`: people.
  public let table: [[[Int]]]

  /// Takes counts.
  public init(scores: [Double], table: [[[Int]]]) {
    precondition(scores.count == table.count && scores.allSatisfy(\.isFinite), "strata and scores")
    let shape = table.first?.map(\.count) ?? []
    precondition(
      Set(shape).count <= 1 && table.allSatisfy { $0.map(\.count) == shape }, "a ragged table")
    precondition(table.allSatisfy { $0.allSatisfy { $0.allSatisfy { $0 >= 0 } } }, "below 0 people")
    self.scores = scores
    self.table = table
  }

  /// Counts the answers of people one by one.
  ///
  /// - Parameters:
  ///   - answers: a code from 0 per person; nil where there is none, which leaves the person out.
  ///   - categories: the number that the item offers.
  ///   - groups: the group of each person, from 0.
  ///   - groupCount: the number of groups.
  ///   - matching: the score of each person.
  public init(
    _ answers: [Int?], categories: Int, groups: [Int], groupCount: Int, matching: [Double]
  ) {
    precondition(answers.count == groups.count && groups.count == matching.count, "unlike lengths")
    let none = Array(repeating: Array(repeating: 0, count: categories), count: groupCount)
    var places: [Double: [[Int]]] = [:]
    for (index, answer) in answers.enumerated() {
      if let answer { places[matching[index], default: none][groups[index]][answer] += 1 }
    }
    let scores = places.keys.sorted()
    self.init(scores: scores, table: scores.map { places[$0, default: none] })
  }

  /// Groups.
  public var groups: Int { table.first?.count ?? 0 }

  /// Categories that the item offers.
  public var categories: Int { table.first?.first?.count ?? 0 }

  /// People by group.
  public var sizes: [Int] {
    (0..<groups).map { g in table.reduce(0) { $0 + $1[g].reduce(0, +) } }
  }

  /// Neighbouring categories joined until each has at least `least` people in every group.
  func joined(_ least: Int) -> [[Int]] {
    func enough(_ categories: [Int]) -> Bool {
      (0..<groups).allSatisfy { g in
        table.reduce(0) { sum, stratum in categories.reduce(sum) { $0 + stratum[g][$1] } } >= least
      }
    }
    var parts: [[Int]] = []
    var open: [Int] = []
    for category in 0..<categories {
      open.append(category)
      if enough(open) {
        parts.append(open)
        open = []
      }
    }
    if !open.isEmpty { parts.append((parts.popLast() ?? []) + open) }
    return parts
  }
}
