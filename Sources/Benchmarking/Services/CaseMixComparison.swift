public import Models
public import Results

/// Services beside what is expected of their own people: a mean outcome less the mean that a model of their
/// case-mix gives, in a funnel; and each service's effect drawn towards the average one.
///
///     y ~ x + (1 | service)        d_j = mean over the service's people of (y − x'β̂)
///
/// β̂ is that of the model with services in it, so that a service which takes harder starts is not held to have
/// made them. d_j goes into a funnel of means around 0, with the spread of people within services.
///
/// ### Source
/// Goldstein, H., & Spiegelhalter, D. J. (1996). League tables and their limitations. *Journal of the Royal
/// Statistical Society A, 159*(3), 385–443. <https://doi.org/10.2307/2983325>
public struct CaseMixComparison: Sendable {
  /// How services are compared.
  ///
  /// | name | default | meaning |
  /// |---|---|---|
  /// | `funnel` | `Funnel.Options()` with the target 0 | limits and over-dispersion |
  /// | `ranks` | `RankIntervals.Options()` | draws, seed and coverage; nil for no ranks |
  /// | `level` | 0.95 | coverage of intervals, in (0, 1) |
  public struct Options: Sendable, Hashable {
    /// Limits and over-dispersion; the target is always 0.
    public var funnel = Funnel.Options()
    /// How ranks are drawn; nil for outcomes that are described and not ranked.
    public var ranks: RankIntervals.Options? = RankIntervals.Options()
    /// Coverage of intervals.
    public var level = 0.95

    /// The defaults.
    public init() {}
  }

  /// A service.
  public struct Service: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// People with an outcome and all that is adjusted for.
    public let n: Int
    /// Their mean outcome.
    public let observed: Double
    /// The mean that is expected of them.
    public let expected: Double
    /// The standard deviation of outcomes less expected ones, n − 1; nil for one person.
    public let spread: Double?
    /// Observed less expected, in the funnel.
    public let place: Funnel.Unit
    /// Its effect drawn towards the average service; nil where there are none.
    public let effect: ServiceEffects.Service?
    /// Where it would stand; nil where that cannot be said.
    public let rank: RankIntervals.Rank?
  }

  /// The services, in the order of the column.
  public let services: [Service]
  /// Observed less expected of all of them.
  public let funnel: Funnel
  /// The model: fixed effects are what is adjusted for.
  public let fit: MixedModelFit
  /// The services' effects, or why there are none.
  public let effects: Result<ServiceEffects, Withheld>
  /// Where services would stand, or why that cannot be said; nil where it was not asked.
  public let ranks: Result<RankIntervals, Withheld>?

  /// Compares the services of a table with a row per person.
  ///
  /// - Parameters:
  ///   - formula: outcome ~ what is adjusted for, with (1 | service) and any other group, as (1 | practitioner).
  ///   - service: the column of the service.
  ///   - frame: complete rows.
  ///   - completions: who stands behind a service's outcome, by its name.
  ///   - options: how.
  /// - Throws: `Withheld` where the model cannot be fitted, or nothing can be compared.
  public init(
    _ formula: Formula, service: String, _ frame: ModelFrame,
    completions: [String: Completion] = [:], options: Options = Options()
  ) throws(Withheld) {
    let table = try ServiceTable(formula, service: service, frame)
    var model = MixedModel(formula)
    model.options.level = options.level
    do throws(ModelError) {
      fit = try model.fit(frame)
    } catch {
      throw ServiceTable.withheld(error)
    }
    let people = try ServicePeople(fit, table)
    var funnelOptions = options.funnel
    funnelOptions.target = 0
    funnel = try Funnel(
      people.rows.map { MeanRow($0.name, $0.against, completion: completions[$0.name]) },
      options: funnelOptions)
    let (fit, level) = (fit, options.level)
    let effects = Result { () throws(Withheld) in
      try ServiceEffects(fit, group: service, level: level)
    }
    let ranks = options.ranks.map { options in
      effects.flatMap { effects in
        Result { () throws(Withheld) in try effects.ranks(options) }
      }
    }
    self.effects = effects
    self.ranks = ranks
    let byName = Dictionary(
      ((try? effects.get())?.services ?? []).enumerated().map { ($1.name, (position: $0, $1)) },
      uniquingKeysWith: { first, _ in first })
    let places = (try? ranks?.get())??.ranks
    services = zip(people.rows, funnel.units).map { row, unit in
      let effect = byName[row.name]
      return Service(
        name: row.name, n: row.against.n, observed: row.observed,
        expected: row.observed - row.against.difference, spread: row.against.standardDeviation,
        place: unit, effect: effect?.1, rank: effect.flatMap { places?[$0.position] })
    }
  }
}

/// The people of each service with what is expected of them.
struct ServicePeople {
  /// A service with people.
  struct Row {
    var name: String
    var observed: Double
    var against: MeanAgainstExpected
  }

  let rows: [Row]

  init(_ fit: MixedModelFit, _ table: ServiceTable) throws(Withheld) {
    var expected = Array(repeating: 0.0, count: table.outcomes.count)
    for (column, effect) in zip(table.columns, fit.fixedEffects) {
      for row in expected.indices { expected[row] += effect.estimate.value * column[row] }
    }
    var own = table.services.map { _ in (outcomes: [Double](), expected: [Double]()) }
    for (row, code) in table.codes.enumerated() {
      own[code].outcomes.append(table.outcomes[row])
      own[code].expected.append(expected[row])
    }
    var rows: [Row] = []
    for (name, people) in zip(table.services, own) {
      rows.append(
        Row(
          name: name,
          observed: people.outcomes.reduce(0, +) / Double(people.outcomes.count),
          against: try MeanAgainstExpected(people.outcomes, expected: people.expected)))
    }
    self.rows = rows
  }
}
