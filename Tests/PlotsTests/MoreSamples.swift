import Plots

/// One plot of each further kind, with made-up numbers.
enum MoreSamples {
  static let occasions: [PlottedOccasion] = ["Baseline", "Review 1", "Review 2", "Review 3"]

  /// Sixty services with names of forty characters.
  static let caterpillar = CaterpillarPlot(
    title: "Mean change in wellbeing, sixty services in the order of their means",
    caption: "3 services with fewer than 10 people are withheld.", xLabel: "Mean change (points)",
    rows: (0..<60).map { place in
      let value = 2.1 + Double((place * 37) % 60 - 30) / 12
      let reach = 0.5 + Double((place * 13) % 20) / 10
      return .init(
        "Supported accommodation, street number \(place)", value, lower: value - reach,
        upper: value + reach)
    }, reference: 2.1, referenceLabel: "All people")

  static let forest = ForestPlot(
    title: "Mean change in trust, service by service and together",
    xLabel: "Mean change (points)", weightLabel: "People",
    rows: [
      .init("Northgate", 0.5, lower: 0.2, upper: 0.8, weight: 44),
      .init("Harbour Street", 0.1, lower: -0.4, upper: 0.6, weight: 12),
      .init("Service for women leaving prison, Eastfield", 0.9, lower: -0.2, upper: 2, weight: 5),
    ], summary: .init("All together", 0.4, lower: 0.2, upper: 0.6, weight: 61), reference: 0)

  static let growth = GrowthPlot(
    title: "Each person's line, and the average", yLabel: "Trust score (0 to 28)",
    occasions: occasions,
    lines: (0..<40).map { person in
      let start = 8 + Double((person * 7) % 15)
      return .init(
        from: 0, to: Double(1 + person % 3), start: start,
        end: start + Double((person * 11) % 9) - 3)
    },
    average: (0..<4).map {
      .init(
        at: Double($0), value: 13 + Double($0), lower: 12 + Double($0), upper: 14 + Double($0))
    }, range: 0...28)

  private static let quarters: [Double?] = [31, 28, 30, 27, 29, 33, 36, 35, nil, 38, 37, 39, 36]
  static let run = RunChart(
    title: "People seen each quarter", yLabel: "People",
    points: quarters.enumerated().map { place, value in
      RunChart.Point(PlottedOccasion("\(2023 + place / 4) Q\(place % 4 + 1)"), value)
    })

  static let missing = MissingnessPlot(
    title: "Where answers are missing", occasions: occasions.map(\.label),
    rows: (1...8).map { item -> MissingnessPlot.Row in
      // The last question was not put on the first occasion.
      let counts = [0, item, 3 * item, 59]
      let cells = counts.map { missing in
        MissingnessPlot.Cell(missing: missing, asked: item == 8 && missing == 0 ? 0 : 60)
      }
      return MissingnessPlot.Row("Question \(item)", cells: cells)
    })

  static let likert = LikertPlot(
    title: "What people answered last",
    choices: ["1 Not at all", "2 A little", "3 Partly", "4 Mostly", "5 Wholly"],
    rows: [
      .init("My worker does what they say they will", counts: [3, 6, 12, 22, 17]),
      .init("I can say what I think", counts: [1, 0, 0, 58, 1]),
      .init("Nobody was asked this", counts: [0, 0, 0, 0, 0]),
    ])

  static let cut = BeforeAfterPlot(
    title: "First and last score with a cut-off",
    pairs: [
      .init(before: 14, after: 6), .init(before: 12, after: 13), .init(before: 4, after: 3),
    ], errorWidth: 5.2, cutOff: .init(9.5, label: "range of people who seek help"), range: 0...27)

  static let turns = JourneyGrid(
    title: "Setbacks and ground regained", yLabel: "Trust score (0 to 28)", occasions: occasions,
    journeys: [
      PlottedJourney(
        "Person A", scores: [18, 6, 15, nil], standardError: 1.8,
        turns: [.init(.setback, at: 1), .init(.regained, at: 2), .init(.regained, at: 3)]),
      PlottedJourney("Person B", scores: [9, 10, 9, 11], standardError: 1.8),
    ], range: 0...28)

