import Scales

extension ReliableChange {
  /// How many persons are in a category; nil when the error of measurement is not known.
  public func count(_ category: Category) -> Int? {
    counts.map { counts in
      switch category {
      case .recovered: counts.recovered
      case .improved: counts.improved
      case .unchanged: counts.unchanged
      case .deteriorated: counts.deteriorated
      }
    }
  }

  /// How many changed, of whom, with intervals and with what people without a later score could make
  /// of it; empty when the error of measurement is not known.
  ///
  /// | name | of whom |
  /// |---|---|
  /// | `improved` | people with two scores; those who recovered are among them |
  /// | `unchanged` | people with two scores |
  /// | `deteriorated` | people with two scores |
  /// | `recovered` | people with two scores who started in the range of people who seek help |
  ///
  /// The last needs a cut-off. People of one service are counted as if they were not alike.
  public var rates: [ChangeRate] {
    guard let counts else { return [] }
    let level = options.rule.level
    func rate(_ name: String, _ count: Int) -> ChangeRate {
      ChangeRate(
        name, count, of: self.count, denominator: "people with two scores", unknown: noLaterScore,
        level: level)
    }
    var rates = [
      rate("improved", counts.better), rate("unchanged", counts.unchanged),
      rate("deteriorated", counts.deteriorated),
    ]
    if let range = options.rule.range {
      rates.append(
        ChangeRate(
          "recovered", counts.recoveredOfStarted, of: counts.started,
          denominator: "people with two scores who started in the range of people who seek help",
          unknown: scores.singles.count { !range.isBeyond($0, direction) }, level: level))
    }
    return rates
  }

  /// People who started so near the end of the scale that no reliable gain could be seen; nil where
  /// the attainable scores are not known.
  public var couldNotImprove: Int? {
    options.rule.attainable == nil ? nil : counts?.couldNotImprove
  }

  /// The expected number of people whose true score moved towards better, and of those whose true
  /// score moved by more than `threshold`; nil where true change cannot be told.
  ///
  /// - Parameter threshold: points towards better, 0 or more.
  /// - Returns: the sum of everybody's probabilities.
  public func expectedCount(beyond threshold: Double) -> Double? {
    shrunken?.expectedCount(
      of: zip(scores.firsts, scores.lasts).map { $1 - $0 }, beyond: threshold, direction)
  }
}
