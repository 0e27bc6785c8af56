import Results

/// Tables, held against every value that can come before them.
extension ScaleAudit {
  func table(
    _ table: ConversionTable, of metric: Metric, from values: AttainableValues, _ position: Int
  ) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    func refuse(_ message: String, _ help: String, at place: Place) {
      problems.append(Diagnostic(.scaleTable, at: place, message, help: help))
    }
    if let culprit = giverOfOtherValues(position) {
      refuse(
        "A table has no row for the values that answers left out make"
          + (culprit == position ? "." : " in '\(scale.scores[culprit].id)'."),
        "Score complete responses only, as the tables of such scales require.", at: metric.place)
    }
    guard let attainable = values.values else {
      refuse(
        "The values that the table of '\(metric.id)' must cover cannot be listed.",
        "Give a table only to a score of fewer values.", at: metric.place)
      return problems
    }
    let everybody = [(rows: table.rows, place: metric.place)]
    let sets = (table.rows.isEmpty ? [] : everybody) + table.strata.map { ($0.rows, $0.place) }
    for (rows, place) in sets {
      let (lacking, extra) = Self.compare(rows.map(\.from), attainable)
      if lacking > 0 || extra > 0 {
        let faults = [
          lacking > 0 ? "has no row for \(lacking) of the values that answers give" : nil,
          extra > 0 ? "has a row for \(extra) that no answers give" : nil,
        ].compactMap(\.self).joined(separator: ", and ")
        refuse(
          "The table of '\(metric.id)' \(faults).",
          "Give exactly one row for each attainable value.", at: place)
      }
      let to = rows.map(\.to)
      let rises = zip(to, to.dropFirst()).allSatisfy { $0 <= $1 }
      let falls = zip(to, to.dropFirst()).allSatisfy { $0 >= $1 }
      if rises == falls {
        refuse(
          rises
            ? "The table of '\(metric.id)' gives the same value throughout."
            : "The table of '\(metric.id)' goes up and down.",
          "Look for a mistyped row: such tables rise or fall from end to end.", at: place)
      }
    }
    if sets.isEmpty { refuse("The table has no rows.", "Give its rows.", at: metric.place) }
    for (index, stratum) in table.strata.enumerated() {
      for other in table.strata[..<index] where stratum.overlaps(other) {
        refuse(
          "Somebody could belong to this stratum and to the one on line \(other.place.line ?? 1).",
          "Let ages begin where others end: [18, 25] is up to the day before 25.",
          at: stratum.place)
      }
    }
    return problems
  }

  /// The score, this one or one it is made of, that gives values beside those of complete answers
  /// which cannot be listed.
  private func giverOfOtherValues(_ position: Int) -> Int? {
    var seen: Set<Int> = []
    var open = [position]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      let score = scale.scores[next]
      switch (score.missing.rule, score.kind) {
      case (.prorate, _), (.answered, .mean), (.single, .mean), (_, .goalAttainment): return next
      default: break
      }
      // A rule is 1 or 0, whatever it is made of.
      if case .scores(let inputs) = score.inputs { open += inputs.map(\.score) }
    }
    return nil
  }

  /// How many of `values` have no row, and how many rows no value; both in increasing order.
  private static func compare(_ rows: [Double], _ values: [Double]) -> (lacking: Int, extra: Int) {
    var row = 0
    var lacking = 0
    var met = 0
    for value in values {
      while row < rows.count, rows[row] < value, !AttainableValues.agree(rows[row], value) {
        row += 1
      }
      if row < rows.count, AttainableValues.agree(rows[row], value) {
        met += 1
        row += 1
      } else {
        lacking += 1
      }
    }
    return (lacking, rows.count - met)
  }
}
