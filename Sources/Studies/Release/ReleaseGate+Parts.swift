package import Disclosure
import Results

extension ReleaseGate {
  /// Counts that add up to a total which stands elsewhere in the release, so that it cannot be
  /// withheld with them.
  ///
  /// Withheld are counts that are too small, a category that holds everybody with the zeros beside it
  /// where the profile asks for it, and the next smallest counts until a reader who takes what is
  /// shown off the total is left with two counts or more, each of which could still be any of as many
  /// numbers as the profile asks for: of R people in k withheld counts, each at least m,
  ///
  ///     R − k · m ≥ fewest persons, k ≥ 2
  ///
  /// with m = 1 where zeros are told, 0 otherwise.
  ///
  /// - Parameters:
  ///   - counts: people in each part; together the total.
  ///   - withheld: parts that are withheld for another reason.
  /// - Returns: the parts as they may be told.
  package func parts(_ counts: [Int], alsoWithheld withheld: Set<Int> = []) -> [Released<Int>] {
    let profile = gate.profile
    let total = counts.reduce(0, +)
    var hidden = withheld.union(counts.indices.filter { gate.count(counts[$0]).value == nil })
    if profile.alikeGroups != .shown, counts.count > 1, total > 0, counts.contains(total) {
      hidden = Set(counts.indices)
    }
    let least = profile.zeros == .shown ? 1 : 0
    while !hidden.isEmpty {
      let rest = hidden.reduce(0) { $0 + counts[$1] }
      if hidden.count > 1, rest - hidden.count * least >= fewest { break }
      let next = counts.indices.filter { !hidden.contains($0) && counts[$0] > 0 }
        .min { counts[$0] < counts[$1] }
      guard let next else { break }
      hidden.insert(next)
    }
    return counts.indices.map { hidden.contains($0) ? .withheld(tooFew) : gate.count(counts[$0]) }
  }
}