  static let all: [any Plot] =
    [
      caterpillar, forest, growth, run, missing, likert, cut, turns,
    ] + BenchmarkSamples.all + OverTimeSamples.all

  /// Nothing to draw.
  static let empty: [any Plot] =
    [
      CaterpillarPlot(title: "T", xLabel: "x", rows: [.init("A", .nan)]),
      ForestPlot(title: "T", xLabel: "x", weightLabel: "n", rows: []),
      GrowthPlot(title: "T", yLabel: "y", occasions: ["1"], lines: [], average: []),
      RunChart(title: "T", yLabel: "y", points: [.init("1", nil)]),
      MissingnessPlot(title: "T", occasions: ["1"], rows: [.init("A", cells: [])]),
      LikertPlot(title: "T", choices: ["1"], rows: [.init("A", counts: [0])]),
    ] + BenchmarkSamples.empty + OverTimeSamples.empty

  /// One thing, or the same throughout.
  static let still: [any Plot] = still(0) + still(-3.5) + still(1e12) + stillCounts

  private static func still(_ value: Double) -> [any Plot] {
    [
      CaterpillarPlot(
        title: "T", xLabel: "x", rows: [.init("A", value, lower: value, upper: value)],
        reference: value),
      ForestPlot(
        title: "T", xLabel: "x", weightLabel: "n",
        rows: [.init("A", value, lower: value, upper: value, weight: 1)],
        summary: .init("All", value, lower: value, upper: value, weight: 1)),
      GrowthPlot(
        title: "T", yLabel: "y", occasions: ["1", "2"],
        lines: [.init(from: 0, to: 1, start: value, end: value)],
        average: [.init(at: 0, value: value)]),
      RunChart(
        title: "T", yLabel: "y",
        points: (0..<12).map { RunChart.Point(PlottedOccasion("\($0)"), value) }),
      BeforeAfterPlot(
        title: "T", pairs: [.init(before: value, after: value)],
        cutOff: .init(value, label: "half")),
    ] + BenchmarkSamples.still(value) + OverTimeSamples.still(value)
  }

  private static let stillCounts: [any Plot] = [
    MissingnessPlot(
      title: "T", occasions: ["1"], rows: [.init("A", cells: [.init(missing: 1, asked: 1)])]),
    LikertPlot(title: "T", choices: ["1"], rows: [.init("A", counts: [1])]),
  ]

  /// Numbers no plot should ever be given.
  static let wild: [any Plot] =
    wild(.nan) + wild(.infinity) + wild(-1e300) + wild(.leastNonzeroMagnitude) + wildCounts

  private static func wild(_ value: Double) -> [any Plot] {
    [
      CaterpillarPlot(
        title: "T", xLabel: "x",
        rows: [.init("A", value, lower: value, upper: 1), .init("B", 1, lower: value, upper: 2)],
        reference: value),
      ForestPlot(
        title: "T", xLabel: "x", weightLabel: "n",
        rows: [
          .init("A", 1, lower: value, upper: 2, weight: 1),
          .init("B", 1, lower: 0, upper: 2, weight: value),
          .init("C", 1, lower: 0, upper: 2, weight: 3),
        ], summary: .init("All", value, lower: 0, upper: 1, weight: 1), reference: value),
      GrowthPlot(
        title: "T", yLabel: "y", occasions: ["1", "2"],
        lines: [
          .init(from: value, to: 1, start: 1, end: 2),
          .init(from: 0, to: 1, start: 1, end: value),
        ],
        average: [
          .init(at: value, value: 1), .init(at: 1, value: value),
          .init(at: 1, value: 1, lower: value),
        ]),
      RunChart(
        title: "T", yLabel: "y",
        points: (0..<12).map { RunChart.Point(PlottedOccasion("\($0)"), $0 == 3 ? value : 1) }),
      BeforeAfterPlot(
        title: "T", pairs: [.init(before: 1, after: 2)], cutOff: .init(value, label: "x")),
      JourneyGrid(
        title: "T", yLabel: "y", occasions: ["1", "2"],
        journeys: [
          PlottedJourney(
            "A", scores: [1, value],
            turns: [.init(.setback, at: 1), .init(.regained, at: .max), .init(.setback, at: -1)])
        ]),
    ] + BenchmarkSamples.wild(value) + OverTimeSamples.wild(value)
  }

