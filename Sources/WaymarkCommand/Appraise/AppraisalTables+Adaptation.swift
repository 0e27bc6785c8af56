import Psychometrics
import Results

extension AppraisalTables {
  /// A row for each item of an adapted scale: whether it moved against its parent's.
  var adaptation: ResultTable {
    let columns = [
      "item", "parent.item", "shift", "std.error", "conf.low", "conf.high", "p.adjusted",
      "categories",
      "anchor", "moved", "explained", "explained.low", "explained.high", "loading.change",
      "intercept.change", "reason",
    ]
    let width = columns.count
    func reason(_ text: String?) -> ResultTable {
      ResultTable(
        columns: columns,
        rows: [Array(repeating: .missing, count: width - 1) + [.text(text)]])
    }
    guard let result = appraisal.adaptation else {
      return ResultTable(columns: columns)
    }
    guard case .success(let found) = result else { return reason(Self.told(result).1) }
    guard case .success(let shift) = found.shift else { return reason(Self.told(found.shift).1) }
    return ResultTable(
      columns: columns,
      rows: shift.items.map { item in
        let test = found.functioning.first { $0.item == item.item }?.tests
        return [
          .text(findings.items[item.item]), .text(found.parentItems[item.parentItem]),
          .number(item.shift.value.finite), .number(item.shift.standardError?.finite),
          .number(item.shift.interval?.lower.finite), .number(item.shift.interval?.upper.finite),
          .number(item.adjustedP.finite), .number(item.points.finite),
          .text(item.isAnchor ? "yes" : "no"), .text(item.hasMoved ? "yes" : "no"),
          .number(test?.total.explained.finite), .number(test?.importance.lower.finite),
          .number(test?.importance.upper.finite),
          .number(change(.loading(item.item, on: 0), found)),
          .number(change(.intercept(item.item), found)), .missing,
        ]
      })
  }

  /// How far a number that is held would change were it free.
  private func change(_ place: ModelPlace, _ found: AdaptationComparison) -> Double? {
    guard case .success(let factor) = found.factor else { return nil }
    return factor.places.first { $0.place == place }?.expectedChange.finite
  }
}
