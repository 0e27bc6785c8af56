import Plots

/// Charts of services compared and of figures over time, with made-up numbers.
enum BenchmarkSamples {
  private static let names = [
    "Northgate", "Harbour Street", "The Old Mill", "Riverside outreach",
    "Service for women leaving prison, Eastfield", "Hill House", "Market Square", "Station Road",
    "Quayside", "Oakfield", "Whitehall Lane", "St Anne's",
  ]

  /// Ratios of observed to expected outcomes, with sizes that are not whole.
  static let ratios: FunnelPlot = {
    let sizes = [4.2, 6.8, 7.1, 9.9, 12.4, 15.2, 18.8, 22.1, 26.3, 31.7, 44.6, 60.2]
    let values = [1.4, 0.7, 1.1, 0.4, 1.2, 0.9, 1.9, 1.0, 0.8, 1.1, 0.95, 1.5]
    func limits(_ label: String, _ z: Double) -> FunnelPlot.Limits {
      FunnelPlot.Limits(
        label,
        points: (8...280).map { step in
          let size = Double(step) / 4
          let root = z / (2 * size.squareRoot())
          return .init(
            size: size, lower: max(0, 1 - root) * max(0, 1 - root), upper: (1 + root) * (1 + root))
        })
    }
    return FunnelPlot(
      title: "Goals met against those expected from people's starting points",
      caption:
        "2 services with fewer than 10 people are not drawn. By chance alone about 1 of 12 would "
        + "lie outside the 95 % limits.",
      xLabel: "Goals expected to be met", yLabel: "Goals met ÷ goals expected",
      services: names.indices.map { place in
        let standing: FunnelPlot.Standing =
          switch place {
          case 6: .outsideOuter
          case 3: .outsideInner
          case 11: .outsideOuter
          default: .within
          }
        return .init(names[place], size: sizes[place], value: values[place], standing: standing)
      },
      target: 1, targetLabel: "As expected", inner: limits("95 %", 1.96),
      outer: limits("99.8 %", 3.09),
      definition: "square-root approximation to the Poisson distribution, not widened")
  }()

  static let shrunken = CaterpillarPlot(
    title: "Mean change in wellbeing, drawn towards that of all", xLabel: "Mean change (points)",
    rows: names.enumerated().map { place, name in
      let own = 2.1 + Double((place * 7) % 12 - 6) / 2.4
      let weight = 0.45 + Double((place * 5) % 12) / 24
      let value = 2.1 + weight * (own - 2.1)
      let error = 0.35 + (1 - weight) * 0.8
      return .init(
        name, value, lower: value - 1.96 * error, upper: value + 1.96 * error,
        comparison: 1.39 * error, own: own, weight: weight)
    }, reference: 2.1, referenceLabel: "All people")

  static let ranks = RankIntervalPlot(
    title: "Between which places each service may lie", caption: "10,000 draws.",
    xLabel: "Place (1: largest mean change)",
    rows: names.sorted().enumerated().map { place, name in
      let middle = Double((place * 7) % 12 + 1)
      return .init(
        name, middle: middle, lower: max(1, middle - Double(2 + place % 4)),
        upper: min(12, middle + Double(1 + place % 5)))
    }, count: 12)

  static let forest = ForestPlot(
    title: "Mean change in trust, service by service and together",
    caption: "Random effects, REML; Hartung–Knapp interval.",
    xLabel: "Mean change (points)", weightLabel: "People",
    rows: [
      .init("Northgate", 0.5, lower: 0.2, upper: 0.8, weight: 44),
      .init("Harbour Street", 0.1, lower: -0.4, upper: 0.6, weight: 12),
      .init("Service for women leaving prison, Eastfield", 0.9, lower: -0.2, upper: 2, weight: 5),
      .init("Hill House", 0.7, lower: 0.1, upper: 1.3, weight: 15),
      .init("Quayside", 0.3, lower: -0.1, upper: 0.7, weight: 24),
    ], summary: .init("All together", 0.45, lower: 0.21, upper: 0.69, weight: 100),
    prediction: .init(
      lower: -0.2, upper: 1.1, definition: "95 %, Student's t with k − 2 degrees of freedom"),
    reference: 0)

