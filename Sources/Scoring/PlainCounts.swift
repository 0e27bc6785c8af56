import Scales

/// What was counted of plain rows, as `CScan` counts them.
enum PlainCounts {
  /// Of one scale.
  struct Scale {
    var rows: Int
    var blankRows: Int
    /// By item and option.
    var options: [[Int]]
    /// By score; nil where nothing is counted.
    var scores: [Score?]
  }

  /// Of the complete rows of one score.
  struct Score {
    var n: Int
    var atLowest: Int
    var atHighest: Int
    var lines: [Int: Int]
    var sums: [Int]
    var products: [Int]
  }
}

extension PlainTables {
  /// Which scores are counted: those that have cross-products.
  struct Counted: Sendable {
    /// The scale's cells.
    var cells: [[UInt32]]
    /// By sum of the tables.
    var isCounted: [Bool]

    init(_ plan: ScorePlan, _ tables: PlainTables) {
      cells = plan.cellOf.map { $0.map { UInt32($0) } }
      isCounted = tables.sums.map { sum in
        let scale = plan.scorers[sum.scale].scale
        return ItemMoments(scale.scores[sum.score], of: scale).k > 0
      }
    }
  }
}

extension PlainTables.Sum {
  /// What each answer adds, by item and cell index; 0 where nothing is added. The term of a value
  /// `x` is x · (k + 1) + 1, which is never 0.
  var values: [Int16] {
    let width = Int32(cells.count) + 1
    return terms.map { $0 == 0 ? 0 : Int16(clamping: ($0 - 1) / width) }
  }

  /// The position of the sum of complete rows whose values come to `total`.
  func slot(total: Int) -> Int { total * (cells.count + 1) + cells.count - Int(lowest) }
}
