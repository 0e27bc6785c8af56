import Results

/// All that a Rasch or partial credit model asks of the answers: for every set of items that people
/// answered, how many had each sum score, and which categories they chose at it.
///
/// The sum score is sufficient, so the rows themselves are not needed again. Its size is scores by items
/// by categories, whatever the number of people.
public struct RaschCounts: Sendable, Hashable, Codable {
  /// People who answered the same items.
  public struct Group: Sendable, Hashable, Codable {
    /// The items they answered, ascending.
    public let items: [Int]
    /// People by sum score.
    public internal(set) var scores: [Int]
    /// `[score][place of the item][category]`: people.
    public internal(set) var table: [[[Int]]]
  }

  /// Categories that each item offers.
  public let categories: [Int]
  /// Categories that somebody chose, ascending.
  public let used: [[Int]]
  /// The sets of items with their people.
  public let groups: [Group]

  /// Counts answers; people who answered nothing are left out.
  public init(_ answers: CategoryAnswers) {
    categories = answers.categories
    used = (0..<answers.k).map { item in
      answers.tally(item).enumerated().filter { $0.element > 0 }.map(\.offset)
    }
    var places: [[Int]: Int] = [:]
    var groups: [Group] = []
    for (pattern, count) in zip(answers.patterns, answers.counts) {
      let items = pattern.indices.filter { pattern[$0] != nil }
      guard !items.isEmpty else { continue }
      let place = places[items] ?? groups.count
      if place == groups.count {
        places[items] = place
        let highest = items.reduce(0) { $0 + answers.categories[$1] - 1 }
        let none = items.map { Array(repeating: 0, count: answers.categories[$0]) }
        groups.append(
          Group(
            items: items, scores: Array(repeating: 0, count: highest + 1),
            table: Array(repeating: none, count: highest + 1)))
      }
      let score = pattern.reduce(0) { $0 + ($1 ?? 0) }
      groups[place].scores[score] += count
      for (index, item) in items.enumerated() {
        if let code = pattern[item] { groups[place].table[score][index][code] += count }
      }
    }
    self.groups = groups
  }

  /// Items.
  public var k: Int { categories.count }

  /// People with an answer.
  public var n: Int { groups.reduce(0) { $0 + $1.scores.reduce(0, +) } }

  /// The scores of a group at which nothing can be told: the least and the greatest that its items allow.
  func extremes(_ group: Group) -> (least: Int, greatest: Int) {
    group.items.reduce(into: (0, 0)) { sums, item in
      sums.0 += used[item].first ?? 0
      sums.1 += used[item].last ?? 0
    }
  }

  /// People with neither the least nor the greatest score.
  public var informative: Int {
    groups.reduce(0) { sum, group in
      let (least, greatest) = extremes(group)
      return sum
        + group.scores.enumerated().reduce(0) {
          $1.offset > least && $1.offset < greatest ? $0 + $1.element : $0
        }
    }
  }

  /// The fewest people of a category that are held to place its steps.
  ///
  /// ### Source
  /// Linacre, J. M. (2002). Optimizing rating scale category effectiveness. *Journal of Applied
  /// Measurement*, 3(1), 85–106.
  public static let leastInCategory = 10

  /// People who chose a category of an item.
  func people(_ item: Int, _ category: Int) -> Int {
    groups.reduce(0) { sum, group in
      guard let index = group.items.firstIndex(of: item) else { return sum }
      return sum + group.table.reduce(0) { $0 + $1[index][category] }
    }
  }

  /// Notes on categories nobody chose, items all alike, people at the ends.
  var notes: [Note] {
    var notes: [Note] = []
    let alike = used.indices.filter { used[$0].count < 2 }
    if !alike.isEmpty {
      notes.append(
        Note(
          "rasch.constant-item",
          "Everybody gave the same answer to \(ItemCovariance.named(alike)), which therefore has no "
            + "place on the scale and is left out."))
    }
    let unused = used.indices.filter { used[$0].count >= 2 && used[$0].count < categories[$0] }
    if !unused.isEmpty {
      notes.append(
        Note(
          "rasch.unused-category",
          "Nobody chose some category of \(ItemCovariance.named(unused)). Codes keep their meaning; "
            + "the steps beside that category cannot be placed."))
    }
    let sparse = used.indices.filter { item in
      used[item].count >= 2
        && used[item].contains { category in people(item, category) < Self.leastInCategory }
    }
    if !sparse.isEmpty {
      notes.append(
        Note(
          "rasch.sparse-category",
          "Some category of \(ItemCovariance.named(sparse)) was chosen by fewer than "
            + "\(Self.leastInCategory) people, so the steps beside it are placed badly."))
    }
    if n > informative {
      notes.append(
        Note(
          "rasch.extreme-scores",
          "\(n - informative) people have the least or the greatest score that their items allow: "
            + "they say nothing about the order of items."))
    }
    return notes
  }
}

extension RaschCounts {
  /// The same, where categories are in use that nobody may have chosen here.
  func using(_ further: [[Int]]) -> RaschCounts {
    RaschCounts(
      self, used: zip(used, further).map { own, others in Set(own + others).sorted() })
  }

  private init(_ other: RaschCounts, used: [[Int]]) {
    categories = other.categories
    groups = other.groups
    self.used = used
  }
}