  static let control: ControlChart = {
    let figures: [Double?] = [
      31, 28, 30, 27, 29, 33, 26, 30, nil, 28, 32, 29, 27, 31, 38, 40, 37, 41, 36, 39, 38, 42, 37,
      48, 39, 40, 38,
    ]
    return ControlChart(
      title: "People with a second score, quarter by quarter",
      caption:
        "Mean ± 2.66 average moving ranges; no figure for 2021 Q1, when nothing was collected.",
      yLabel: "People with a second score (%)",
      points: figures.enumerated().map { place, value in
        ControlChart.Point(
          PlottedOccasion("\(2019 + place / 4) Q\(place % 4 + 1)"), value,
          standing: place == 23 ? .hopedFor : place == 6 ? .notHopedFor : .usual, isHigh: place != 6
        )
      },
      segments: [
        .init(0..<14, mean: 29.3, lower: 21.6, upper: 37),
        .init(14..<27, mean: 39.5, lower: 30.2, upper: 45.8, why: "reminders sent"),
      ],
      variation: "2025 Q3: common cause, ups and downs of the usual size.", target: 45,
      assurance: "As things are, the target will be met in some periods and not in others: it lies "
        + "within the usual ups and downs.")
  }()

  static let short = ControlChart(
    title: "A short series", yLabel: "People",
    points: [12, 15, 11, 14].enumerated().map { place, value in
      .init(PlottedOccasion("2026 Q\(place + 1)"), value, standing: .notJudged)
    },
    segments: [.init(0..<4, mean: 13, lower: 4.1, upper: 21.9)],
    variation: "Nothing is judged yet: 4 figures are too few to say what is usual: 13 are needed.")

  static let cusum: CumulativeChart = {
    var values: [Double] = []
    var signals: [Int] = []
    var sum = 0.0
    for person in 0..<150 {
      let came = (person * 31) % 97 < (person > 80 ? 26 : 9)
      sum = max(0, sum + (came ? 0.597837 : -0.09531))
      values.append(sum)
      if sum >= 3 {
        signals.append(person)
        sum = 0
      }
    }
    return CumulativeChart(
      title: "Evidence that support ends early more often than expected",
      caption:
        "Odds doubled against a chance of 0.1 for everybody; limit from 10,000 simulated series.",
      yLabel: "Cumulative sum", values: values, zeroLabel: "No evidence", limit: 3,
      signals: signals)
  }()

  static let vlad = CumulativeChart(
    title: "Expected minus observed, added up",
    yLabel: "Outcomes expected minus outcomes that came; falls where they come more often",
    values: [0.1, -0.6, -0.4, -0.35, -0.95, -1.8, -1.55, -1.05, -0.95, -1.6])

  static let all: [any Plot] = [ratios, shrunken, ranks, forest, control, short, cusum, vlad]

  static let empty: [any Plot] = [
    ControlChart(
      title: "T", yLabel: "y", points: [.init("1", nil), .init("2", .nan)],
      segments: [.init(0..<2, mean: 1, lower: 0, upper: 2)]),
    CumulativeChart(title: "T", yLabel: "y", values: []),
    RankIntervalPlot(title: "T", xLabel: "x", rows: [], count: 3),
  ]

  static func still(_ value: Double) -> [any Plot] {
    [
      ControlChart(
        title: "T", yLabel: "y",
        points: (0..<13).map { .init(PlottedOccasion("\($0)"), value) },
        segments: [.init(0..<13, mean: value, lower: value, upper: value)], target: value),
      ControlChart(title: "T", yLabel: "y", points: [.init("1", value)], segments: []),
      CumulativeChart(title: "T", yLabel: "y", values: [value], limit: value, signals: [0]),
      RankIntervalPlot(
        title: "T", xLabel: "x", rows: [.init("A", middle: 1, lower: 1, upper: 1)], count: 1),
      CaterpillarPlot(
        title: "T", xLabel: "x",
        rows: [
          .init("A", value, lower: value, upper: value, comparison: 0, own: value, weight: 1)
        ]),
      ForestPlot(
        title: "T", xLabel: "x", weightLabel: "n",
        rows: [.init("A", value, lower: value, upper: value, weight: 1)],
        prediction: .init(lower: value, upper: value)),
    ]
  }

