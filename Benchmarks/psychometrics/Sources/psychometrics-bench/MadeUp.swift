import Distributions

/// Made-up answers of people to items of five categories that have one factor in common: nobody's.
enum MadeUp {
  /// Codes from 0 to 4, an array per item; every item has a loading and an easiness of its own.
  static func answers(items: Int, persons: Int) -> [[UInt8]] {
    var random = Xoshiro256(seed: 2026, stream: UInt64(persons))
    let factor = (0..<persons).map { _ in random.normal() }
    return (0..<items).map { item in
      let loading = 0.5 + 0.3 * Double(item * 7 % items) / Double(items)
      let own = (1 - loading * loading).squareRoot()
      let easy = 0.5 * Double(item * 11 % items) / Double(items) - 0.25
      return factor.map { f in
        let x = loading * f + own * random.normal() + easy
        return x < -1.2 ? 0 : x < -0.4 ? 1 : x < 0.3 ? 2 : x < 1.1 ? 3 : 4
      }
    }
  }

  /// Answers of each person at each time to each item, with variance in every part.
  static func study(persons: Int, times: Int, items: Int) -> [[[Double]]] {
    var random = Xoshiro256(seed: 60)
    func normals(_ count: Int, _ deviation: Double) -> [Double] {
      (0..<count).map { _ in deviation * random.normal() }
    }
    let (person, time, item) = (normals(persons, 1), normals(times, 0.3), normals(items, 0.8))
    let timeItem = normals(times * items, 0.3)
    return (0..<persons).map { p in
      let own = normals(items, 0.4)
      return (0..<times).map { t in
        let change = 0.7 * random.normal()
        return (0..<items).map { i in
          person[p] + time[t] + item[i] + timeItem[t * items + i] + own[i] + change
            + random.normal()
        }
      }
    }
  }
}
