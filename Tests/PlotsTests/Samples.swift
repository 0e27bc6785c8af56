import Plots

/// One plot of each kind, with made-up numbers.
enum Samples {
  static let histogram = Histogram(
    title: "Wellbeing at the first review",
    caption: "142 persons; 3 scores set aside because fewer than five items were answered.",
    xLabel: "Wellbeing score (points)",
    bins: [3, 5, 9, 14, 21, 26, 24, 18, 11, 7, 4].enumerated().map {
      Histogram.Bin(lower: 7 + 2.5 * Double($0), upper: 9.5 + 2.5 * Double($0), count: $1)
    } + [Histogram.Bin(lower: 34.5, upper: 37, count: nil)],
    references: [
      .init(value: 23.6, label: "Mean of adults in England"),
      .init(value: 19.5, label: "Low wellbeing below"),
      .init(value: 27.5, label: "High wellbeing from"),
    ],
    range: 7...37)

  static let journey = JourneyPlot(
    title: "Trust, as Person A described it", yLabel: "Trust score (0 to 28)",
    occasions: [
      "Baseline", "Review 1", "Review 2", "Review 3", "Review 4", "Review 5", "Review 6",
    ],
    journeys: [
      PlottedJourney(
        "Person A", scores: [9, 14, 11, nil, 17, 15, 21], standardError: 2.1,
        marks: [.init(at: 1.5, label: "New worker"), .init(at: 3.6, label: "Moved into own flat")])
    ],
    range: 0...28)

  static let journeys = JourneyPlot(
    title: "Four journeys through the first eighteen months",
    xLabel: "Months since the first meeting",
    yLabel: "Wellbeing score (7 to 35)",
    occasions: [0, 3, 6, 9, 12, 18].map { PlottedOccasion(String($0), at: Double($0)) },
    journeys: [
      PlottedJourney("Person A", scores: [11, 14, 13, 19, 21, 22], standardError: 1.6),
      PlottedJourney(
        "Person B", scores: [15, nil, nil, 17, 23, 21],
        marks: [.init(at: 2.5, label: "change of worker")]),
      PlottedJourney("Person C", scores: [24, 22, 15, 18, nil, nil]),
      PlottedJourney("Person D", scores: [nil, 20, 21, 20, 22, 23]),
    ],
    range: 7...35)
}

extension Samples {
  static let grid = JourneyGrid(
    title: "Seven journeys, side by side", xLabel: "Reviews, three months apart",
    yLabel: "Trust score (0 to 28)", occasions: ["Baseline", "R1", "R2", "R3", "R4"],
    journeys: [
      [9, 14, 11, nil, 17], [12, 12, 13, 12, 14], [20, 15, 9, 14, 19], [nil, 7, 9, 8, 16],
      [18, 21, nil, nil, 25], [5, 8, 13, 12, 20], [16, nil, 15, nil, nil],
    ].enumerated().map { place, scores in
      PlottedJourney(
        "Person " + String(Array("ABCDEFG")[place]), scores: scores, standardError: 1.8,
        marks: place == 2 ? [.init(at: 2.5, label: "change of worker")] : [])
    },
    range: 0...28)

  static let meanTrend = MeanTrend(
    title: "Mean wellbeing rises by about two points in the first year",
    yLabel: "Mean wellbeing score (7 to 35)",
    means: [
      .init("Baseline", mean: 18.4, lower: 17.6, upper: 19.2, n: 142),
      .init("Review 1", mean: 19.9, lower: 19.0, upper: 20.8, n: 118),
      .init("Review 2", mean: nil, n: nil),
      .init("Review 3", mean: 20.3, lower: 19.1, upper: 21.5, n: 83),
      .init("Review 4", mean: 20.6, lower: 19.0, upper: 22.2, n: 47),
    ],
    fitted: (0...20).map { step in
      let t = Double(step) / 5
      let value = 18.5 + 2.1 * (1 - 1 / (1 + 1.1 * t)) * 1.25
      return .init(
        at: t, value: value, lower: value - 0.6 - 0.15 * t, upper: value + 0.6 + 0.15 * t)
    })

  static let beforeAfter = BeforeAfterPlot(
    title: "First and last wellbeing score of 99 persons",
    caption: "52 persons with one score only are not shown.",
    pairs: (0..<90).map { place in
      let before = 11 + (place * 7) % 16
      let change = [2, 5, -1, 0, 7, 3, -6, 1, 4, 9, 0, 2][(place * 5) % 12]
      return .init(before: Double(before), after: Double(before + change))
    } + Array(repeating: .init(before: 18, after: 21), count: 9),
    errorWidth: 4.4, range: 7...35)

  private static func limits(_ label: String, _ z: Double) -> FunnelPlot.Limits {
    FunnelPlot.Limits(
      label,
      points: (2...140).map { n in
        let reach = z * 5.2 / Double(n).squareRoot()
        return .init(size: Double(n), lower: 2.1 - reach, upper: 2.1 + reach)
      })
  }

  static let funnel = FunnelPlot(
    title: "Mean change by service, against limits of chance",
    caption: "3 services with fewer than 10 persons are withheld.",
    yLabel: "Mean change in wellbeing (points)",
    services: [
      (12, 3.9), (14, 1.2), (15, 0.4), (18, 2.7), (21, 3.3), (22, 0.9), (25, 1.9), (28, 2.8),
      (31, 2.4), (33, 1.1), (38, 3.6), (41, 2.2), (46, 1.7), (52, 2.9), (60, 2.3), (71, 1.4),
      (96, 2.6), (124, 2.0),
    ].enumerated().map { FunnelPlot.Service("Service \($0 + 1)", persons: $1.0, value: $1.1) } + [
      .init("Harbour Street", persons: 44, value: 3.9, standing: .outsideInner),
      .init("Northgate", persons: 63, value: 4.5, standing: .outsideOuter),
      .init("The Old Mill", persons: 65, value: 4.4, standing: .outsideOuter),
      .init("Riverside outreach", persons: 58, value: 0.5, standing: .outsideInner),
    ],
    target: 2.1, inner: limits("95 %", 1.96), outer: limits("99.8 %", 3.09))

  static let intervals = IntervalPlot(
    title: "Mean change in wellbeing, service by service", xLabel: "Mean change (points)",
    rows: [
      .estimate("Northgate", 4.5, lower: 3.2, upper: 5.8, second: 4.0),
      .estimate("Harbour Street", 3.9, lower: 2.4, upper: 5.4, second: 3.4),
      .estimate(
        "Service for women leaving prison, Eastfield", 2.7, lower: 0.3, upper: 5.1, second: 2.4),
      .estimate("The Old Mill", 2.0, lower: 0.9, upper: 3.1, second: 2.0),
      .estimate("Riverside outreach", -0.5, lower: -1.8, upper: 0.8, second: 0.1),
      .withheld("Hill House", "withheld: fewer than 10 persons"),
    ],
    reference: 2.1, referenceLabel: "All services (2.1)")

  static let shares = StackedBar(
    title: "Change beyond measurement error, from first to last score",
    categories: [
      "Higher than before, beyond error", "No reliable change", "Lower than before, beyond error",
    ],
    rows: [
      .counts("All services", [52, 71, 19]), .counts("Northgate", [21, 20, 1]),
      .counts("Harbour Street", [12, 200, 1]),
      .withheld("Hill House", "withheld: fewer than 10 persons"),
      .counts("The Old Mill", [0, 14, 6]),
    ])

  static let all: [any Plot] =
    [histogram, journey, journeys, grid, meanTrend, beforeAfter, funnel, intervals, shares]
    + MoreSamples.all
}
