import Plots

/// Plots that go wrong easily: nothing, one thing, all the same, too much, and hostile names.
enum HardSamples {
  static let hostileName = "<script>alert(\"x\")</script> & 'Person' \u{202E}B\u{0}"

  static let empty: [any Plot] =
    [
      Histogram(title: "T", xLabel: "x", bins: []),
      JourneyPlot(title: "T", yLabel: "y", occasions: [], journeys: []),
      JourneyPlot(
        title: "T", yLabel: "y", occasions: ["1"], journeys: [PlottedJourney("A", scores: [nil])]),
      JourneyGrid(title: "T", yLabel: "y", occasions: ["1"], journeys: []),
      MeanTrend(title: "T", yLabel: "y", means: [.init("1", mean: nil, n: nil)]),
      BeforeAfterPlot(title: "T", pairs: [.init(before: .nan, after: 1)]),
      FunnelPlot(title: "T", yLabel: "y", services: [], target: nil),
      IntervalPlot(title: "T", xLabel: "x", rows: []),
      StackedBar(title: "T", categories: [], rows: []),
    ] + MoreSamples.empty

  /// One value each, or the same value throughout.
  static let still: [any Plot] =
    [0.0, 17, -3.5, 1e12].flatMap { value -> [any Plot] in
      [
        Histogram(title: "T", xLabel: "x", bins: [.init(lower: value, upper: value + 1, count: 1)]),
        JourneyPlot(
          title: "T", yLabel: "y", occasions: ["Only"],
          journeys: [PlottedJourney("A", scores: [value])]),
        JourneyGrid(
          title: "T", yLabel: "y", occasions: ["1", "2", "3"],
          journeys: [PlottedJourney("A", scores: [value, value, value])]),
        MeanTrend(title: "T", yLabel: "y", means: [.init("1", mean: value, n: 1)]),
        BeforeAfterPlot(
          title: "T", pairs: Array(repeating: .init(before: value, after: value), count: 40)),
        FunnelPlot(
          title: "T", yLabel: "y", services: [.init("S", persons: 1, value: value)], target: value),
        IntervalPlot(
          title: "T", xLabel: "x", rows: [.estimate("A", value, lower: value, upper: value)]),
        StackedBar(title: "T", categories: ["All"], rows: [.counts("", [1])]),
      ]
    } + MoreSamples.still

  /// Numbers no plot should ever be given.
  static let wild: [any Plot] =
    [
      Double.nan, .infinity, -.infinity, 1e300, -1e300, .leastNonzeroMagnitude,
    ].flatMap {
      value -> [any Plot] in
      [
        Histogram(
          title: "T", xLabel: "x",
          bins: [
            .init(lower: value, upper: 3, count: 2), .init(lower: 0, upper: 1, count: -4),
            .init(lower: 1, upper: 2, count: Int.max),
          ], references: [.init(value: value, label: "r")], range: -.infinity ... .infinity),
        JourneyPlot(
          title: "T", yLabel: "y", occasions: [PlottedOccasion("1", at: value), "2", "3"],
          journeys: [
            PlottedJourney(
              "A", scores: [value, 3, 4, 5, 6], standardError: value,
              marks: [.init(at: value, label: "m")])
          ]),
        JourneyGrid(
          title: "T", yLabel: "y", occasions: ["1", "2"],
          journeys: [PlottedJourney("A", scores: [1, value], standardError: value)]),
        MeanTrend(
          title: "T", yLabel: "y",
          means: [
            .init("1", mean: value, lower: 1, upper: value, n: Int.min), .init("2", mean: 2, n: 3),
          ],
          fitted: [.init(at: value, value: 1), .init(at: 1e300, value: 2, lower: value, upper: 1)]),
        BeforeAfterPlot(
          title: "T", pairs: [.init(before: 1, after: value), .init(before: 1, after: 2)],
          errorWidth: value),
        FunnelPlot(
          title: "T", yLabel: "y",
          services: [
            .init("S", persons: Int.max, value: 1), .init("S", persons: Int.min, value: 1),
            .init("S", persons: 3, value: value),
          ], target: value,
          inner: .init("95 %", points: [.init(size: value, lower: value, upper: 1)])),
        IntervalPlot(
          title: "T", xLabel: "x",
          rows: [
            .estimate("A", value, lower: value, upper: 1),
            .estimate("B", 1, lower: value, second: value),
          ], reference: value),
        StackedBar(
          title: "T", categories: ["a", "b"], rows: [.counts("r", [Int.max, Int.min, 3])]),
      ]
    } + MoreSamples.wild

  private static func noise(_ place: Int) -> Double { Double((place * 7919) % 1000) / 1000 }

