import Results

/// What can be proven of a scale without data: ranges agree, tables and bands leave no gap, scores
/// do not go round in circles, figures belong to their metric.
struct ScaleAudit {
  let scale: Scale
  let graph: ScoreGraph
  let attainable: [AttainableValues?]

  /// Every problem found, in the order of the file.
  static func problems(of scale: Scale) -> [Diagnostic] {
    let graph = ScoreGraph(scale.scores)
    if let problem = size(of: scale) ?? chain(of: scale, graph) { return [problem] }
    let attainable = AttainableScores(of: scale, order: graph.order).scores
    let audit = ScaleAudit(scale: scale, graph: graph, attainable: attainable)
    return audit.noTotal() + scale.scores.indices.flatMap { audit.problems(of: $0) }
  }

  private static func size(of scale: Scale) -> Diagnostic? {
    let answers = scale.items.reduce(0) { $0 + $1.options.count }
    guard answers * scale.scores.count > Limit.answers, let first = scale.scores.first else {
      return nil
    }
    return Diagnostic(
      .scaleRange, at: first.place,
      "\(scale.scores.count) scores of \(answers) possible answers are more than can be proven.",
      help: "Make several scales of it.")
  }

  private static func chain(of scale: Scale, _ graph: ScoreGraph) -> Diagnostic? {
    if let cycle = graph.cycle {
      let names = cycle.prefix(12).map { scale.scores[$0].id }.joined(separator: "→")
      return Diagnostic(
        .scaleCycle, at: scale.scores[cycle[0]].place,
        "Scores are made of each other in a circle: \(names)\(cycle.count > 12 ? "→…" : "").",
        help: "Make one of them of items only.")
    }
    guard graph.longestChain > Limit.chain else { return nil }
    return Diagnostic(
      .scaleCycle, at: scale.scores[0].place,
      "Scores are made of scores in a chain of \(graph.longestChain).",
      help: "Make them of items; a chain may have \(Limit.chain) links.")
  }

  private func problems(of position: Int) -> [Diagnostic] {
    let score = scale.scores[position]
    guard let first = attainable[position] else {
      return [
        Diagnostic(
          .scaleRange, at: score.place,
          "The numbers of '\(score.id)' are too large or too finely divided to be added exactly.",
          help: "Use smaller codes, or weights of fewer decimal places.")
      ]
    }
    var problems = missingRule(of: score) + keys(of: score)
    // A metric is held against what the metric it comes from can be.
    var values: [AttainableValues] = []
    for (index, metric) in score.metrics.enumerated() {
      let before = metric.from.map { values[$0] }
      if let table = metric.table, let before {
        problems += self.table(table, of: metric, from: before, position)
      }
      let attained = before.map { metric.attained(from: $0, score.metrics) } ?? first
      problems += range(of: metric, attained, isFirst: index == 0, score)
      values.append(attained)
    }
    return problems + figures(of: score, values)
  }

  private func range(
    of metric: Metric, _ attained: AttainableValues, isFirst: Bool, _ score: ScoreDefinition
  ) -> [Diagnostic] {
    // Ranges of means and T scores are written with four decimals or more.
    let slack = 0.00005
    let ends = [metric.lowest - attained.lowest, attained.highest - metric.highest]
    let agrees =
      attained.isReached
      ? ends.allSatisfy { abs($0) <= slack } : ends.allSatisfy { $0 >= -slack }
    if agrees { return [] }
    let source = isFirst ? "The answers of '\(score.id)' give" : "'\(metric.id)' comes to"
    return [
      Diagnostic(
        .scaleRange, at: metric.place,
        "\(source) \(words(attained.lowest)) to \(words(attained.highest)); "
          + "its range says \(words(metric.lowest)) to \(words(metric.highest)).",
        help: "Check the codes, the keys and the range of '\(metric.id)'.")
    ]
  }

  /// A number as a file would write it.
  func words(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\((value * 1e6).rounded() / 1e6)"
  }
}

extension Metric {
  /// What it can come to, given what the metric it comes from can.
  func attained(from values: AttainableValues, _ metrics: [Metric]) -> AttainableValues {
    switch conversion {
    case .times(let factor): values.mapped { $0 * factor }
    case .percent:
      from.map { metrics[$0] }.map { origin in
        values.mapped { 100 * ($0 - origin.lowest) / (origin.highest - origin.lowest) }
      } ?? values
    case .table(let table):
      AttainableValues(([table.rows] + table.strata.map(\.rows)).joined().map(\.to))
    case nil: values
    }
  }
}
