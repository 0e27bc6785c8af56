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
      Journey(
        "Person A", scores: [9, 14, 11, nil, 17, 15, 21], standardError: 2.1,
        marks: [.init(at: 1.5, label: "New worker"), .init(at: 3.6, label: "Moved into own flat")])
    ],
    range: 0...28)

  static let journeys = JourneyPlot(
    title: "Four journeys through the first eighteen months",
    xLabel: "Months since the first meeting",
    yLabel: "Wellbeing score (7 to 35)",
    occasions: [0, 3, 6, 9, 12, 18].map { Occasion(String($0), at: Double($0)) },
    journeys: [
      Journey("Person A", scores: [11, 14, 13, 19, 21, 22], standardError: 1.6),
      Journey(
        "Person B", scores: [15, nil, nil, 17, 23, 21],
        marks: [.init(at: 2.5, label: "change of worker")]),
      Journey("Person C", scores: [24, 22, 15, 18, nil, nil]),
      Journey("Person D", scores: [nil, 20, 21, 20, 22, 23]),
    ],
    range: 7...35)
}

extension Samples {
  static let all: [any Plot] = [histogram, journey, journeys]
}
