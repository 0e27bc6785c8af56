import Plots

/// Charts of shares over time, with made-up numbers.
enum OverTimeSamples {
  private static func curve(_ label: String, fall: Double, until: Double) -> StepCurve {
    let steps = (0..<14).map { place -> StepCurve.Step in
      let share = 1 - fall * Double(place)
      let reach = 0.02 * Double(place)
      return .init(
        Double(place) * 1.3, share, lower: place == 0 ? nil : share - reach,
        upper: place == 0 ? nil : min(1, share + reach * 0.8))
    }
    return StepCurve(label, steps: steps, until: until, watched: [48, 40, 31, 17, nil])
  }

  static let held = SurvivalPlot(
    title: "With how many a home held",
    caption: "Kaplan–Meier; 95 % intervals on the log-log scale.",
    xLabel: "Months since it first held", yLabel: "Share of people (%)",
    curves: [curve("", fall: 0.04, until: 19)], times: [0, 4, 8, 12, 16])

  static let gains = SurvivalPlot(
    title: "How long it took to a first gain in trust", xLabel: "Months since the first score",
    yLabel: "Share without a gain so far (%)",
    curves: [
      curve("on the day it was seen", fall: 0.03, until: 20),
      curve("on the occasion before", fall: 0.05, until: 17),
    ], times: [0, 6, 12, 18, 24])

  static let states = IncidencePlot(
    title: "Where people are over time",
    caption: "Aalen–Johansen; returns are part of it.", xLabel: "Months since support began",
    yLabel: "Share of people (%)", states: ["held", "not held", "died", "moved away"],
    steps: (0..<19).map { place in
      let month = Double(place)
      let gone = 0.01 * month
      let died = place < 5 ? 0 : 0.02
      let held = 0.2 + 0.4 * month / (month + 4)
      return .init(month, [held, 1 - held - gone - died, died, gone])
    }, until: 18.5, times: [0, 6, 12, 18], watched: [60, 51, 38, 12])

  static let all: [any Plot] = [held, gains, states]

  static let empty: [any Plot] = [
    SurvivalPlot(title: "T", xLabel: "x", yLabel: "y", curves: []),
    SurvivalPlot(
      title: "T", xLabel: "x", yLabel: "y", curves: [.init(steps: [.init(5, 1)], until: 3)]),
    IncidencePlot(title: "T", xLabel: "x", yLabel: "y", states: [], steps: [], until: 1),
    IncidencePlot(
      title: "T", xLabel: "x", yLabel: "y", states: ["a"], steps: [.init(0, [1, 0])], until: 1),
  ]

  static func still(_ value: Double) -> [any Plot] {
    [
      SurvivalPlot(
        title: "T", xLabel: "x", yLabel: "y",
        curves: [.init(steps: [.init(value, 1)], until: value, watched: [1])], times: [value]),
      IncidencePlot(
        title: "T", xLabel: "x", yLabel: "y", states: ["a"], steps: [.init(value, [1])],
        until: value, times: [value], watched: [1]),
    ]
  }

  static func wild(_ value: Double) -> [any Plot] {
    [
      SurvivalPlot(
        title: "T", xLabel: "x", yLabel: "y",
        curves: [
          .init(
            steps: [
              .init(value, 1), .init(0, value), .init(1, 0.5, lower: value, upper: 2),
              .init(1, 0.4, lower: 3, upper: value), .init(0.5, 0.6, lower: 0.7, upper: 0.1),
            ], until: 2, watched: [.max, .min, nil]),
          .init(steps: [.init(0, 1)], until: value),
        ], times: [value, 0, 1]),
      IncidencePlot(
        title: "T", xLabel: "x", yLabel: "y", states: ["a", "b"],
        steps: [
          .init(value, [1, 0]), .init(0, [value, 1]), .init(1, [0.5, 2]), .init(2, [-1, 0.5]),
        ], until: 3, times: [value, 1], watched: [.min, .max]),
      IncidencePlot(
        title: "T", xLabel: "x", yLabel: "y", states: ["a"], steps: [.init(0, [1])], until: value),
    ]
  }

  static func crowded(_ long: String) -> [any Plot] {
    [
      SurvivalPlot(
        title: long, caption: long, xLabel: long, yLabel: long,
        curves: (0..<9).map { place in
          StepCurve(
            "\(place) " + long,
            steps: (0..<5_000).map {
              .init(Double($0), 1 - Double($0) / 6_000, lower: 0, upper: 1)
            },
            until: 5_000, watched: (0..<200).map { 200_000 - $0 })
        }, times: (0..<200).map { Double($0 * 25) }),
      IncidencePlot(
        title: long, caption: long, xLabel: long, yLabel: long,
        states: (0..<40).map { "\($0) " + long },
        steps: (0..<5_000).map { .init(Double($0), Array(repeating: 1.0 / 40, count: 40)) },
        until: 5_000, times: (0..<200).map { Double($0 * 25) }, watched: (0..<200).map { $0 }),
    ]
  }

  static func hostile(_ name: String) -> [any Plot] {
    [
      SurvivalPlot(
        title: name, description: name, caption: name, xLabel: name, yLabel: name,
        curves: [
          .init(name, steps: [.init(0, 1)], until: 1, watched: [3]),
          .init(name, steps: [.init(0, 0.5)], until: 1, watched: [3]),
        ], times: [0]),
      IncidencePlot(
        title: name, description: name, caption: name, xLabel: name, yLabel: name,
        states: [name, name], steps: [.init(0, [0.5, 0.5])], until: 1, times: [0], watched: [1]),
    ]
  }
}
