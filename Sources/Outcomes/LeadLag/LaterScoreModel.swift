import LinearAlgebra
import Models
package import Results

/// The linear mixed model of scores after the first, on what went before them.
///
///     score = trend(t) + γ · held before + φ · score before + ψ · first score + ι · held at the start
///             + a + ε,         a ~ N(0, σ_a²) of the person,   ε ~ N(0, σ²)
///
/// fitted by maximum likelihood, with γ and φ given or estimated.
package struct LaterScoreModel {
  /// The effects of what went before.
  package struct Effects: Hashable {
    /// γ, in points.
    package var held = 0.0
    /// φ, points per point.
    package var previous = 0.0

    package init(held: Double = 0, previous: Double = 0) {
      (self.held, self.previous) = (held, previous)
    }
  }

  /// The model at given effects.
  package struct Fit {
    package var logLikelihood: Double
    /// Each person's level beyond what the model says of their first score: the mean of the person's
    /// residuals times n / (n + σ²/σ_a²); 0 for people without a later score.
    package var own: [Double]
    /// How much of a point of the mean of a person's scores is in `own`.
    var share: Double
    /// σ_a² and σ².
    package var between: Double
    package var within: Double
    /// ψ.
    var first: Double
  }

  /// Scores with the outcome before them, and without, that γ needs.
  static let fewest = 5

  let rows: [LaterScore]
  let people: Int
  /// Whether γ can be estimated.
  let hasHeld: Bool
  private let named: NamedColumns
  private let codes: [Int]
  private let levels: [String]

  package init(_ table: PersonPeriods, _ options: LeadLagOptions) {
    rows = table.laterScores
    people = table.people.count
    let held = rows.count(where: \.held)
    hasHeld = min(held, rows.count - held) >= Self.fewest
    var named = NamedColumns()
    named.add("first", rows.map { table.firstScores[$0.person] ?? 0 })
    named.add("initial", rows.map { table.heldAtStart[$0.person] ? 1 : 0 })
    named.add(CommonTrend.columns(rows.map(\.clock), outcomes: nil, options.trend))
    self.named = named
    let present = Set(rows.map(\.person)).sorted()
    let code = Dictionary(uniqueKeysWithValues: zip(present, present.indices))
    codes = rows.map { code[$0.person] ?? 0 }
    levels = present.map { "p\($0)" }
  }

  /// γ and φ with their standard errors, from the scores alone: where the search begins.
  func start() throws(Withheld) -> (effects: Effects, errors: Effects) {
    var all = NamedColumns()
    if hasHeld { all.add("held", rows.map { $0.held ? 1 : 0 }) }
    all.add("previous", rows.map(\.previous))
    all.add(named)
    let fit = try fitted(rows.map(\.score), all)
    func find(_ name: String) -> Estimate? { fit.fixedEffects.first { $0.term == name }?.estimate }
    return (
      Effects(held: find("held")?.value ?? 0, previous: find("previous")?.value ?? 0),
      Effects(
        held: find("held")?.standardError ?? 0, previous: find("previous")?.standardError ?? 0)
    )
  }

  /// The model with γ and φ given.
  package func fit(_ effects: Effects) throws(Withheld) -> Fit {
    let rest = rows.map {
      $0.score - effects.held * ($0.held ? 1 : 0) - effects.previous * $0.previous
    }
    let fit = try fitted(rest, named)
    let b = fit.fixedEffects.map(\.estimate.value)
    var sums = Array(repeating: (sum: 0.0, count: 0.0), count: people)
    for (i, row) in rows.enumerated() {
      var residual = rest[i] - b[0]
      for (k, column) in named.columns.enumerated() { residual -= b[k + 1] * column[i] }
      sums[row.person].sum += residual
      sums[row.person].count += 1
    }
    let between = fit.varianceComponents.first?.variance ?? 0
    let within = fit.residualVariance
    func share(_ n: Double) -> Double { between > 0 ? n / (n + within / between) : 0 }
    let counts = sums.map(\.count).filter { $0 > 0 }
    return Fit(
      logLikelihood: fit.logLikelihood,
      own: sums.map { $0.count > 0 ? share($0.count) * $0.sum / $0.count : 0 },
      share: counts.reduce(0) { $0 + share($1) } / Double(max(1, counts.count)),
      between: between, within: within,
      first: named.position("first").map { b[$0 + 1] } ?? 0)
  }

  private func fitted(_ y: [Double], _ named: NamedColumns) throws(Withheld) -> MixedModelFit {
    var options = MixedModel.Options()
    options.criterion = .maximumLikelihood
    options.inference = .wald
    var frame: [String: ModelFrame.Column] = [
      "y": .numeric(y), "person": .factor(codes: codes, levels: levels),
    ]
    for (name, column) in zip(named.names, named.columns) { frame[name] = .numeric(column) }
    let terms = ["1"] + named.names + ["(1 | person)"]
    do {
      let fit = try MixedModel("y ~ \(terms.joined(separator: " + "))", options: options)
        .fit(ModelFrame(frame))
      guard fit.convergence.certified else { throw Withheld.notCertified }
      return fit
    } catch let error as ModelError {
      throw .of(error)
    } catch let reason as Withheld {
      throw reason
    } catch {
      throw .notCertified
    }
  }
}
