import LinearAlgebra
import Models
package import Results

/// The logistic model of the outcome in a period on what was seen before it.
///
///     first:   log odds = trend(t) + β · deviation + λ · mean of the past                       (a hazard)
///     again:   log odds = trend(t) + β · score + λ · own level + ψ · first score
///                         + ω · before + ι · held at the start + b,      b ~ N(0, s²) of the person
///
/// and likewise with flags of reliable change in the place of the score. The mean of the past and the
/// deviation from it are uncorrelated, so that what is stable in a person does not get into β. In the second
/// model the person's own level stands for what is stable (Mundlak), and the first score and state for what
/// was there when the record begins (Wooldridge).
///
/// ### Source
/// Allison, P. D. (1982). Discrete-time methods for the analysis of event histories. *Sociological
/// Methodology, 13*, 61–98. <https://doi.org/10.2307/270718>. Mundlak, Y. (1978). On the pooling of time
/// series and cross section data. *Econometrica, 46*(1), 69–85. <https://doi.org/10.2307/1913646>.
/// Wooldridge, J. M. (2005). Simple solutions to the initial conditions problem in dynamic, nonlinear panel
/// data models with unobserved heterogeneity. *Journal of Applied Econometrics, 20*(1), 39–54.
/// <https://doi.org/10.1002/jae.770>
package struct OutcomeModel {
  /// What of the past is asked about.
  package enum Predictor: Hashable { case level, change }

  let table: PersonPeriods
  let options: LeadLagOptions
  let predictor: Predictor
  /// The rows: all periods, or those with a judged change.
  package let rows: [PersonPeriod]
  let outcomes: [Bool]
  /// The trend, and the services where they stand by themselves.
  private let shared: NamedColumns
  /// Whether people of several services are looked at as one.
  let servicesTogether: Bool

  package init(_ table: PersonPeriods, _ options: LeadLagOptions, _ predictor: Predictor) {
    self.table = table
    self.options = options
    self.predictor = predictor
    rows = predictor == .level ? table.periods : table.periods.filter { $0.change != nil }
    outcomes = rows.map(\.outcome)
    var shared = CommonTrend.columns(rows.map(\.clock), outcomes: outcomes, options.trend)
    let services = ServiceColumns.columns(rows, table.people)
    let yes = outcomes.count(where: \.self)
    // As many as leave ten outcomes for each figure.
    let figures = Self.ownFigures + shared.names.count + services.names.count
    let fits = min(yes, rows.count - yes) >= 10 * figures
    servicesTogether =
      ServiceColumns.several(rows, table.people) && (services.names.isEmpty || !fits)
    if fits { shared.add(services) }
    self.shared = shared
  }

  /// Figures at most beside the trend and services.
  private static let ownFigures = 6

  /// The names of what is asked about, as columns.
  var asked: [String] {
    switch predictor {
    case .level: [options.recurrence == .first ? "deviation" : "score"]
    case .change: ["higher", "lower"]
    }
  }

  /// The columns of the model; `own` is each person's level beyond their first score.
  package func columns(own: [Double]) -> NamedColumns {
    var result = NamedColumns()
    switch (predictor, options.recurrence) {
    case (.level, .first): result.add("deviation", rows.map(\.deviation))
    case (.level, .again): result.add("score", rows.map(\.score))
    case (.change, _):
      result.add("higher", rows.map { $0.change == .higher ? 1 : 0 })
      result.add("lower", rows.map { $0.change == .lower ? 1 : 0 })
    }
    switch options.recurrence {
    case .first: result.add("past", rows.map(\.pastMean))
    case .again:
      result.add("own", rows.map { own[$0.person] })
      result.add("first", rows.map { table.firstScores[$0.person] ?? 0 })
      result.add("before", rows.map { $0.before ? 1 : 0 })
      result.add("initial", rows.map { table.heldAtStart[$0.person] ? 1 : 0 })
    }
    result.add(shared)
    return result
  }

  /// The columns of the hazard beside which scores are modelled: the score and the person's own level.
  func hazardColumns(own: [Double]) -> NamedColumns {
    var result = NamedColumns()
    result.add("score", rows.map(\.score))
    result.add("own", rows.map { own[$0.person] })
    result.add("first", rows.map { table.firstScores[$0.person] ?? 0 })
    result.add(shared)
    return result
  }

  /// The hazard of columns: logistic regression, a row each period.
  package func hazard(_ named: NamedColumns) throws(Withheld) -> OutcomeFit {
    let ones = Array(repeating: 1.0, count: rows.count)
    do {
      let fit = try LogisticRegression([ones] + named.columns, outcomes)
      return OutcomeFit(
        names: ["(Intercept)"] + named.names, coefficients: fit.coefficients,
        covariance: fit.covariance, logLikelihood: fit.logLikelihood, certified: true,
        columns: named.columns)
    } catch {
      throw .of(error)
    }
  }

  /// The mixed logistic model of columns, by quadrature with so many points.
  package func mixed(_ named: NamedColumns, nodes: Int) throws(Withheld) -> OutcomeFit {
    var model = GeneralizedOptions()
    model.nodes = nodes
    model.level = options.level
    let people = Set(rows.map(\.person)).sorted()
    let code = Dictionary(uniqueKeysWithValues: zip(people, people.indices))
    var frame: [String: ModelFrame.Column] = [
      "outcome": .numeric(outcomes.map { $0 ? 1 : 0 }),
      "person": .factor(
        codes: rows.map { code[$0.person] ?? 0 }, levels: people.map { "p\($0)" }),
    ]
    for (name, column) in zip(named.names, named.columns) { frame[name] = .numeric(column) }
    let terms = ["1"] + named.names + ["(1 | person)"]
    do {
      let fit = try MixedLogisticModel(
        "outcome ~ \(terms.joined(separator: " + "))", options: model
      ).fit(ModelFrame(frame))
      let size = fit.fixedEffects.count + 1
      return OutcomeFit(
        names: fit.fixedEffects.map(\.term),
        coefficients: fit.fixedEffects.map(\.estimate.value),
        covariance: fit.covariance ?? Matrix(rows: size, columns: size),
        spread: fit.theta.first ?? 0, logLikelihood: fit.logLikelihood,
        certified: fit.convergence.certified && fit.covariance != nil, columns: named.columns,
        notes: fit.notes)
    } catch {
      throw .of(error)
    }
  }
}
