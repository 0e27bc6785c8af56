import Benchmarking
import Platform
import Results

/// The cells that rows of services have in common.
enum BenchmarkTables {
  /// The columns of where a service stands in a funnel.
  static let places = [
    "z", "z.adjusted", "p.value", "p.adjusted", "lower.95", "upper.95", "lower.998", "upper.998",
    "position",
  ]

  /// Where a service stands in a funnel; `isMarked` is whether positions are told.
  static func place(_ unit: Funnel.Unit, isMarked: Bool = true) -> [ResultTable.Cell] {
    guard case .success(let figures) = unit.figures else {
      return Array(repeating: .missing, count: places.count)
    }
    return [
      .number((try? figures.z.get())?.finite), .number(figures.adjustedZ?.finite),
      .number(isMarked ? figures.pValue?.finite : nil),
      .number(isMarked ? figures.adjustedPValue?.finite : nil),
      .number(figures.inner.lowerBound.finite), .number(figures.inner.upperBound.finite),
      .number(figures.outer.lowerBound.finite), .number(figures.outer.upperBound.finite),
      .text(isMarked ? (try? figures.position.get())?.rawValue : nil),
    ]
  }

  /// Why a service has no figures or no position; nil where it has both.
  static func reason(_ unit: Funnel.Unit) -> String? {
    switch unit.figures {
    case .failure(let reason): reason.reason
    case .success(let figures):
      if case .failure(let reason) = figures.position { reason.reason } else { nil }
    }
  }

  /// The funnel in the row of everything.
  static func summary(_ funnel: Funnel) -> [(String, ResultTable.Cell)] {
    let over = funnel.dispersion.flatMap { try? $0.get() }
    let flags = funnel.falseFlags
    return [
      ("target", .number(funnel.target.finite)), ("limits", .text(funnel.label)),
      ("phi", .number(over?.phi.finite)), ("tau2.funnel", .number(over?.tauSquared.finite)),
      ("dispersion", .text(over?.estimator.rawValue)),
      ("expected.worth.a.look", .number(flags.worthALook.finite)),
      ("expected.signals", .number(flags.signals.finite)),
      ("worth.a.look", .integer(count(funnel) { $0.isWorthALook })),
      ("signals", .integer(count(funnel) { $0.isSignal })),
    ]
  }

  private static func count(_ funnel: Funnel, _ test: (Funnel.Position) -> Bool) -> Int {
    funnel.units.count { unit in
      guard let figures = try? unit.figures.get(), let position = try? figures.position.get()
      else { return false }
      return test(position)
    }
  }

  /// A table of one row.
  static func row(_ cells: [(String, ResultTable.Cell)]) -> ResultTable {
    ResultTable(columns: cells.map(\.0), rows: [cells.map(\.1)])
  }

  /// What a funnel can and cannot say.
  static func words(_ funnel: Funnel, isMarked: Bool = true) -> [String] {
    let flags = funnel.falseFlags
    guard isMarked else {
      return ["This outcome is described: no service is marked or given a place."]
    }
    return [
      "Limits: \(funnel.label).",
      "Of \(Counted.words(flags.comparisons, "service")) that do not differ at all, about "
        + "\(NumberText.shown(flags.worthALook)) would be worth a look and "
        + "\(NumberText.shown(flags.signals)) a signal, by chance alone. Add those of every scale and quarter "
        + "you look at.",
      "A position says where to look, not why. Ask first: is it the data, then who the people are, then how "
        + "the service is resourced, and only then how it works.",
    ]
  }
}
