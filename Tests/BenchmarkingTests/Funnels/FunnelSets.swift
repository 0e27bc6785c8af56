import Benchmarking
import Results
import TestSupport

/// The services of Fixtures/benchmarking/funnels.
enum FunnelSets {
  /// `means.csv`.
  static func means() throws -> [MeanRow] {
    try Expected.rows("Fixtures/benchmarking/funnels/means.csv").map { row in
      MeanRow(
        row["service"] ?? "", mean: Double(row["mean"] ?? "") ?? .nan,
        n: Int(row["n"] ?? "") ?? 0, standardDeviation: Double(row["sd"] ?? ""))
    }
  }

  /// Events and exposure.
  static let rates = [
    CountRow("A", 0, of: 410.5), CountRow("B", 4, of: 1200), CountRow("C", 31, of: 5003.25),
    CountRow("D", 12, of: 900), CountRow("E", 9, of: 2750), CountRow("F", 77, of: 8100),
  ]

  /// The ratio of two counts in FunnelPlotR's vignette.
  static let counts = [
    CountRow("A", 15, of: 13), CountRow("B", 40, of: 32), CountRow("C", 72, of: 75),
    CountRow("D", 28, of: 33), CountRow("E", 50, of: 54), CountRow("F", 66, of: 60),
    CountRow("G", 75, of: 72),
  ]

  static func funnel(_ name: String, _ options: Funnel.Options) throws -> Funnel {
    switch name {
    case "means": try Funnel(try means(), options: options)
    case "rates": try Funnel(rates, as: .rate(per: 1000), options: options)
    default: try Funnel(counts, as: .ratioOfCounts, options: options)
    }
  }
}
