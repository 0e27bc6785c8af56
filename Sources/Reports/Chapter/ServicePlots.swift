import Benchmarking
import Disclosure
import Plots
import Results

/// The two drawings of services side by side.
struct ServicePlots: Sendable {
  let outcome: Outcome
  let comparison: ServiceComparison

  /// Means with their intervals, in the order of the names; those where nobody has two scores are
  /// in the table only.
  var intervals: IntervalPlot {
    IntervalPlot(
      title: "Mean change", description: spoken,
      xLabel: "Change from first to last score, in points",
      rows: comparison.services.filter { $0.status != .noPairs }.map { service in
        guard let figures = service.figures else {
          return .withheld(service.name, "too few people to show")
        }
        let round = outcome.digits.rounded
        return .estimate(
          service.name, round(figures.mean), lower: (figures.interval?.lower).map(round),
          upper: (figures.interval?.upper).map(round), second: figures.shrunken.map(round))
      },
      reference: comparison.funnel.centre, referenceLabel: "All people",
      markLabel: "Mean with interval", secondLabel: "Mean drawn towards that of all")
  }

  /// Means with their intervals in the order of their size, for many services.
  var caterpillar: CaterpillarPlot {
    let round = outcome.digits.rounded
    return CaterpillarPlot(
      title: "Mean change", description: spoken,
      xLabel: "Change from first to last score, in points",
      rows: comparison.services.compactMap { service in
        service.figures.map { figures in
          CaterpillarPlot.Row(
            service.name, round(figures.mean), lower: (figures.interval?.lower).map(round),
            upper: (figures.interval?.upper).map(round))
        }
      },
      reference: comparison.funnel.centre, referenceLabel: "All people")
  }

  /// Means against the number of people.
  var funnel: FunnelPlot {
    let shown = comparison.services.compactMap { service in
      service.figures.map {
        FunnelPlot.Service(
          service.name, persons: $0.n, value: $0.mean, standing: Self.standing($0.position))
      }
    }
    let most = comparison.services.compactMap(\.figures?.n).max() ?? comparison.rule.fewestPersons
    return FunnelPlot(
      title: "Mean change by number of people", description: spoken,
      xLabel: "People with a first and a later score",
      yLabel: "Mean change, in points", services: shown, target: comparison.funnel.centre,
      targetLabel: "All people", inner: limits("95 %", 0.95, most),
      outer: limits("99.8 %", 0.998, most))
  }

  /// In the study's own words for a service.
  private var spoken: String {
    let figures = comparison.services.compactMap(\.figures)
    return "Mean change of \(figures.count) \(outcome.study.services); "
      + "\(figures.count { $0.position == .within }) within the inner limits. "
      + "The table holds every figure."
  }

  private func limits(_ label: String, _ coverage: Double, _ most: Int) -> FunnelPlot.Limits {
    let fewest = max(1, min(comparison.rule.fewestPersons, most))
    let end = max(fewest + 1, most + most / 10 + 1)
    // Closer together where the curve bends most.
    let sizes = Set(
      (0...40).map { step in
        let share = Double(step) / 40
        return fewest + Int((Double(end - fewest) * share * share).rounded())
      })
    return FunnelPlot.Limits(
      label,
      points: sizes.sorted().map { n in
        let limits = comparison.funnel.limits(n: n, coverage: coverage)
        return .init(size: Double(n), lower: limits.lowerBound, upper: limits.upperBound)
      })
  }

  static func standing(_ position: ServiceComparison.Position) -> FunnelPlot.Standing {
    switch position {
    case .within: .within
    case .below, .above: .outsideInner
    case .farBelow, .farAbove: .outsideOuter
    }
  }
}
