import Distributions
public import Results
import Scales

extension PairedChange {
  /// What all people together come to.
  public struct Summary: Sendable, Hashable {
    /// How many of how many, as in ``ReliableChange/rates``.
    public let rates: [ChangeRate]
    /// The counts at other reliabilities; empty where only the error is known.
    public let sensitivity: [ChangeSensitivity.Row]
    /// Effect sizes that can be had.
    public let effects: [PairedEffectSize.Result]
    /// Mean of last − first, with its paired interval; nil for nobody.
    public let meanChange: Estimate?
    /// People who started so near the end of the scale that no reliable gain could be seen.
    public let couldNotImprove: Int?
    /// The expected number of people whose true score moved towards better.
    public let expectedBetter: Double?
    /// The expected number of those whose true score moved by more than the smallest important change.
    public let expectedImportant: Double?
    /// What the mean change is beside the smallest important one.
    public let verdict: ImportanceVerdict?
  }

  /// Sums up.
  ///
  /// - Parameter smallest: the smallest important change in points, above 0; nil where not known.
  /// - Returns: the summary.
  public func summary(smallestImportant smallest: Double? = nil) -> Summary {
    let level = options.rule.level
    let counts = self.line.map { self.counts($0) }
    let effects = pairs.map { pairs in
      PairedEffectSize.allCases.compactMap { try? $0.result(pairs, level: level) }
    }
    let mean = meanChange(level)
    return Summary(
      rates: counts.map { rates($0) } ?? [], sensitivity: sensitivity(), effects: effects ?? [],
      meanChange: mean,
      couldNotImprove: options.rule.attainable == nil ? nil : counts?.couldNotImprove,
      expectedBetter: expectedCount(beyond: 0),
      expectedImportant: smallest.flatMap { expectedCount(beyond: $0) },
      verdict: smallest.flatMap { smallest in
        mean.flatMap { try? ImportanceVerdict($0, smallest: smallest, direction: direction) }
      })
  }

  private func rates(_ counts: Counts) -> [ChangeRate] {
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
      // Whoever recovered without having started in the range is not in this denominator.
      let recovered = options.rule.recoveryNeedsStartInRange ? counts.recovered : recoveredFromRange
      rates.append(
        ChangeRate(
          "recovered", recovered, of: counts.started,
          denominator: "people with two scores who started in the range of people who seek help",
          unknown: singles.count { !range.isBeyond($0, direction) }, level: level))
    }
    return rates
  }

  private var recoveredFromRange: Int {
    firsts.indices.count { index in
      let facts = facts(first: firsts[index], last: lasts[index])
      return facts?.category == .recovered && facts?.startedInRange == true
    }
  }

  private func sensitivity() -> [ChangeSensitivity.Row] {
    guard line != nil, case .sample = options.method, let taken = error?.reliability else {
      return []
    }
    return ChangeSensitivity.reliabilities(around: taken).compactMap { r, label in
      lineWith(reliability: r).map { line in
        let counts = self.counts(line)
        return ChangeSensitivity.Row(
          reliability: r, label: label, threshold: threshold(reliability: r),
          improved: counts.better, unchanged: counts.unchanged, deteriorated: counts.deteriorated)
      }
    }
  }

  private func meanChange(_ level: Double) -> Estimate? {
    SampleMoments(zip(firsts, lasts).map { $1 - $0 }).map { moments in
      Estimate(
        value: moments.mean, standardError: moments.standardError,
        interval: moments.interval(level: level).map {
          ConfidenceInterval(
            lower: $0.lowerBound, upper: $0.upperBound, level: level, method: "paired-student-t")
        })
    }
  }

  private func expectedCount(beyond threshold: Double) -> Double? {
    shrunken?.expectedCount(
      of: zip(firsts, lasts).map { $1 - $0 }, beyond: threshold, direction)
  }
}
