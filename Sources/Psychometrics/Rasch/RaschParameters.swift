import Glibc
import LinearAlgebra

/// Which category of which item each parameter belongs to: one for every category in use but the lowest
/// of its item, whose easiness is 0.
struct RaschParameters {
  let used: [[Int]]
  /// Item and category by parameter.
  let places: [(item: Int, category: Int)]
  /// First parameter of each item.
  let starts: [Int]
  /// People by item and category, over all groups.
  let totals: [Double]

  init(_ counts: RaschCounts) {
    used = counts.used
    var places: [(Int, Int)] = []
    var starts: [Int] = []
    for (item, categories) in counts.used.enumerated() {
      starts.append(places.count)
      places += categories.dropFirst().map { (item, $0) }
    }
    self.places = places.map { (item: $0.0, category: $0.1) }
    self.starts = starts
    var totals = Array(repeating: 0.0, count: places.count)
    for group in counts.groups {
      for (index, item) in group.items.enumerated() {
        for (step, category) in counts.used[item].dropFirst().enumerated() {
          totals[starts[item] + step] += Double(
            group.table.reduce(0) { $0 + $1[index][category] })
        }
      }
    }
    self.totals = totals
  }

  var count: Int { places.count }

  /// exp β by category of an item, 0 where nobody chose it.
  func weights(_ item: Int, _ x: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: (used[item].last ?? 0) + 1)
    for (step, category) in used[item].enumerated() {
      result[category] = step == 0 ? 1 : exp(x[starts[item] + step - 1])
    }
    return result
  }

  /// What a shift of everybody by 1 does: steps above the lowest category.
  var shift: [Double] { places.map { Double($0.category - (used[$0.item].first ?? 0)) } }

  /// By how much of the sum of all thresholds a parameter counts: −1 for the highest of its item.
  var highest: [Double] { places.map { $0.category == used[$0.item].last ? 1 : 0 } }

  /// Log shares against the lowest category.
  func start(_ counts: RaschCounts) -> [Double] {
    places.indices.map { place in
      let item = places[place].item
      var lowest = 0
      for group in counts.groups {
        if let index = group.items.firstIndex(of: item) {
          lowest += group.table.reduce(0) { $0 + $1[index][used[item].first ?? 0] }
        }
      }
      return log(max(totals[place], 0.5) / max(Double(lowest), 0.5))
    }
  }
}
