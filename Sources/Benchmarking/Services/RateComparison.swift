import Distributions
import LinearAlgebra
public import Models
public import Results

/// Services beside what is expected of their own people in a yes-or-no outcome: observed over expected.
///
///     p_i from a logistic model of everybody's case-mix,  without services
///     O = Σ y,  E = Σ p,  O/E in a funnel of standardised ratios
///
/// The reference is everybody in the table, each service among them: large services pull it towards them.
///
/// ### Source
/// Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. *Statistics in Medicine,
/// 24*(8), 1185–1202. <https://doi.org/10.1002/sim.1970>
public struct RateComparison: Sendable, Hashable {
  /// A service.
  public struct Service: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Observed and expected of its people.
    public let counts: ObservedAndExpected
    /// O/E with its interval, or why there is none.
    public let ratio: Result<Estimate, Withheld>
    /// O/E in the funnel.
    public let place: Funnel.Unit
  }

  /// The services, in the order of the column.
  public let services: [Service]
  /// O/E of all of them.
  public let funnel: Funnel
  /// What is adjusted for, in log odds, with tests and intervals by the normal distribution.
  public let terms: [TermEstimate]

  /// Compares the services of a table with a row per person.
  ///
  /// - Parameters:
  ///   - formula: outcome (0 or 1) ~ what is adjusted for; random terms are not used.
  ///   - service: the column of the service.
  ///   - frame: complete rows.
  ///   - completions: who stands behind a service's outcome, by its name.
  ///   - options: limits and over-dispersion.
  ///   - level: coverage of intervals, in (0, 1).
  /// - Throws: `Withheld` where a column is not what it must be, the outcome not of 0 and 1, or divided by
  ///   the case-mix without overlap, or nothing can be compared.
  public init(
    _ formula: Formula, service: String, _ frame: ModelFrame,
    completions: [String: Completion] = [:], funnel options: Funnel.Options = Funnel.Options(),
    level: Double = 0.95
  ) throws(Withheld) {
    let table = try ServiceTable(formula, service: service, frame)
    let values = table.outcomes
    guard values.allSatisfy({ $0 == 0 || $0 == 1 }) else {
      throw Withheld(
        "rates.not-binary", "'\(formula.outcome)' holds other numbers than 0 and 1.",
        help: "Code the outcome 1 where it came about and 0 where it did not.")
    }
    let outcomes = values.map { $0 == 1 }
    let (design, columns) = (table.design, table.columns)
    let fit = try Self.reference(columns, outcomes)
    terms = design.names.indices.map { k in
      Self.term(design.names[k], fit.coefficients[k], variance: fit.covariance[k, k], level: level)
    }
    let levels = table.services
    let chances = fit.chances(columns)
    var own = levels.map { _ in (outcomes: [Bool](), chances: [Double]()) }
    for (row, code) in table.codes.enumerated() {
      own[code].outcomes.append(outcomes[row])
      own[code].chances.append(chances[row])
    }
    var counts: [ObservedAndExpected] = []
    for people in own {
      counts.append(try ObservedAndExpected(people.outcomes, chances: people.chances))
    }
    let funnel = try Funnel(
      zip(levels, counts).map { name, counts in
        CountRow(
          name, Double(counts.observed), of: counts.expected, completion: completions[name])
      },
      as: .standardisedRatio(), options: options)
    services = zip(zip(levels, counts), funnel.units).map { service, unit in
      Service(
        name: service.0, counts: service.1,
        ratio: Result { () throws(Withheld) in try service.1.ratio(level: level) }, place: unit)
    }
    self.funnel = funnel
  }

  private static func term(
    _ name: String, _ value: Double, variance: Double, level: Double
  ) -> TermEstimate {
    let error = max(0, variance).squareRoot()
    let z = Normal().quantile((1 + level) / 2)
    return TermEstimate(
      term: name,
      estimate: Estimate(
        value: value, standardError: error,
        interval: ConfidenceInterval(
          lower: value - z * error, upper: value + z * error, level: level, method: "wald")),
      statistic: value / error,
      pValue: Normal().twoSided(value / error))
  }

  private static func reference(
    _ columns: [[Double]], _ outcomes: [Bool]
  ) throws(Withheld) -> LogisticRegression {
    do throws(LogisticRegression.Failure) {
      return try LogisticRegression(columns, outcomes)
    } catch {
      switch error {
      case .noVariation:
        throw Withheld(
          "rates.no-variation", "Everybody has the same outcome, or there are too few people.",
          help: "Say so in a sentence; there is nothing to compare.")
      case .dependent:
        throw Withheld(
          "rates.dependent", "Some of what is adjusted for says again what the rest says already.",
          help: "Leave one of them out.")
      case .separated:
        throw Withheld(
          "rates.separated", "What is adjusted for divides the outcomes without overlap.",
          help: "Adjust for less, or take categories together.")
      case .notConverged:
        throw Withheld(
          "rates.not-converged", "The model of what is expected did not come to an end.",
          help: "Adjust for less, or use other units.")
      }
    }
  }
}
