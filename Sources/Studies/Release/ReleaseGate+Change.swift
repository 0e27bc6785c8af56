import Change
import Disclosure
import Reports
import Results
import Scales

extension ReleaseGate {
  /// First against last score of everybody with both. Each of the three means could be worked out of the
  /// other two, so all of them may be told, or none is.
  func change(_ found: OutcomeFindings) -> Result<ReleasedChange, Withheld> {
    let scores = found.change.scores
    if let reason = conflict(found) { return .failure(reason) }
    return mean(zip(scores.firsts, scores.lasts).map { $1 - $0 }, found.gridOfChanges).flatMap {
      released in
      mean(scores.firsts, found.grid).flatMap { first in
        mean(scores.lasts, found.grid).map { last in
          ReleasedChange(change: released, first: first.mean, last: last.mean)
        }
      }
    }
  }

  /// The error by which change is judged: published, or of a sample that is large enough.
  func error(_ found: OutcomeFindings) -> Result<ReleasedError, Withheld> {
    found.error.mapError { _ in notDone }.flatMap { error in
      if error.source.origin == .sample, (error.reliability?.n ?? 0) < fewest {
        return .failure(tooFew)
      }
      return .success(
        ReleasedError(
          standardError: error.standardError.rounded(to: 0.01),
          threshold: found.change.threshold.map { $0.rounded(to: 0.01) },
          journeyThreshold: found.journeyThreshold.map { $0.rounded(to: 0.01) },
          source: error.source))
    }
  }

  /// How many score higher, within error, lower than before.
  func directions(
    _ found: OutcomeFindings, beside change: Result<ReleasedChange, Withheld>,
    _ error: Result<ReleasedError, Withheld>
  ) -> Result<ReleasedDirections, Withheld> {
    change.flatMap { _ in error }.flatMap { _ in
      guard let better = found.change.count(.improved), let same = found.change.count(.unchanged),
        let worse = found.change.count(.deteriorated)
      else { return .failure(tooFew) }
      let isUp = found.definition.direction == .higherIsBetter
      let counts = parts([isUp ? better : worse, same, isUp ? worse : better])
      return .success(
        ReleasedDirections(higher: counts[0], within: counts[1], lower: counts[2]))
    }
  }

  /// How many had a setback beyond error, and how much of it they have regained.
  ///
  /// Who has two scores and a setback has moved away from better, so setbacks are told only where nothing
  /// about directions is withheld that they could help to guess; with two occasions they are the same.
  func setbacks(
    _ found: OutcomeFindings, beside directions: Result<ReleasedDirections, Withheld>
  ) -> Result<ReleasedSetbacks, Withheld> {
    directions.flatMap { directions in
      guard found.plannedOccasions > 2 else { return .failure(noWay) }
      let beside = [directions.higher, directions.within, directions.lower]
      guard beside.allSatisfy({ $0.value != nil }) else { return .failure(tooClose) }
      guard let threshold = found.journeyThreshold else { return .failure(tooFew) }
      var counts = [0, 0, 0, 0]
      for journey in found.journeys where journey.points.count > 1 {
        guard let setback = journey.setback, setback.size > threshold else {
          counts[0] += 1
          continue
        }
        let isAll = setback.regained >= setback.size
        counts[isAll ? 3 : setback.regained >= setback.size / 2 ? 2 : 1] += 1
      }
      let told = parts(counts)
      return .success(
        ReleasedSetbacks(
          none: told[0], lessThanHalf: told[1], halfOrMore: told[2], all: told[3]))
    }
  }

  private var noWay: Withheld {
    Withheld(
      "release.two-occasions",
      "With two occasions a setback is a change away from better, which is counted already.",
      help: "Ups and downs on the way take three occasions.")
  }
}

extension OutcomeFindings {
  /// The scores that the scale can give, where they are whole numbers without gaps.
  var grid: ScoreGrid? {
    guard let values = scale.values(of: definition, in: metric), let low = values.first,
      let high = values.last, let lowest = Int(exactly: low), let highest = Int(exactly: high),
      zip(values, values.dropFirst()).allSatisfy({ $1 - $0 == 1 }), abs(lowest) < 100_000,
      abs(highest) < 100_000
    else { return nil }
    return ScoreGrid(lowest...highest)
  }

  /// The differences of two such scores.
  var gridOfChanges: ScoreGrid? {
    grid.map { scores in
      let span = scores.steps.upperBound - scores.steps.lowerBound
      return ScoreGrid(-span...span, unit: scores.unit)
    }
  }
}

extension Double {
  /// The nearest multiple of a base; a number too large for it stays.
  func rounded(to base: Double) -> Double {
    let parts = (1 / base).rounded()
    let rounded = (self * parts).rounded() / parts
    return rounded.isFinite ? rounded : self
  }
}
