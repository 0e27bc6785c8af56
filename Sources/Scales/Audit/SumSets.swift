/// Every sum that can be made of one value from each of several sets.
enum SumSets {
  /// How many additions may still be tried: a few million for one score, some more for all scores
  /// of a scale together.
  struct Budget {
    fileprivate var left = 20_000_000
    fileprivate static let mostAtOnce = 3_000_000
  }

  /// One set of whole numbers to choose from.
  struct Choice {
    var values: [Int]
    /// Whether it must be chosen from, even where some choices may be left out.
    var isRequired = true
  }

  /// The sums, each once.
  ///
  /// - Parameters:
  ///   - choices: the sets.
  ///   - start: what every sum begins with.
  ///   - left: how many of the choices that are not required may be left out, each then adding 0.
  ///   - budget: what is left of the work that one scale is worth.
  /// - Returns: the sums in increasing order; nil when they are too many to list.
  /// - Complexity: O(sets × values × distinct sums × left), given up beyond three million steps.
  static func sums(
    of choices: [Choice], start: Int = 0, leavingOut left: Int = 0, _ budget: inout Budget
  ) -> [Int]? {
    var work = 0
    defer { budget.left -= work }
    let most = min(budget.left, Budget.mostAtOnce)
    // reached[m]: the sums with m choices left out.
    var reached: [Set<Int>] = [[start]] + Array(repeating: [], count: max(0, left))
    for choice in choices {
      let values = Set(choice.values)
      var next = [Set<Int>](repeating: [], count: reached.count)
      for (missing, sums) in reached.enumerated() {
        work += sums.count * values.count
        guard work <= most else { return nil }
        for sum in sums {
          for value in values {
            let (total, overflow) = sum.addingReportingOverflow(value)
            if overflow { return nil }
            next[missing].insert(total)
          }
        }
        guard next[missing].count <= AttainableValues.most else { return nil }
        if !choice.isRequired && missing + 1 < reached.count {
          next[missing + 1].formUnion(sums)
        }
      }
      reached = next
    }
    return reached.reduce(into: Set<Int>()) { $0.formUnion($1) }.sorted()
  }
}