  private static let wildCounts: [any Plot] = [
    MissingnessPlot(
      title: "T", occasions: ["1", "2"],
      rows: [
        .init("A", cells: [.init(missing: .max, asked: 1), .init(missing: .min, asked: .max)])
      ]),
    LikertPlot(title: "T", choices: ["1", "2"], rows: [.init("A", counts: [.max, .min])]),
  ]

  /// Far too much of everything, with long names.
  static let crowded: [any Plot] = {
    let long =
      "Floating support for people leaving supported accommodation in the eastern districts"
    let estimates = (0..<400).map { place in
      CaterpillarPlot.Row("\(place) " + long, Double(place % 7), lower: -1_000, upper: 12_000.25)
    }
    let weighted = (0..<60).map { place -> ForestPlot.Row in
      let value = Double(place)
      return ForestPlot.Row("\(place) " + long, value, lower: -100, upper: 100, weight: 1 + value)
    }
    let lines = (0..<500).map { place -> GrowthPlot.Line in
      let value = Double(place)
      return GrowthPlot.Line(from: 0, to: 13, start: value, end: 500 - value)
    }
    let points = (0..<60).map { place in
      RunChart.Point(PlottedOccasion("Quarter \(place) " + long), Double(place))
    }
    let missing = (0..<200).map { row -> MissingnessPlot.Row in
      let cells = (0..<60).map { MissingnessPlot.Cell(missing: (row * $0) % 101, asked: 100) }
      return MissingnessPlot.Row("\(row) " + long, cells: cells)
    }
    let answers = (0..<90).map { row -> LikertPlot.Row in
      let counts = (0..<20).map { (row * $0) % 30 }
      return LikertPlot.Row("\(row) " + long, counts: counts)
    }
    let choices = (0..<20).map { "\($0) " + long }
    return [
      CaterpillarPlot(
        title: long, xLabel: long, rows: estimates, reference: 5000, referenceLabel: long),
      ForestPlot(
        title: long, xLabel: long, weightLabel: long, rows: weighted,
        summary: .init(long, 1, lower: 0, upper: 2, weight: 4_000), reference: 0),
      GrowthPlot(
        title: long, xLabel: long, yLabel: long,
        occasions: (1...14).map { PlottedOccasion("Review number \($0)") }, lines: lines,
        average: []),
      RunChart(title: long, xLabel: long, yLabel: long, points: points),
      MissingnessPlot(title: long, occasions: choices, rows: missing),
      LikertPlot(title: long, choices: choices, rows: answers),
    ] + BenchmarkSamples.crowded(long) + OverTimeSamples.crowded(long)
  }()

  static let hostile: [any Plot] = {
    let name = HardSamples.hostileName
    return [
      CaterpillarPlot(
        title: name, description: name, caption: name, xLabel: name, rows: [.init(name, 1)],
        reference: 1, referenceLabel: name),
      ForestPlot(
        title: name, xLabel: name, weightLabel: name,
        rows: [.init(name, 1, lower: 0, upper: 2, weight: 1)]),
      GrowthPlot(
        title: name, xLabel: name, yLabel: name, occasions: [PlottedOccasion(name), "2"],
        lines: [.init(from: 0, to: 1, start: 0, end: 1)], average: []),
      RunChart(title: name, xLabel: name, yLabel: name, points: [.init(PlottedOccasion(name), 1)]),
      MissingnessPlot(
        title: name, occasions: [name],
        rows: [.init(name, cells: [.init(missing: 1, asked: 2)])]),
      LikertPlot(title: name, choices: [name, name], rows: [.init(name, counts: [1, 2])]),
      BeforeAfterPlot(
        title: name, pairs: [.init(before: 1, after: 2)], cutOff: .init(1, label: name)),
    ] + BenchmarkSamples.hostile(name) + OverTimeSamples.hostile(name)
  }()
}
