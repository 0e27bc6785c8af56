import Benchmarking
import Results

/// Services side by side as a page shows them, whoever it is for: what may stand there, and nothing else.
struct ComparedServices: Sendable {
  /// Why nothing is shown of a service.
  enum Absence: Sendable, Hashable {
    /// Too few people stand behind its figures.
    case tooFew
    /// Nobody there has two scores.
    case noPairs
    /// It is not told why.
    case notTold
  }

  /// A service.
  struct Row: Sendable {
    let name: String
    /// Why nothing is shown; nil where figures are.
    var absence: Absence?
    /// Its people, scored or not.
    var eligible: Int?
    /// Of these, with a first score.
    var first: Int?
    /// Of these, with a later one too.
    var paired: Int?
    var mean: Double?
    var interval: ConfidenceInterval?
    var beside: Beside?
  }

  /// A service beside what is expected of its people.
  struct Beside: Sendable {
    var expected: Double
    var difference: Double
    var inner: ClosedRange<Double>
    var outer: ClosedRange<Double>
    /// Nil where no service is marked.
    var position: Funnel.Position?
    /// The difference drawn towards the average; nil where there are too few services.
    var drawn: Drawn?
    /// Between which places it may lie; nil where none has a place.
    var places: (lower: Int, median: Int, upper: Int)?
  }

  /// A difference drawn towards the average service.
  struct Drawn: Sendable {
    var value: Double
    var interval: ConfidenceInterval
    var comparison: ConfidenceInterval
    var lambda: Double
  }

  /// What stands behind all of them.
  struct Model: Sendable {
    var adjustedFor: [CaseMixColumn]
    var curve: FunnelCurve
    /// φ; nil where it is not told.
    var dispersion: Double?
    var reliability: ServiceReliability?
    /// How many services have a place.
    var placed: Int
  }

  /// In the order of their names.
  var rows: [Row]
  /// The mean change of everybody.
  var centre: Double
  /// Nil where nothing could be expected.
  var model: Model?
  var few: FewServices
  var isDescribedOnly: Bool
  /// Flags expected by chance here.
  var flags: FalseFlags

  /// Rows with figures.
  var shown: [Row] { rows.filter { $0.absence == nil } }
  /// Rows that are set beside what is expected of their people.
  var beside: [(name: String, people: Int, figures: Beside)] {
    rows.compactMap { row in
      guard let people = row.paired, let figures = row.beside else { return nil }
      return (row.name, people, figures)
    }
  }
  /// Whether services are marked.
  var isMarked: Bool { beside.contains { $0.figures.position != nil } }
  /// Services of a position.
  func names(_ position: Funnel.Position) -> [String] {
    beside.filter { $0.figures.position == position }.map(\.name)
  }
}

extension ComparedServices {
  /// The comparison of a study, for those who work with the people.
  init(_ comparison: ServiceComparison) {
    let adjusted = try? comparison.adjusted.get()
    rows = comparison.services.map { Row($0, isMarked: comparison.isMarked) }
    centre = comparison.unadjusted.target
    few = comparison.few
    isDescribedOnly = comparison.options.isDescribedOnly
    flags = comparison.falseFlags
    model = adjusted.map { adjusted in
      Model(
        adjustedFor: comparison.adjustedFor,
        curve: FunnelCurve(
          centre: adjusted.funnel.target, spread: adjusted.funnel.spread ?? 0,
          widening: adjusted.funnel.widening),
        dispersion: adjusted.funnel.dispersion.flatMap { try? $0.get().phi },
        reliability: try? adjusted.effects.get().reliability, placed: adjusted.services.count)
    }
  }
}

extension ComparedServices.Row {
  fileprivate init(_ service: ServiceComparison.Service, isMarked: Bool) {
    name = service.name
    switch service.status {
    case .suppressed:
      absence = .tooFew
      return
    case .noPairs: absence = .noPairs
    case .shown: absence = nil
    }
    eligible = service.completion?.eligible
    first = service.completion?.first
    paired = service.completion?.paired
    mean = service.figures?.mean
    interval = service.figures?.interval
    beside = service.adjusted.flatMap { ComparedServices.Beside($0, isMarked: isMarked) }
  }
}

extension ComparedServices.Beside {
  fileprivate init?(_ service: CaseMixComparison.Service, isMarked: Bool) {
    guard let figures = try? service.place.figures.get() else { return nil }
    expected = service.expected
    difference = service.observed - service.expected
    inner = figures.inner
    outer = figures.outer
    position = isMarked ? try? figures.position.get() : nil
    drawn = service.effect.flatMap(ComparedServices.Drawn.init)
    places =
      isMarked ? service.rank.map { (lower: $0.lower, median: $0.median, upper: $0.upper) } : nil
  }
}

extension ComparedServices.Drawn {
  fileprivate init?(_ service: ServiceEffects.Service) {
    guard let interval = service.effect.interval else { return nil }
    self.init(
      value: service.effect.value, interval: interval, comparison: service.comparison,
      lambda: service.lambda)
  }
}
