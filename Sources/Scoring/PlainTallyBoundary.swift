import CScan
import Scales

extension PlainRows {
  /// From now on counts the rows, by scale and score.
  func count(_ plan: ScorePlan, _ tables: PlainTables) {
    unsafe waymark_scan_count(scan)
    let counted = PlainTables.Counted(plan, tables)
    for cells in counted.cells {
      unsafe waymark_scan_count_scale(scan, cells, cells.count)
    }
    for (position, sum) in tables.sums.enumerated() where counted.isCounted[position] {
      let scale = plan.scorers[sum.scale].scale
      let moments = ItemMoments(scale.scores[sum.score], of: scale)
      unsafe waymark_scan_count_score(
        scan, position, sum.values, sum.slot(total: moments.lowestSum),
        sum.slot(total: moments.highestSum))
    }
  }

  /// What was counted, by scale.
  func counts(_ plan: ScorePlan, _ tables: PlainTables) -> [PlainCounts.Scale] {
    var codes: UnsafePointer<UInt64>?
    let rows = unsafe Int(waymark_scan_counted(scan, &codes))
    let all = unsafe Array(
      UnsafeBufferPointer(start: codes, count: plan.cells.count * PlainTables.indices))
    let counted = PlainTables.Counted(plan, tables).isCounted
    var scales = plan.scorers.enumerated().map { position, scorer in
      let options = zip(scorer.scale.items, plan.cellOf[position]).map { item, cell in
        item.options.map { option in
          (0..<100).contains(option.code)
            ? Int(all[cell * PlainTables.indices + option.code]) : 0
        }
      }
      return PlainCounts.Scale(
        rows: rows, blankRows: unsafe Int(waymark_scan_blank_rows(scan, position)),
        options: options, scores: Array(repeating: nil, count: scorer.scale.scores.count))
    }
    for (position, sum) in tables.sums.enumerated() where counted[position] {
      scales[sum.scale].scores[sum.score] = score(position, items: sum.cells.count)
    }
    return scales
  }

  private func score(_ position: Int, items k: Int) -> PlainCounts.Score {
    let counts = unsafe waymark_scan_score_counts(scan, position)
    let lines = unsafe UnsafeBufferPointer(start: counts.lines, count: 100)
    let sums = unsafe UnsafeBufferPointer(start: counts.sums, count: k)
    let products = unsafe UnsafeBufferPointer(start: counts.products, count: k * k)
    var found: [Int: Int] = [:]
    for code in 0..<100 {
      let count = unsafe Int(lines[code])
      if count > 0 { found[code] = count }
    }
    return unsafe PlainCounts.Score(
      n: Int(counts.rows), atLowest: Int(counts.at_floor), atHighest: Int(counts.at_ceiling),
      lines: found, sums: sums.map { Int($0) }, products: products.map { Int($0) })
  }
}
