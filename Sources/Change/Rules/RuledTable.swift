public import Results
public import Scales

/// The counts and rates of a rule pack as rows of a table; `part` says what a row is about.
public enum RuledTable {
  /// The names of the cells.
  public static let columns = [
    "part", "pack", "measure", "name", "status", "count", "of", "denominator", "estimate",
    "conf.low", "conf.high", "method", "unknown", "bound.low", "bound.high",
  ]

  /// What is told of a number of people.
  public enum Status: String, Sendable {
    /// As it is.
    case shown
    /// Too few people stand behind it.
    case suppressed
    /// Nobody is in the denominator.
    case nobody
  }

  /// The rows.
  ///
  /// - Parameters:
  ///   - pack: the rules.
  ///   - found: what was counted by them.
  ///   - isShown: whether a figure about so many people may be told; all by default.
  /// - Returns: rows as long as ``columns``.
  public static func rows(
    _ pack: RulePack, _ found: [RuledRates], isShown: (Int) -> Bool = { _ in true }
  ) -> [[ResultTable.Cell]] {
    var rows: [[ResultTable.Cell]] = []
    for rates in found {
      func add(_ part: String, _ name: String, _ cells: [String: ResultTable.Cell]) {
        var cells = cells
        cells["part"] = .text(part)
        cells["pack"] = .text(pack.id)
        cells["measure"] = .text(rates.measure)
        cells["name"] = .text(name)
        rows.append(columns.map { cells[$0] ?? .missing })
      }
      for (name, count) in counts(rates) {
        let isOfGroup = name == "bothWays" || name == "differentTimes"
        let status: Status = !isOfGroup || isShown(rates.withLastScore) ? .shown : .suppressed
        add(
          "count", name,
          [
            "status": .text(status.rawValue),
            "count": status == .shown ? .integer(count) : .missing,
          ])
      }
      for rate in rates.rates {
        let status = status(rate, isShown)
        var cells: [String: ResultTable.Cell] = [
          "status": .text(status.rawValue), "denominator": .text(rate.denominator),
        ]
        if status != .suppressed {
          cells["count"] = .integer(rate.count)
          cells["of"] = .integer(rate.n)
          cells["estimate"] = .number(rate.rate?.value)
          cells["conf.low"] = .number(rate.rate?.interval?.lower)
          cells["conf.high"] = .number(rate.rate?.interval?.upper)
          cells["method"] = .text(rate.rate?.interval?.method)
          cells["unknown"] = .integer(rate.unknown)
          cells["bound.low"] = .number(rate.bounds?.lowerBound)
          cells["bound.high"] = .number(rate.bounds?.upperBound)
        }
        add("rate", rate.name, cells)
      }
    }
    return rows
  }

  /// What is told of a rate.
  ///
  /// - Parameters:
  ///   - rate: the rate.
  ///   - isShown: whether a figure about so many people may be told.
  /// - Returns: shown, suppressed, or nobody to count.
  public static func status(_ rate: ChangeRate, _ isShown: (Int) -> Bool) -> Status {
    rate.n == 0 ? .nobody : isShown(rate.n) ? .shown : .suppressed
  }

  /// Who is in the figures and who is not.
  static func counts(_ rates: RuledRates) -> [(String, Int)] {
    [
      ("persons", rates.withLastScore + rates.incomplete + rates.noScore),
      ("withLastScore", rates.withLastScore), ("incomplete", rates.incomplete),
      ("noScore", rates.noScore),
    ]
      + (rates.measure == nil
        ? [("bothWays", rates.bothWays), ("differentTimes", rates.differentTimes)] : [])
  }
}
