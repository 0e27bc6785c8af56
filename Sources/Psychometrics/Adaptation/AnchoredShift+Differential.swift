import Results

extension AnchoredShift {
  /// Whether shared items work alike in both samples among people with the same score: by cumulative logits, matched
  /// by the sum of the anchors and the item itself.
  ///
  /// People count who answered every shared item. It supposes less of the items than the shifts do, and sees one that
  /// tells people apart less well too.
  ///
  /// - Parameters:
  ///   - adapted: answers to the adapted scale, as for the shifts.
  ///   - parent: answers to the parent.
  ///   - options: what is asked of the data, and when a difference counts.
  /// - Returns: the tests by adapted item; the parent's sample is the first group.
  public func differential(
    _ adapted: CategoryAnswers, parent: CategoryAnswers,
    options: DifferentialItem.Options = DifferentialItem.Options()
  ) -> [DifferentialFunctioning.Item] {
    var (rows, groups): ([[Int]], [Int]) = ([], [])
    for (group, answers) in [parent, adapted].enumerated() {
      let columns = items.map { group == 0 ? $0.parentItem : $0.item }
      for (pattern, count) in zip(answers.patterns, answers.counts) {
        let codes = columns.compactMap { pattern[$0] }
        guard codes.count == columns.count else { continue }
        rows += Array(repeating: codes, count: count)
        groups += Array(repeating: group, count: count)
      }
    }
    return items.indices.map { at in
      let summed = items.indices.filter { items[$0].isAnchor || $0 == at }
      let categories = max(
        adapted.categories[items[at].item], parent.categories[items[at].parentItem])
      let counts = DifferentialCounts(
        rows.map { $0[at] }, categories: categories, groups: groups, groupCount: 2,
        matching: rows.map { row in Double(summed.reduce(0) { $0 + row[$1] }) })
      do throws(Withheld) {
        return DifferentialFunctioning.Item(
          item: items[at].item, tests: try DifferentialItem.of(counts, options: options),
          withheld: nil)
      } catch {
        return DifferentialFunctioning.Item(item: items[at].item, tests: nil, withheld: error)
      }
    }
  }
}
