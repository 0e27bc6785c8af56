import Distributions
import Results

/// The search of `PartialInvariance`: level by level, place by place.
struct PartialSearch {
  let held: HeldModel
  let rows: CompleteRows
  let options: PartialInvariance.Options
  let baselineScale: Double
  private(set) var steps: [ScaledLadder.Step]
  private(set) var ended: ScaledLadder.End?
  private(set) var except: Set<ModelPlace> = []
  private(set) var freed: [PartialInvariance.Place] = []
  private(set) var small: [PartialInvariance.Place] = []
  private let deviations: [Double]

  /// Levels at which places are let go.
  private static let levels: [ConfirmatoryModel.Invariance] = [.metric, .scalar]

  init(
    held: HeldModel, rows: CompleteRows, options: PartialInvariance.Options,
    configural: ScaledLadder.Step, baselineScale: Double
  ) {
    self.held = held
    self.rows = rows
    self.options = options
    self.baselineScale = baselineScale
    steps = [configural]
    deviations = held.deviations(rows.moments)
  }

  /// Looks through the levels; fits with everything held are taken from `full` as long as nothing is let go.
  mutating func run(_ full: ScaledLadder) {
    for level in Self.levels {
      if level == .scalar {
        // Lines of different slopes meet at one point only.
        except.formUnion(except.map { .intercept($0.row) })
      }
      do throws(Withheld) {
        let known = except.isEmpty ? full.steps.first { $0.level == level } : nil
        try look(level, known.map { ($0.fit, $0.robust) })
      } catch {
        ended = ScaledLadder.End(level: level, reason: error)
        return
      }
    }
  }

  /// Lets places of a level go until none that matters is beyond chance.
  private mutating func look(
    _ level: ConfirmatoryModel.Invariance,
    _ known: (fit: ConfirmatoryFit, robust: RobustFit)?
  ) throws(Withheld) {
    var current: (fit: ConfirmatoryFit, robust: RobustFit)
    if let known {
      current = known
    } else {
      current = try ScaledLadder.fit(held.model(level, except: except), rows, baselineScale)
    }
    while true {
      let found = differing(level, current.fit)
      guard let place = found.first(where: { $0.size >= options.importance }) else {
        small += found
        break
      }
      guard held.hasRuler(except: except.union([place.place])) else {
        keep(level, current)
        throw InvarianceWords.noRuler
      }
      except.insert(place.place)
      freed.append(place)
      current = try ScaledLadder.fit(held.model(level, except: except), rows, baselineScale)
    }
    keep(level, current)
  }

  private mutating func keep(
    _ level: ConfirmatoryModel.Invariance, _ pair: (fit: ConfirmatoryFit, robust: RobustFit)
  ) {
    let change = steps.last.map {
      ScaledLadder.Change(from: ($0.fit, $0.robust), to: pair, rows)
    }
    steps.append(
      ScaledLadder.Step(level: level, fit: pair.fit, robust: pair.robust, change: change))
  }

  /// The places of a level that are held and differ beyond chance, the surest first.
  private func differing(
    _ level: ConfirmatoryModel.Invariance, _ fit: ConfirmatoryFit
  ) -> [PartialInvariance.Place] {
    let places = held.places(level).filter { !except.contains($0) }
    let tests = HeldPlaceTest.all(
      fit, rows, places.map { place in (0..<held.copies).map { held.copy(place, $0) } })
    let adjusted = Holm.adjusted(tests.map(\.p)).map { min(1, Double(Self.levels.count) * $0) }
    var found: [PartialInvariance.Place] = []
    for (test, p) in zip(tests, adjusted) where p < options.level {
      found.append(
        PartialInvariance.Place(
          level: level, place: test.place, statistic: test.statistic,
          degreesOfFreedom: test.degreesOfFreedom, p: test.p, adjustedP: p, changes: test.changes,
          standardised: test.changes.map { $0 / deviations[test.place.row] }))
    }
    return found
  }
}