  /// Five hundred of everything.
  static let many: [any Plot] = {
    let wandering = (0..<500).map { person -> PlottedJourney in
      let scores: [Double?] = (0..<40).map { 10 + 9 * noise(person * 40 + $0) }
      return PlottedJourney("P\(person)", scores: scores)
    }
    let short = (0..<500).map { person -> PlottedJourney in
      PlottedJourney("P\(person)", scores: [noise(person), nil, noise(person + 1)])
    }
    let pairs = (0..<500).map { person -> BeforeAfterPlot.Pair in
      .init(before: 30 * noise(person), after: 30 * noise(person + 500))
    }
    let services = (0..<500).map { place -> FunnelPlot.Service in
      let standing: FunnelPlot.Standing = place.isMultiple(of: 40) ? .outsideInner : .within
      return .init(
        "Service number \(place)", persons: 10 + (place * 31) % 400, value: 4 * noise(place),
        standing: standing)
    }
    let rows = (0..<500).map { place -> IntervalPlot.Row in
      .estimate("Row \(place)", noise(place), lower: noise(place) - 0.2, upper: noise(place) + 0.3)
    }
    return [
      JourneyPlot(
        title: "T", yLabel: "y",
        occasions: (0..<40).map { PlottedOccasion("Occasion number \($0)") },
        journeys: wandering),
      JourneyGrid(
        title: "T", yLabel: "y", occasions: ["First", "Second", "Third"], journeys: short),
      BeforeAfterPlot(title: "T", pairs: pairs, errorWidth: 5),
      FunnelPlot(title: "T", yLabel: "y", services: services, target: 2),
      IntervalPlot(title: "T", xLabel: "x", rows: rows),
    ]
  }()

  static let hostile: [any Plot] = {
    let name = hostileName
    return [
      Histogram(
        title: name, description: name, caption: name, xLabel: name, yLabel: name,
        bins: [.init(lower: 0, upper: 1, count: 3)], references: [.init(value: 0.5, label: name)]),
      JourneyPlot(
        title: name, description: name, xLabel: name, yLabel: name,
        occasions: [PlottedOccasion(name), "2"],
        journeys: [PlottedJourney(name, scores: [1, 2], marks: [.init(at: 0.5, label: name)])]),
      JourneyGrid(
        title: name, yLabel: name, occasions: [PlottedOccasion(name), "2"],
        journeys: [PlottedJourney(name, scores: [1, 2], marks: [.init(at: 0.5, label: name)])]),
      MeanTrend(title: name, yLabel: name, means: [.init(PlottedOccasion(name), mean: 1, n: 2)]),
      BeforeAfterPlot(title: name, xLabel: name, yLabel: name, pairs: [.init(before: 1, after: 2)]),
      FunnelPlot(
        title: name, yLabel: name, services: [.init(name, persons: 9, value: 1)], target: 1,
        targetLabel: name, inner: .init(name, points: [.init(size: 2, lower: 0, upper: 2)])),
      IntervalPlot(
        title: name, xLabel: name, rows: [.estimate(name, 1), .withheld(name, name)], reference: 1,
        referenceLabel: name),
      StackedBar(
        title: name, categories: [name], rows: [.counts(name, [1]), .withheld(name, name)]),
    ] + MoreSamples.hostile
  }()

  /// Long names and many marks.
  static let crowded: [any Plot] = {
    let long =
      "Floating support for people leaving supported accommodation in the eastern districts"
    let journeys = (0..<8).map { person -> PlottedJourney in
      let scores: [Double?] = (0..<14).map { Double(12 + ($0 * 3 + person) % 7) }
      let mark = PlottedJourney.Mark(at: Double(person) * 1.7, label: "change of worker")
      return PlottedJourney("\(person) " + long, scores: scores, marks: [mark])
    }
    let services = (0..<12).map { place -> FunnelPlot.Service in
      let value = 3 + 0.01 * Double(place)
      return .init("\(place) " + long, persons: 40 + place, value: value, standing: .outsideOuter)
    }
    let bins = (0..<40).map { place -> Histogram.Bin in
      .init(lower: Double(place), upper: Double(place + 1), count: place)
    }
    let marks = (0..<6).map { Histogram.Reference(value: 34 + Double($0), label: long) }
    return [
      JourneyPlot(
        title: long + ", " + long, yLabel: long,
        occasions: (1...14).map { PlottedOccasion("Review number \($0)") }, journeys: journeys),
      FunnelPlot(
        title: long, yLabel: long,
        services: services, target: 2, targetLabel: long),
      IntervalPlot(
        title: long, xLabel: long,
        rows: (0..<5).map {
          .estimate("\($0) " + long, Double($0) * 1000, lower: 0, upper: 12_000.25)
        },
        reference: 5000, referenceLabel: long),
      StackedBar(
        title: long, categories: (0..<6).map { "\($0) " + long },
        rows: [.counts(long, [1, 1, 1, 1, 1, 95]), .counts("B", [95, 1, 1, 1, 1, 1])]),
      Histogram(
        title: long, xLabel: long,
        bins: bins, references: marks),
    ] + MoreSamples.crowded
  }()

  static let all = empty + still + wild + many + hostile + crowded
}
