import Distributions
import Results

/// Gives every service its figures, limits and position.
struct FunnelJudge {
  let plan: FunnelPlan
  let options: Funnel.Options
  let tauSquared: Double
  /// Why no service is given a position, where none is.
  var silence: Withheld?

  init(plan: FunnelPlan, options: Funnel.Options, tauSquared: Double) {
    self.plan = plan
    self.options = options
    self.tauSquared = tauSquared
  }

  func units(_ places: [Result<FunnelPlan.Place, Withheld>]) -> [Funnel.Unit] {
    var units = zip(plan.rows, places).map { row, place in
      Funnel.Unit(
        name: row.name, completion: row.completion,
        figures: row.point.map { figures($0, place) })
    }
    // The false discovery rate is over the services that are judged.
    let judged = units.indices.filter { pValue(units[$0]) != nil }
    let adjusted = BenjaminiHochberg.adjusted(judged.compactMap { pValue(units[$0]) })
    for (index, value) in zip(judged, adjusted) {
      units[index].figures = units[index].figures.map { figures in
        var figures = figures
        figures.adjustedPValue = value
        return figures
      }
    }
    return units
  }

  private func pValue(_ unit: Funnel.Unit) -> Double? {
    (try? unit.figures.get())?.pValue
  }

  private func figures(
    _ point: FunnelPoint, _ place: Result<FunnelPlan.Place, Withheld>
  ) -> Funnel.Figures {
    let inner = limits(point, options.inner)
    let outer = limits(point, options.outer)
    let position = position(point, place, inner: inner, outer: outer)
    let adjustedZ = adjustedZ(point, place)
    var pValue: Double?
    if case .success = position {
      pValue =
        (tauSquared > 0 ? nil : plan.rule.exactProbability(point, target: plan.target))
        ?? (adjustedZ ?? (try? place.get().z)).map { Normal().twoSided($0) }
    }
    return Funnel.Figures(
      denominator: point.denominator, value: point.value * plan.multiplier, z: place.map(\.z),
      adjustedZ: adjustedZ,
      pValue: pValue, adjustedPValue: nil, inner: scaled(inner), outer: scaled(outer),
      position: position)
  }

  private func adjustedZ(
    _ point: FunnelPoint, _ place: Result<FunnelPlan.Place, Withheld>
  ) -> Double? {
    guard tauSquared > 0, let place = try? place.get() else { return nil }
    let distance = place.y - plan.rule.scale.place(of: plan.target)
    return plan.rule.deviate(
      distance / (place.s * place.s + tauSquared).squareRoot(), at: point.denominator)
  }

  private func scaled(_ limits: ClosedRange<Double>) -> ClosedRange<Double> {
    finiteRange(limits.lowerBound * plan.multiplier, limits.upperBound * plan.multiplier)
  }

  /// The limits at a service's denominator; by its own spread where that is the rule.
  private func limits(_ point: FunnelPoint, _ coverage: Double) -> ClosedRange<Double> {
    if case .student = plan.rule, let deviation = point.deviation {
      let s = deviation / point.denominator.squareRoot()
      let critical = plan.rule.critical(at: point.denominator, coverage: coverage)
      return plan.rule.scale.limits(
        around: plan.target, reach: critical * (s * s + tauSquared).squareRoot())
    }
    return tauSquared > 0
      ? plan.rule.widened(
        around: plan.target, at: point.denominator, coverage: coverage, between: tauSquared)
      : plan.rule.limits(around: plan.target, at: point.denominator, coverage: coverage)
  }

  /// A ratio of counts, and a zero with ½ added, is judged where it is placed; everything else by its
  /// value.
  private func position(
    _ point: FunnelPoint, _ place: Result<FunnelPlan.Place, Withheld>,
    inner: ClosedRange<Double>, outer: ClosedRange<Double>
  ) -> Result<Funnel.Position, Withheld> {
    if let silence { return .failure(silence) }
    if tauSquared == 0 {
      switch plan.rule {
      case .poisson, .binomial:
        return .success(Funnel.Position(point.value, inner: inner, outer: outer))
      case .normal, .student: break
      }
    }
    return place.map { place in
      let judged =
        switch plan.rule.scale {
        case .log, .logOfCounts: plan.rule.scale.value(at: place.y)
        case .squareRoot, .arcsine, .share, .plain: point.value
        }
      return Funnel.Position(judged, inner: inner, outer: outer)
    }
  }
}
