import Distributions
import LinearAlgebra
public import Results

extension LatentClasses {
  /// What the journeys of each class look like, for each number of classes that was fitted.
  ///
  /// - Parameters:
  ///   - frame: the rows that were fitted to.
  ///   - time: the column of times; nil for the first of numbers in the formula that changes within persons.
  ///   - fewest: the fewest people, as a sum of weights, behind a composite.
  /// - Returns: one for each number of classes; none where there is no time to draw them over, or the outcome is in
  ///   categories.
  /// - Throws: `Withheld` where the rows are others.
  public func profiles(
    _ frame: ModelFrame, time: String? = nil, fewest: Int = 10
  ) throws(Withheld) -> [ClassProfiles] {
    precondition(fewest > 0, "\(fewest) people")
    // Of outcomes in categories a class has log odds, and no mean.
    guard options.outcome == .gaussian else { return [] }
    do throws(ModelError) {
      let codes = try frame.levels(ofCombination: grouping).codes
      guard let time = time ?? ClassTimes.column(formula, frame, codes),
        case .numeric(let values)? = frame.columns[time],
        case .numeric(let outcome)? = frame.columns[formula.outcome]
      else { return [] }
      let times = ClassTimes(values)
      let design = try Design(formula.fixed, frame)
      let rows = try times.means(design, frame, time: time)
      return models.compactMap { model in
        guard let coefficients = model.coefficients else { return nil }
        let order = coefficients.names.map { design.names.firstIndex(of: $0) ?? 0 }
        let seen = SeenByClass(model, codes, times, outcome, fewest: Double(fewest))
        let drawing = ProfileDrawing(
          model: model, coefficients: coefficients, times: times.times,
          rows: rows.map { row in order.map { row[$0] } }, seen: seen,
          level: options.level, fewest: Double(fewest))
        return ClassProfiles(
          classes: model.classes, time: time, isGathered: times.isGathered, fewest: fewest,
          profiles: (0..<model.classes).map(drawing.profile))
      }
    } catch {
      throw Withheld(
        "classes.no-profile",
        "What the journeys of a class look like cannot be told: \(error.message).", help: error.help
      )
    }
  }

  /// The columns that say whose each row is.
  public var grouping: [String] {
    formula.random.first?.grouping ?? options.within.map { [$0] } ?? []
  }
}

/// What was seen, everybody weighted by how likely they are in each class.
private struct SeenByClass {
  var weights: [[Double]]
  var means: [[Double?]]
  var deviations: [[Double?]]

  init(
    _ model: LatentClassFit, _ codes: [Int], _ times: ClassTimes, _ outcome: [Double],
    fewest: Double
  ) {
    (weights, means, deviations) = ([], [], [])
    let places = times.times.count
    let once = times.rowWeights(codes)
    for g in 0..<model.classes {
      var (sums, squares) = (
        Array(repeating: 0.0, count: places), Array(repeating: 0.0, count: places)
      )
      var (scores, spreads) = (sums, sums)
      for (row, place) in times.places.enumerated() {
        let tau = once[row] * model.posteriors[codes[row], g]
        sums[place] += tau
        squares[place] += tau * tau
        scores[place] += tau * outcome[row]
      }
      let centres = zip(scores, sums).map { $1 > 0 ? $0 / $1 : 0 }
      for (row, place) in times.places.enumerated() {
        let away = outcome[row] - centres[place]
        spreads[place] += once[row] * model.posteriors[codes[row], g] * away * away
      }
      weights.append(sums)
      means.append((0..<places).map { sums[$0] >= fewest ? centres[$0] : nil })
      deviations.append(
        (0..<places).map { place in
          // Σ w − Σ w² / Σ w: n − 1 where every weight is one.
          let left = sums[place] - squares[place] / max(sums[place], 1e-300)
          return sums[place] >= fewest && left > 0 ? (spreads[place] / left).squareRoot() : nil
        })
    }
  }
}

/// The typical journey of each class at some times.
private struct ProfileDrawing {
  let model: LatentClassFit
  let coefficients: ClassCoefficients
  let times: [Double]
  let rows: [[Double]]
  let seen: SeenByClass
  let level: Double
  let fewest: Double

  func profile(_ g: Int) -> ClassProfile {
    let share = model.estimates.first { $0.part == .share && $0.classNumber == g + 1 }?.estimate
    return ClassProfile(
      classNumber: g + 1, share: share ?? Estimate(value: 1),
      persons: (0..<model.posteriors.rows).reduce(0) { $0 + model.posteriors[$1, g] },
      points: times.indices.map { place in
        ClassProfile.Point(
          time: times[place], typical: estimate(weights(g, rows[place])),
          weight: seen.weights[g][place], composite: seen.means[g][place],
          deviation: seen.deviations[g][place])
      }, shape: shape(g))
  }

  /// A row for class g, none for others.
  private func weights(_ g: Int, _ row: [Double]) -> [[Double]] {
    (0..<model.classes).map { $0 == g ? row : Array(repeating: 0, count: row.count) }
  }

  private func estimate(_ rows: [[Double]]) -> Estimate {
    let (value, error) = coefficients.combination(rows)
    let reach = error.map { Normal().quantile(0.5 + level / 2) * $0 }
    return Estimate(
      value: value, standardError: error,
      interval: reach.map {
        ConfidenceInterval(lower: value - $0, upper: value + $0, level: level, method: "Wald")
      })
  }

  private func difference(_ g: Int, _ a: Int, _ b: Int) -> Estimate {
    estimate(weights(g, zip(rows[a], rows[b]).map { $0 - $1 }))
  }

  private func shape(_ g: Int) -> ClassShape? {
    let enough = times.indices.filter { seen.weights[g][$0] >= fewest }
    guard let first = enough.first, let last = enough.last, first < last else { return nil }
    let change = difference(g, last, first)
    var (movement, turn) = (ClassShape.Movement.notTold, Double?.none)
    switch Self.sign(change) {
    case 1: movement = .rises
    case -1: movement = .falls
    default: break
    }
    var widest = 0.0
    for place in (first + 1)..<last {
      let (before, after) = (difference(g, place, first), difference(g, place, last))
      let way = Self.sign(before)
      let least = min(abs(before.value), abs(after.value))
      if way != 0, way == Self.sign(after), least > widest {
        (widest, turn) = (least, times[place])
        movement = way > 0 ? .risesThenFalls : .fallsThenRises
      }
    }
    return ClassShape(
      start: start(g, first), movement: movement, from: times[first], to: times[last], turn: turn,
      first: estimate(weights(g, rows[first])).value, last: estimate(weights(g, rows[last])).value,
      change: change)
  }

  private func start(_ g: Int, _ first: Int) -> ClassShape.Start? {
    guard model.classes > 1 else { return nil }
    let shares = model.indices.shares
    let beside = (0..<model.classes).map { h in
      rows[first].map { ((h == g ? 1 : 0) - shares[h]) * $0 }
    }
    return switch Self.sign(estimate(beside)) {
    case 1: .higher
    case -1: .lower
    default: .near
    }
  }

  /// Whether an interval lies above zero, below, or across.
  private static func sign(_ estimate: Estimate) -> Int {
    guard let interval = estimate.interval else { return 0 }
    return interval.lower > 0 ? 1 : interval.upper < 0 ? -1 : 0
  }
}
