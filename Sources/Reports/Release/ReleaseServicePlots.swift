import Benchmarking
import Plots
import Results

/// The two drawings of services that may be told.
struct ReleaseServicePlots: Sendable {
  let chapter: ReleaseChapter
  let released: ReleasedServices

  /// Means with their intervals, in the order of the names.
  var intervals: IntervalPlot {
    let round = chapter.digits.rounded
    return IntervalPlot(
      title: "Mean change", xLabel: "Change from first to last score, in points",
      rows: released.services.map { service in
        guard let figures = service.figures else {
          return .withheld(service.name, "not shown")
        }
        return .estimate(
          service.name, round(figures.mean.mean), lower: round(figures.mean.interval.lower),
          upper: round(figures.mean.interval.upper), second: figures.shrunken.map(round))
      },
      reference: released.funnel.centre, referenceLabel: "All people",
      markLabel: "Mean with interval", secondLabel: "Mean drawn towards that of all")
  }

  /// Means against the number of people.
  var funnel: FunnelPlot {
    let services = released.services.compactMap { service in
      service.figures.map {
        FunnelPlot.Service(
          service.name, persons: $0.mean.n, value: $0.mean.mean,
          standing: ServicePlots.standing($0.position))
      }
    }
    let sizes = released.services.compactMap(\.figures?.mean.n)
    return FunnelPlot(
      title: "Mean change by number of people",
      xLabel: "People with a first and a later score", yLabel: "Mean change, in points",
      services: services, target: released.funnel.centre, targetLabel: "All people",
      inner: limits("95 %", 0.95, sizes), outer: limits("99.8 %", 0.998, sizes))
  }

  private func limits(_ label: String, _ coverage: Double, _ sizes: [Int]) -> FunnelPlot.Limits {
    let most = sizes.max() ?? 1
    let fewest = max(1, sizes.min() ?? 1)
    let end = max(fewest + 1, most + most / 10 + 1)
    // Closer together where the curve bends most.
    let steps = Set(
      (0...40).map { step in
        let share = Double(step) / 40
        return fewest + Int((Double(end - fewest) * share * share).rounded())
      })
    return FunnelPlot.Limits(
      label,
      points: steps.sorted().map { n in
        let limits = released.funnel.limits(n: n, coverage: coverage)
        return .init(size: Double(n), lower: limits.lowerBound, upper: limits.upperBound)
      })
  }
}
