import Benchmarking
import Plots
import Results

/// The drawings of services side by side, each in the order of their names.
struct ServicePlots: Sendable {
  let host: any ServiceHost
  let compared: ComparedServices

  private var round: (Double) -> Double { host.digits.rounded }

  /// Means with their intervals, as they are; those where nobody has two scores are in the table only.
  var means: IntervalPlot {
    IntervalPlot(
      title: "\(host.scoreName): mean change as it is",
      description: "Mean change of \(compared.shown.count) \(host.plainServices). \(Self.table)",
      caption: host.caption, xLabel: "Change from first to last score, in points",
      rows: compared.rows.filter { $0.absence != .noPairs }.map { row in
        guard let mean = row.mean else {
          return .withheld(
            row.name, row.absence == .tooFew ? "too few people to show" : "not shown")
        }
        return .estimate(
          row.name, round(mean), lower: (row.interval?.lower).map(round),
          upper: (row.interval?.upper).map(round))
      },
      reference: round(compared.centre), referenceLabel: "All people",
      markLabel: "Mean with interval")
  }

  /// Differences drawn towards the average, with both intervals and λ.
  var caterpillar: CaterpillarPlot {
    let rows = compared.beside.compactMap { name, _, beside -> CaterpillarPlot.Row? in
      guard let drawn = beside.drawn else { return nil }
      return CaterpillarPlot.Row(
        name, round(drawn.value), lower: round(drawn.interval.lower),
        upper: round(drawn.interval.upper),
        comparison: round((drawn.comparison.upper - drawn.comparison.lower) / 2),
        own: round(beside.difference), weight: drawn.lambda)
    }
    return CaterpillarPlot(
      title: "\(host.scoreName): change beside what is expected",
      description:
        "Change beside what is expected in \(rows.count) \(host.plainServices). \(Self.table)",
      caption: host.caption, xLabel: "Difference from what is expected, in points", rows: rows,
      reference: 0, referenceLabel: "As expected", order: .asGiven)
  }

  /// Differences against the number of people.
  func funnel(_ model: ComparedServices.Model) -> FunnelPlot {
    let services = compared.beside.compactMap { name, people, beside in
      beside.position.map {
        FunnelPlot.Service(
          name, persons: people, value: round(beside.difference), standing: Self.standing($0))
      }
    }
    let within = services.count { $0.standing == .within }
    let sizes = services.map(\.size)
    return FunnelPlot(
      title: "\(host.scoreName): difference from what is expected, by number of people",
      description:
        "Difference from what is expected in \(services.count) \(host.plainServices); \(within) "
        + "within the inner limits. \(Self.table)",
      caption: host.caption, xLabel: "People with a first and a later score",
      yLabel: "Difference from what is expected, in points", services: services,
      target: model.curve.centre, targetLabel: "As expected",
      inner: limits("95 %", 0.95, model.curve, sizes),
      outer: limits("99.8 %", 0.998, model.curve, sizes),
      definition: "normal limits from the spread of people within \(host.plainServices)"
        + (model.curve.widening > 0
          ? ", widened for differences beyond chance (DerSimonian and Laird)" : ""))
  }

  /// Between which places each may lie.
  func places(_ model: ComparedServices.Model) -> RankIntervalPlot {
    RankIntervalPlot(
      title: "\(host.scoreName): between which places each may lie", caption: host.caption,
      xLabel: "Place (1: lowest difference from what is expected)",
      rows: compared.beside.compactMap { name, _, beside in
        beside.places.map {
          .init(
            name, middle: Double($0.median), lower: Double($0.lower), upper: Double($0.upper))
        }
      }, count: model.placed)
  }

  private func limits(
    _ label: String, _ coverage: Double, _ curve: FunnelCurve, _ sizes: [Double]
  ) -> FunnelPlot.Limits {
    let most = Int(sizes.max() ?? 1)
    let fewest = max(1, Int(sizes.min() ?? 1))
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
        let limits = curve.limits(n: n, coverage: coverage)
        // Fine enough for a smooth curve, and no finer than what is shown.
        return .init(
          size: Double(n), lower: limits.lowerBound.toThousandths,
          upper: limits.upperBound.toThousandths)
      })
  }

  private static let table = "The table holds every figure."

  private static func standing(_ position: Funnel.Position) -> FunnelPlot.Standing {
    position.isSignal ? .outsideOuter : position.isWorthALook ? .outsideInner : .within
  }
}

extension Double {
  /// The nearest thousandth; a number too large for it stays.
  fileprivate var toThousandths: Double {
    let rounded = (self * 1000).rounded() / 1000
    return rounded.isFinite ? rounded : self
  }
}