  static func wild(_ value: Double) -> [any Plot] {
    [
      ControlChart(
        title: "T", yLabel: "y",
        points: (0..<13).map { .init(PlottedOccasion("\($0)"), $0 == 3 ? value : 1) },
        segments: [
          .init(-5 ..< .max, mean: value, lower: 0, upper: 2),
          .init(20..<30, mean: 1, lower: 0, upper: 2),
          .init(4..<4, mean: 1, lower: 0, upper: 2), .init(.min..<4, mean: 1, lower: 3, upper: -2),
        ], target: value),
      CumulativeChart(
        title: "T", yLabel: "y", values: [1, value, 2], limit: value, signals: [-1, 1, .max]),
      RankIntervalPlot(
        title: "T", xLabel: "x",
        rows: [
          .init("A", middle: value, lower: 1, upper: 2), .init("B", middle: 2, lower: 3, upper: 1),
        ], count: .max),
      CaterpillarPlot(
        title: "T", xLabel: "x",
        rows: [.init("A", 1, lower: 0, upper: 2, comparison: value, own: value, weight: value)]),
      ForestPlot(
        title: "T", xLabel: "x", weightLabel: "n",
        rows: [.init("A", 1, lower: 0, upper: 2, weight: 1)],
        prediction: .init(lower: value, upper: 2)),
    ]
  }

  static func crowded(_ long: String) -> [any Plot] {
    [
      ControlChart(
        title: long, xLabel: long, yLabel: long,
        points: (0..<90).map { place in
          let standing = ControlChart.Standing.allCases[place % 5]
          return .init(
            PlottedOccasion("Quarter \(place) " + long), Double((place * 37) % 50),
            standing: standing, isHigh: place.isMultiple(of: 2))
        },
        segments: (0..<6).map {
          .init(15 * $0..<(15 * $0 + 15), mean: 25, lower: 25, upper: 25.1, why: long)
        }, variation: long + ", " + long, target: 25, assurance: long),
      CumulativeChart(
        title: long, xLabel: long, yLabel: long,
        values: (0..<30_000).map { Double(($0 * 7919) % 100) }, zeroLabel: long, limit: 0.1,
        signals: Array(stride(from: 0, to: 30_000, by: 900))),
      RankIntervalPlot(
        title: long, xLabel: long,
        rows: (0..<300).map { .init("\($0) " + long, middle: 150, lower: 1, upper: 300) },
        count: 300, intervalLabel: long),
      CaterpillarPlot(
        title: long, xLabel: long,
        rows: (0..<40).map {
          .init(
            "\($0) " + long, Double($0), lower: -100, upper: 10_000.25, comparison: 50, own: -4,
            weight: 0.5)
        }, reference: 5000, referenceLabel: long),
      ForestPlot(
        title: long, xLabel: long, weightLabel: long,
        rows: (0..<5).map { .init("\($0) " + long, 1, lower: -1000, upper: 2, weight: 1) },
        summary: .init(long, 1, lower: 0, upper: 2, weight: 5),
        prediction: .init(lower: -12_000.25, upper: 9, definition: long)),
    ]
  }

  static func hostile(_ name: String) -> [any Plot] {
    [
      ControlChart(
        title: name, description: name, caption: name, xLabel: name, yLabel: name,
        points: [.init(PlottedOccasion(name), 1), .init(PlottedOccasion(name), 2)],
        segments: [
          .init(0..<1, mean: 1, lower: 0, upper: 2),
          .init(1..<2, mean: 1, lower: 0, upper: 2, why: name),
        ], variation: name, target: 1, assurance: name),
      CumulativeChart(
        title: name, description: name, caption: name, xLabel: name, yLabel: name, values: [1],
        zeroLabel: name),
      RankIntervalPlot(
        title: name, description: name, caption: name, xLabel: name,
        rows: [.init(name, middle: 1, lower: 1, upper: 2)], count: 2, intervalLabel: name),
      ForestPlot(
        title: name, xLabel: name, weightLabel: name,
        rows: [.init(name, 1, lower: 0, upper: 2, weight: 1)],
        prediction: .init(lower: 0, upper: 2, definition: name)),
      FunnelPlot(
        title: name, yLabel: name, services: [.init(name, size: 2.5, value: 1)], target: 1,
        inner: .init(name, points: [.init(size: 2, lower: 0, upper: 2)]), definition: name),
    ]
  }
}
