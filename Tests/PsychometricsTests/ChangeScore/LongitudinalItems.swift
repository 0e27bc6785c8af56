import TestSupport

/// Three items at three times of 200 people, from `../shared/data/exLong.csv` (semTools, simulated).
enum LongitudinalItems {
  /// `[person][time][item]`; nil where the file is absent.
  static let cells: [[[Double]]]? = (try? SharedData.rows("exLong.csv")).map { rows in
    rows.map { row in
      (1...3).map { t in (1...3).map { j in row["y\(j)t\(t)"].flatMap { Double($0) } ?? .nan } }
    }
  }

  /// The same as answers that may be missing.
  static var answers: [[[Double?]]]? { cells.map { $0.map { $0.map { $0.map { $0 } } } } }

  /// Six people by three times by three items, made up with numpy's generator (seed 7).
  static let few: [[[Double?]]] = [
    [[3, 3, 1], [4, 4, 4], [2, 3, 3]], [[2, 4, 2], [4, 5, 4], [4, 4, 4]],
    [[2, 3, 4], [1, 3, 2], [3, 5, 4]], [[2, 3, 3], [1, 2, 1], [3, 3, 2]],
    [[1, 1, 1], [1, 1, 2], [2, 2, 1]], [[1, 2, 0], [1, 1, 2], [3, 2, 2]],
  ]
}
