import Distributions
import Psychometrics
import Results
import TestSupport

/// Made-up ordered answers of several groups, or of one on two occasions, beneath which one factor lies.
///
/// The anchors' answers were written with the same numbers to a file that R read.
enum LadderAnswers {
  private static let cuts: [Int: [Double]] = [
    2: [0.2], 3: [-0.6, 0.5], 4: [-0.9, 0.1, 0.8], 5: [-1.2, -0.4, 0.3, 1.0],
  ]

  static func loading(_ item: Int) -> Double { 0.6 + 0.05 * Double(item % 4) }

  /// By group: an array per item.
  static func groups(
    categories: [Int], people: [Int], mean: [Double], sd: [Double], seed: UInt64,
    shifted: Int? = nil, by shift: Double = 0
  ) -> [[[UInt8]]] {
    var random = SeededGenerator(seed: seed)
    return people.indices.map { group in
      var items = [[UInt8]](repeating: [], count: categories.count)
      for _ in 0..<people[group] {
        let factor = mean[group] + sd[group] * random.normal()
        for (item, count) in categories.enumerated() {
          let x = answer(item, factor, random.normal())
          let moved = group > 0 && item == shifted ? shift : 0
          items[item].append(code(x, item, count, moved))
        }
      }
      return items
    }
  }

  /// By occasion: an array per item.
  static func occasions(
    categories: [Int], people: Int, mean: Double, sd: Double, stability: Double, seed: UInt64,
    shifted: Int? = nil, by shift: Double = 0
  ) -> [[[UInt8]]] {
    var random = SeededGenerator(seed: seed)
    var occasions = [[[UInt8]]](
      repeating: [[UInt8]](repeating: [], count: categories.count), count: 2)
    for _ in 0..<people {
      let first = random.normal()
      let second =
        stability * first + (1 - stability * stability).squareRoot() * random.normal()
      let own = categories.map { _ in random.normal() }
      for occasion in 0..<2 {
        let factor = occasion == 0 ? first : mean + sd * second
        for (item, count) in categories.enumerated() {
          let x = answer(item, factor, 0.6 * own[item] + 0.8 * random.normal())
          let moved = occasion > 0 && item == shifted ? shift : 0
          occasions[occasion][item].append(code(x, item, count, moved))
        }
      }
    }
    return occasions
  }

  private static func answer(_ item: Int, _ factor: Double, _ rest: Double) -> Double {
    let loading = loading(item)
    return loading * factor + (1 - loading * loading).squareRoot() * rest
  }

  private static func code(_ x: Double, _ item: Int, _ count: Int, _ moved: Double) -> UInt8 {
    let cuts = cuts[count] ?? []
    return UInt8(cuts.count { x > $0 + 0.1 * Double(item % 4 - 2) + moved })
  }

  static func code(_ attempt: () throws -> Void) -> String? {
    do {
      try attempt()
      return nil
    } catch let withheld as Withheld {
      return withheld.code
    } catch {
      return "\(error)"
    }
  }
}
