/// Answers in ordered categories: a code from 0 up for every item, with the number of categories that
/// the item offers, used or not.
///
/// Kept as patterns: people who answered alike are one row with a count, in the order in which the
/// patterns first appear.
public struct CategoryAnswers: Sendable, Hashable, Codable {
  /// Categories that each item offers.
  public let categories: [Int]
  /// Patterns of codes, all different; nil where there is no answer.
  public let patterns: [[Int?]]
  /// People with each pattern, 1 or more.
  public let counts: [Int]

  /// Takes rows of codes.
  ///
  /// - Parameters:
  ///   - rows: a list per person (or pattern) of a code per item, from 0 to categories − 1; nil where
  ///     there is none.
  ///   - categories: the number that each item offers, 1 or more.
  ///   - counts: how many people each row stands for, 0 or more; nil for one each.
  public init(_ rows: [[Int?]], categories: [Int], counts: [Int]? = nil) {
    precondition(categories.allSatisfy { $0 >= 1 }, "an item without categories")
    precondition(counts.map { $0.count == rows.count } ?? true, "rows and counts of unlike length")
    var places: [[Int?]: Int] = [:]
    var (patterns, totals): ([[Int?]], [Int]) = ([], [])
    for (index, row) in rows.enumerated() {
      precondition(row.count == categories.count, "\(row.count) of \(categories.count) items")
      for (code, offered) in zip(row, categories) {
        precondition(code.map { (0..<offered).contains($0) } ?? true, "a code that is not offered")
      }
      let count = counts?[index] ?? 1
      precondition(count >= 0, "a count of \(count)")
      guard count > 0 else { continue }
      if let place = places[row] {
        totals[place] += count
      } else {
        places[row] = patterns.count
        patterns.append(row)
        totals.append(count)
      }
    }
    self.categories = categories
    self.patterns = patterns
    self.counts = totals
  }

  /// Items.
  public var k: Int { categories.count }

  /// People.
  public var n: Int { counts.reduce(0, +) }

  /// The patterns of everybody who answered every item, without the nils, with their counts.
  public var complete: (patterns: [[Int]], counts: [Int]) {
    var found: ([[Int]], [Int]) = ([], [])
    for (pattern, count) in zip(patterns, counts) {
      let codes = pattern.compactMap(\.self)
      guard codes.count == pattern.count else { continue }
      found.0.append(codes)
      found.1.append(count)
    }
    return found
  }

  /// How often each category of an item was chosen.
  public func tally(_ item: Int) -> [Int] {
    var tally = Array(repeating: 0, count: categories[item])
    for (pattern, count) in zip(patterns, counts) {
      if let code = pattern[item] { tally[code] += count }
    }
    return tally
  }
}
