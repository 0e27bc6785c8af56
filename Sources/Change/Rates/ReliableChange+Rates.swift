import Scales

extension ReliableChange {
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
    guard line != nil else { return [] }
    func rate(_ name: String, _ categories: [Category]) -> ChangeRate {
      ChangeRate(
        name, cases.count { $0.category.map(categories.contains) ?? false }, of: cases.count,
        denominator: "people with two scores", unknown: noLaterScore, level: options.rule.level)
    }
    var rates = [
      rate("improved", [.improved, .recovered]), rate("unchanged", [.unchanged]),
      rate("deteriorated", [.deteriorated]),
    ]
    if let range = options.rule.range {
      let started = cases.filter { $0.facts?.startedInRange == true }
      rates.append(
        ChangeRate(
          "recovered", started.count { $0.category == .recovered }, of: started.count,
          denominator: "people with two scores who started in the range of people who seek help",
          unknown: singles.count { !range.isBeyond($0, direction) }, level: options.rule.level))
    }
    return rates
  }

  /// People who started so near the end of the scale that no reliable gain could be seen; nil where
  /// the attainable scores are not known.
  public var couldNotImprove: Int? {
    guard line != nil, options.rule.attainable != nil else { return nil }
    return cases.count { $0.facts?.couldImprove == false }
  }

  /// The expected number of people whose true score moved towards better, and of those whose true
  /// score moved by more than `threshold`; nil where true change cannot be told.
  ///
  /// - Parameter threshold: points towards better, 0 or more.
  /// - Returns: the sum of everybody's probabilities.
  public func expectedCount(beyond threshold: Double) -> Double? {
    shrunken?.expectedCount(of: cases.map(\.change), beyond: threshold, direction)
  }
}
