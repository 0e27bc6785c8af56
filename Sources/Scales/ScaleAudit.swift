import Results

/// What can be proven of a scale without data: ranges agree, tables and bands leave no gap.
enum ScaleAudit {
  /// Every problem found, in the order of the scores.
  static func problems(of scale: Scale) -> [Diagnostic] {
    scale.scores.flatMap { score in
      let place = score.place
      let attainable = AttainableScores.values(of: score, items: scale.items)
      return missingRule(of: score, at: place)
        + range(of: score, attainable, at: place)
        + tables(of: score, attainable, at: place)
        + bands(of: score, at: place)
    }
  }

  private static func missingRule(of score: ScoreDefinition, at place: Place) -> [Diagnostic] {
    guard case .prorate(let maxMissing) = score.missing.rule else { return [] }
    var problems: [Diagnostic] = []
    if maxMissing < 1 || maxMissing >= score.items.count {
      problems.append(
        Diagnostic(
          .scaleRange, at: place,
          "A score of \(score.items.count) items cannot allow \(maxMissing) to be missing.",
          help: "Give 1 to \(score.items.count - 1), or the rule 'complete'."))
    }
    if score.kind == .sum && score.metrics.contains(where: { $0.table != nil }) {
      problems.append(
        Diagnostic(
          .scaleTable, at: place, "A table has no row for the sums that proration makes.",
          help: "Score complete responses only, as the tables of such scales require."))
    }
    return problems
  }

  private static func range(
    of score: ScoreDefinition, _ attainable: [Double], at place: Place
  ) -> [Diagnostic] {
    guard let lowest = attainable.first, let highest = attainable.last,
      lowest != score.metrics[0].lowest || highest != score.metrics[0].highest
    else { return [] }
    return [
      Diagnostic(
        .scaleRange, at: place,
        "The items of '\(score.id)' give \(words(lowest)) to \(words(highest)); "
          + "its range says \(words(score.metrics[0].lowest)) to "
          + "\(words(score.metrics[0].highest)).",
        help: "Check the codes, the keys and the range of '\(score.metrics[0].id)'.")
    ]
  }

  private static func tables(
    of score: ScoreDefinition, _ attainable: [Double], at place: Place
  ) -> [Diagnostic] {
    score.metrics.flatMap { metric -> [Diagnostic] in
      guard let table = metric.table else { return [] }
      var problems: [Diagnostic] = []
      let gaps = attainable.filter { table.value(for: $0) == nil }
      let extra = table.rows.filter { !attainable.contains($0.from) }
      if !gaps.isEmpty || !extra.isEmpty {
        problems.append(
          Diagnostic(
            .scaleTable, at: place,
            "The table of '\(metric.id)' lacks \(gaps.count) attainable values and has "
              + "\(extra.count) that no answers give.",
            help: "Give exactly one row for each attainable value."))
      }
      let values = table.rows.map(\.to)
      let rises = zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
      let falls = zip(values, values.dropFirst()).allSatisfy { $0 > $1 }
      if !rises && !falls {
        problems.append(
          Diagnostic(
            .scaleTable, at: place, "The table of '\(metric.id)' goes up and down.",
            help: "Look for a mistyped row: such tables rise or fall throughout."))
      }
      if values.min() != metric.lowest || values.max() != metric.highest {
        problems.append(
          Diagnostic(
            .scaleRange, at: place, "The table of '\(metric.id)' does not reach its range.",
            help: "The range is the smallest and largest value of the table."))
      }
      return problems
    }
  }

  private static func bands(of score: ScoreDefinition, at place: Place) -> [Diagnostic] {
    score.bands.flatMap { bands -> [Diagnostic] in
      guard let metric = score.metrics.first(where: { $0.id == bands.metric }) else { return [] }
      let outside = bands.cuts.filter { $0 <= metric.lowest || $0 > metric.highest }
      return outside.map { cut in
        Diagnostic(
          .scaleBands, at: place,
          "The cut \(words(cut)) leaves a band of '\(metric.id)' that no score can reach.",
          help: "Check that the bands belong to this metric.")
      }
    }
  }

  private static func words(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
