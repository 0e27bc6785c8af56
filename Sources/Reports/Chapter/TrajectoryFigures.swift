import Models
import Results
import Trajectories

/// How scores move over time, as tables; cells are named in the chapter and on the first page.
struct TrajectoryFigures: Sendable {
  /// The movement from one occasion to the next.
  struct Slope: Sendable {
    let value: Cell
    let lower: Cell
    let upper: Cell
    let interval: ConfidenceInterval
    let estimate: Double
  }

  private(set) var effects: ReportTable
  private(set) var slope: Slope?
  private(set) var spread: ReportTable
  /// Share of the variance by group, `Residual` last; empty when shares mean nothing.
  private(set) var shares: [(group: String, cell: Cell)] = []
  private(set) var groups: ReportTable
  /// Groups with too few levels for their differences to be known.
  private(set) var scarce: [(group: String, levels: Cell)] = []

  init(_ outcome: Outcome, _ growth: GrowthCurve) {
    effects = ReportTable(
      outcome.id("effects"), "The average movement",
      columns: [
        "What", "Estimate", "Interval from", "Interval to", "Standard error", "Degrees of freedom",
        "p",
      ])
    let fit = growth.fit
    let hasShares = fit.varianceComponents.allSatisfy { $0.term == "(Intercept)" }
    spread = ReportTable(
      outcome.id("spread"), "Where people and groups differ",
      columns: [
        "Between whom", "What differs", "Standard deviation", "Variance",
        hasShares ? "Share" : "Correlation with the level",
      ])
    groups = ReportTable(
      outcome.id("groups"), "What the model rests on", columns: ["", "Number"])
    let isPlain = growth.isStraight && growth.time == .occasion
    for term in fit.fixedEffects {
      add(term, isPlain ? Self.effect(term.term, outcome) : "\(code: term.term)", outcome)
    }
    addSpread(fit, outcome)
    groups.fact("Scores", .count(fit.rows))
    for group in fit.groups {
      let levels = groups.fact(Self.plural(group.name, outcome), .count(group.levels))
      if group.levels < GrowthCurve.fewestLevels { scarce.append((group.name, levels)) }
    }
  }

  private mutating func add(_ term: TermEstimate, _ name: Sentence, _ outcome: Outcome) {
    let interval = term.estimate.interval
    let cells = effects.add(
      .words(name),
      [
        .effect(term.estimate.value), .effect(interval?.lower), .effect(interval?.upper),
        .statistic(term.estimate.standardError),
        .count(term.degreesOfFreedom.flatMap { Int(exactly: $0.rounded()) }),
        .probability(term.pValue),
      ])
    if term.term == "occasion", let interval {
      slope = Slope(
        value: cells[0], lower: cells[1], upper: cells[2], interval: interval,
        estimate: term.estimate.value)
    }
  }

  private mutating func addSpread(_ fit: MixedModelFit, _ outcome: Outcome) {
    let onlyLevels = fit.varianceComponents.allSatisfy { $0.term == "(Intercept)" }
    let total = fit.varianceComponents.reduce(fit.residualVariance) { $0 + $1.variance }
    func share(_ variance: Double) -> Entry {
      onlyLevels && total > 0 ? .share(variance / total) : .none
    }
    for component in fit.varianceComponents {
      let cells = spread.add(
        .words(Self.between(component.group, outcome)),
        [
          .words(Self.differs(component.term)), .statistic(component.standardDeviation),
          .statistic(component.variance),
          onlyLevels
            ? share(component.variance) : .coefficient(component.correlations.first?.value ?? nil),
        ])
      if onlyLevels { shares.append((component.group, cells[3])) }
    }
    let cells = spread.add(
      .words("Within people"),
      [
        .words("From occasion to occasion, and error of measurement"), .statistic(fit.sigma),
        .statistic(fit.residualVariance), share(fit.residualVariance),
      ])
    if onlyLevels { shares.append(("Residual", cells[3])) }
  }
}

/// A model's own names in plain words.
extension TrajectoryFigures {
  static func effect(_ term: String, _ outcome: Outcome) -> Sentence {
    switch term {
    case "(Intercept)":
      outcome.occasions.first { $0.position == 0 }.map { "On the occasion \(given: $0.label)" }
        ?? "Where the line crosses occasion zero"
    case "occasion": "From one occasion to the next"
    default: "\(code: term)"
    }
  }

  static func differs(_ term: String) -> Sentence {
    switch term {
    case "(Intercept)": "Their level"
    case "occasion": "How they move from one occasion to the next"
    default: "\(code: term)"
    }
  }

  static func between(_ group: String, _ outcome: Outcome) -> Sentence {
    "Between \(noun(group, outcome))"
  }

  static func noun(_ group: String, _ outcome: Outcome) -> Sentence {
    switch group {
    case "person": "people"
    case "service": outcome.services
    case "worker": "workers"
    default: "the levels of \(code: group)"
    }
  }

  static func plural(_ group: String, _ outcome: Outcome) -> Sentence {
    switch group {
    case "person": "People"
    case "worker": "Workers"
    case "service": "Number of \(outcome.services)"
    default: "Levels of \(code: group)"
    }
  }
}
