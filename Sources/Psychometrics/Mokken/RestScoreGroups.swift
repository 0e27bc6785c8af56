/// People grouped by the sum of all items but one: neighbouring sums are joined until a group is
/// large enough, and a last group that is too small goes to the one before.
///
/// The least size of a group, of N people: N / 10 from 500 on, N / 5 above 250, N / 3 from 150 on, else
/// 50.
///
/// ### Source
/// Molenaar, I. W., & Sijtsma, K. (2000). *User's manual MSP5 for Windows*.
struct RestScoreGroups {
  /// A group of neighbouring rest scores.
  struct Group {
    var scores: ClosedRange<Int>
    /// People by the category of the item.
    var tally: [Int]

    var n: Int { tally.reduce(0, +) }
  }

  let groups: [Group]

  static func leastSize(_ n: Int) -> Int {
    n >= 500 ? n / 10 : n > 250 ? n / 5 : n >= 150 ? n / 3 : 50
  }

  init(_ patterns: [[Int]], _ counts: [Int], item: Int, categories: Int, least: Int) {
    var byScore: [Int: [Int]] = [:]
    for (pattern, count) in zip(patterns, counts) {
      let rest = pattern.reduce(0, +) - pattern[item]
      byScore[rest, default: Array(repeating: 0, count: categories)][pattern[item]] += count
    }
    var groups: [Group] = []
    var open: Group?
    for score in byScore.keys.sorted() {
      let tally = byScore[score, default: []]
      if let group = open {
        open = Group(
          scores: group.scores.lowerBound...score, tally: zip(group.tally, tally).map { $0 + $1 })
      } else {
        open = Group(scores: score...score, tally: tally)
      }
      if let group = open, group.n >= least {
        groups.append(group)
        open = nil
      }
    }
    if let rest = open {
      if let last = groups.popLast() {
        groups.append(
          Group(
            scores: last.scores.lowerBound...rest.scores.upperBound,
            tally: zip(last.tally, rest.tally).map { $0 + $1 }))
      } else {
        groups.append(rest)
      }
    }
    self.groups = groups
  }
}
