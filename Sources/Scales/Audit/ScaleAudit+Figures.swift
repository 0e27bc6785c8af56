import Results

/// Bands, norms, thresholds and cut-offs, held against the metric they name.
extension ScaleAudit {
  func figures(of score: ScoreDefinition, _ values: [AttainableValues]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    func position(_ id: String) -> Int? { score.metrics.firstIndex { $0.id == id } }
    func refuse(_ message: String, _ help: String, at place: Place) {
      problems.append(Diagnostic(.scaleFigure, at: place, message, help: help))
    }
    for bands in score.bands {
      guard let metric = position(bands.metric) else { continue }
      problems += self.bands(bands, of: score.metrics[metric], values[metric])
    }
    for norm in score.norms {
      guard let metric = position(norm.metric).map({ score.metrics[$0] }) else { continue }
      let largest = Self.largestDeviation(of: metric, n: norm.n)
      if norm.n < 1 || norm.mean < metric.lowest || norm.mean > metric.highest {
        refuse(
          "A mean of \(words(norm.mean)) in \(norm.n) people is not one of '\(metric.id)', which "
            + "runs from \(words(metric.lowest)) to \(words(metric.highest)).",
          "Check that the norm belongs to this metric.", at: norm.place)
      } else if let deviation = norm.standardDeviation, deviation <= 0 || deviation > largest {
        refuse(
          "A standard deviation of \(words(deviation)) cannot be had in '\(metric.id)', where it "
            + "is above 0 and at most \(words(largest)).",
          "Check that the norm belongs to this metric.", at: norm.place)
      }
    }
    for change in score.changeThresholds {
      guard let metric = position(change.metric).map({ score.metrics[$0] }) else { continue }
      if change.value <= 0 || change.value > metric.highest - metric.lowest {
        refuse(
          "Nobody can change by \(words(change.value)) in '\(metric.id)'.",
          "The size of a change is above 0 and at most the width of the range.", at: change.place)
      }
    }
    for metric in score.metrics {
      guard let error = metric.standardError else { continue }
      if error.value <= 0 || error.value > (metric.highest - metric.lowest) / 2 {
        refuse(
          "A standard error of \(words(error.value)) is not one of '\(metric.id)'.",
          "It is above 0 and at most half the width of the range.", at: metric.place)
      }
    }
    for cutOff in score.cutOffs {
      guard let metric = position(cutOff.metric) else { continue }
      problems += self.cutOff(cutOff, of: metric, score)
    }
    return problems
  }

  private func bands(
    _ bands: BandSet, of metric: Metric, _ attained: AttainableValues
  ) -> [Diagnostic] {
    let cuts = [-Double.infinity] + bands.cuts + [.infinity]
    return bands.labels.indices.compactMap { index in
      let (from, below) = (cuts[index], cuts[index + 1])
      let isReached =
        attained.values.map { values in values.contains { $0 >= from && $0 < below } }
        ?? (from <= attained.highest && below > attained.lowest)
      return isReached
        ? nil
        : Diagnostic(
          .scaleBands, at: bands.place,
          "No score in '\(metric.id)' reaches the band '\(bands.labels[index])'.",
          help: "It runs from \(words(attained.lowest)) to \(words(attained.highest)): check that "
            + "the bands belong to this metric.")
    }
  }

  private func cutOff(
    _ cutOff: PublishedCutOff, of position: Int, _ score: ScoreDefinition
  ) -> [Diagnostic] {
    let metric = score.metrics[position]
    let (low, high) = (cutOff.includes(metric.lowest), cutOff.includes(metric.highest))
    if low == high {
      return [
        Diagnostic(
          .scaleFigure, at: cutOff.place,
          "Every score in '\(metric.id)' lies on one side of \(words(cutOff.value)).",
          help: "Check that the cut-off belongs to this metric.")
      ]
    }
    // People seek help at the end that is worse for them, unless a conversion turns the metric over.
    let worse: PublishedCutOff.Side = score.direction == .higherIsBetter ? .below : .above
    if cutOff.side == worse || score.isTurnedOver(position) { return [] }
    return [
      Diagnostic(
        .scaleFigure, at: cutOff.place,
        "The side named for people who seek help is the better one of '\(score.id)'.",
        help: "Check 'side' and the 'direction' of the score.")
    ]
  }

  /// The largest standard deviation (n − 1) that values in a range can have: half of them at each
  /// end.
  private static func largestDeviation(of metric: Metric, n: Int) -> Double {
    let half = (metric.highest - metric.lowest) / 2
    return n < 2 ? half : half * (Double(n) / Double(n - 1)).squareRoot()
  }
}

extension ScoreDefinition {
  /// Whether a metric falls where the first one rises.
  fileprivate func isTurnedOver(_ position: Int) -> Bool {
    let metric = metrics[position]
    guard let from = metric.from else { return false }
    let falls =
      switch metric.conversion {
      case .times(let factor): factor < 0
      case .table(let table):
        (table.rows.isEmpty ? table.strata.first?.rows ?? [] : table.rows).isFalling
      case .percent, nil: false
      }
    return falls != isTurnedOver(from)
  }
}

extension [ConversionTable.Row] {
  fileprivate var isFalling: Bool {
    guard let first, let last else { return false }
    return first.to > last.to
  }
}
