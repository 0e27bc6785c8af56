import Psychometrics
import Results

extension AppraisalTables {
  /// A row for each factor model: how well it fits, and what holding more the same costs.
  var fits: ResultTable {
    var rows = FitRows()
    switch appraisal.oneFactor {
    case .failure(let reason): rows.withhold("one-factor.ml", reason)
    case .success(let found):
      rows.add("one-factor.ml", found.fit.n, FitFigures(found.fit), isSound: found.verdicts.isEmpty)
      switch appraisal.robust {
      case .failure(let reason): rows.withhold("one-factor.mlm", reason)
      case .success(let scaled):
        rows.add(
          "one-factor.mlm", found.fit.n, FitFigures(scaled, srmr: found.fit.srmr),
          isSound: found.verdicts.isEmpty)
      }
    }
    if appraisal.complete < appraisal.persons {
      switch findings.everybody {
      case .failure(let reason): rows.withhold("one-factor.fiml", reason)
      case .success(let found):
        rows.add(
          "one-factor.fiml", found.fit.n, FitFigures(found.fit), isSound: found.verdicts.isEmpty)
      }
    }
    switch findings.ordinal {
    case .failure(let reason): rows.withhold("one-factor.wlsmv", reason)
    case .success(let found):
      rows.add(
        "one-factor.wlsmv", found.answers.n, FitFigures(found.scaled, srmr: found.srmr),
        isSound: found.verdicts.isEmpty)
    }
    if case .success(let compared) = appraisal.groups {
      ladder("groups", compared.ladder, &rows)
    }
    ladder("occasions", appraisal.overTime, &rows)
    return ResultTable(
      columns: [
        "model", "n", "chi.squared", "df", "p.value", "cfi", "tli", "rmsea", "rmsea.low",
        "rmsea.high", "srmr", "change.chi.squared", "change.df", "change.p.value", "change.cfi",
        "change.rmsea", "change.srmr", "sound", "reason",
      ], rows: rows.rows)
  }

  /// A row for each rung, by each test.
  private func ladder(
    _ name: String, _ found: Result<RulerLadder, Withheld>, _ rows: inout FitRows
  ) {
    guard case .success(let ladder) = found else {
      if case .failure(let reason) = found { rows.withhold(name, reason) }
      return
    }
    switch ladder.plain {
    case .failure(let reason): rows.withhold("\(name).ml", reason)
    case .success(let plain):
      for step in plain.steps {
        rows.add(
          "\(name).\(step.level.name).ml", step.fit.fit.n, FitFigures(step.fit.fit),
          cost: step.change.map(StepCost.init), isSound: step.fit.verdicts.isEmpty)
      }
    }
    switch ladder.scaled {
    case .failure(let reason): rows.withhold("\(name).mlm", reason)
    case .success(let scaled):
      for step in scaled.steps {
        rows.add(
          "\(name).\(step.level.name).mlm", step.fit.fit.n,
          FitFigures(step.robust, srmr: step.fit.fit.srmr), cost: step.change.map(StepCost.init),
          isSound: step.fit.verdicts.isEmpty)
      }
      if let end = scaled.ended { rows.withhold("\(name).\(end.level.name).mlm", end.reason) }
    }
    switch ladder.ordered {
    case nil: break
    case .failure(let reason)?: rows.withhold("\(name).wlsmv", reason)
    case .success(let ordered)?:
      for step in ordered.steps {
        rows.add(
          "\(name).\(step.level.name).wlsmv", step.fit.n,
          FitFigures(step.fit.scaled, srmr: step.fit.srmr), cost: step.change.map(StepCost.init),
          isSound: step.fit.verdicts.isEmpty)
      }
    }
  }

  /// A row for each place whose being held costs most: two items that have something of their own in common beside the
  /// one factor, and what is held the same where groups are compared.
  var breaking: ResultTable {
    var rows: [[ResultTable.Cell]] = []
    func add(_ test: ScoreTest, of group: String?) {
      let other = test.place.kind == .residualCovariance ? findings.items[test.place.column] : nil
      rows.append([
        .text(test.place.kind.name), .text(findings.items[test.place.row]), .text(other),
        .text(group), .number(test.statistic.finite), .number(test.p.finite),
        .number(test.expectedChange.finite),
      ])
    }
    if case .success(let found) = appraisal.oneFactor, found.verdicts.isEmpty,
      findings.items.count <= Self.mostItems
    {
      for test in found.scoreTests(of: found.fixedPlaces).prefix(Self.mostPairs) {
        add(test, of: nil)
      }
    }
    if case .success(let found) = appraisal.groups {
      for test in found.breaking { add(test, of: found.names[test.place.group]) }
      if case .success(let ladder) = found.ladder, case .success(let ordered)? = ladder.ordered {
        thresholds(ordered, Array(found.names.dropFirst()), &rows)
      }
    }
    if case .success(let ladder) = appraisal.overTime, case .success(let ordered)? = ladder.ordered
    {
      thresholds(ordered, ["second occasion"], &rows)
    }
    return ResultTable(
      columns: ["place", "item", "with", "group", "score.test", "p.value", "expected.change"],
      rows: rows)
  }

  /// The items whose steps between answers stand elsewhere than in the first group or on the first occasion.
  private func thresholds(
    _ ladder: OrdinalLadder, _ names: [String], _ rows: inout [[ResultTable.Cell]]
  ) {
    for test in ladder.thresholdTests {
      for (name, shift) in zip(names, test.shifts) {
        rows.append([
          .text("thresholds"), .text(findings.items[test.item]), .missing, .text(name),
          .number(test.statistic.finite), .number(test.p.finite), .number(shift.finite),
        ])
      }
    }
  }

  /// All pairs of items are looked at for up to so many.
  private static let mostItems = 60
  /// Pairs of items that are told of.
  private static let mostPairs = 10
}

/// The rows of the table of fits.
private struct FitRows {
  var rows: [[ResultTable.Cell]] = []

  mutating func add(
    _ model: String, _ n: Int, _ figures: FitFigures, cost: StepCost? = nil, isSound: Bool
  ) {
    rows.append([
      .text(model), .integer(n), .number(figures.chiSquared.finite), .integer(figures.df),
      .number(figures.p?.finite), .number(figures.cfi.finite), .number(figures.tli?.finite),
      .number(figures.rmsea?.value.finite), .number(figures.rmsea?.interval?.lower.finite),
      .number(figures.rmsea?.interval?.upper.finite), .number(figures.srmr?.finite),
      .number(cost?.chiSquared?.finite), .integer(cost?.df), .number(cost?.p?.finite),
      .number(cost?.cfi.finite), .number(cost?.rmsea?.finite), .number(cost?.srmr.finite),
      .text(isSound ? "yes" : "no"), .missing,
    ])
  }

  mutating func withhold(_ model: String, _ reason: Withheld) {
    rows.append([.text(model)] + Array(repeating: .missing, count: 17) + [.text(reason.sentence)])
  }
}

/// What holding more the same costs, whichever way it was had.
private struct StepCost {
  let chiSquared: Double?
  let df: Int?
  let p: Double?
  let cfi: Double
  let rmsea: Double?
  let srmr: Double

  init(_ change: InvarianceLadder.Change) {
    (chiSquared, df, p) = (change.chiSquared, change.degreesOfFreedom, change.p)
    (cfi, rmsea, srmr) = (change.cfi, change.rmsea, change.srmr)
  }

  init(_ change: ScaledLadder.Change) {
    let test = change.difference
    (chiSquared, df, p) = (test?.statistic, test?.degreesOfFreedom, test?.p)
    (cfi, rmsea, srmr) = (change.cfi, change.rmsea, change.srmr)
  }

  init(_ change: ThresholdChange) {
    (chiSquared, df, p) = (change.chiSquared, change.degreesOfFreedom, change.p)
    (cfi, rmsea, srmr) = (change.cfi, change.rmsea, change.srmr)
  }
}

/// The figures of a fit, whichever way it was had.
private struct FitFigures {
  let chiSquared: Double
  let df: Int
  let p: Double?
  let cfi: Double
  let tli: Double?
  let rmsea: Estimate?
  let srmr: Double?

  init(_ fit: FitIndices) {
    (chiSquared, df, p) = (fit.chiSquared, fit.degreesOfFreedom, fit.p)
    (cfi, tli, rmsea, srmr) = (fit.cfi, fit.tli, fit.rmsea, fit.srmr)
  }

  init(_ fit: RobustFit, srmr: Double) {
    (chiSquared, df, p) = (fit.chiSquared, fit.degreesOfFreedom, fit.p)
    (cfi, tli, rmsea, self.srmr) = (fit.cfi, fit.tli, fit.rmsea, srmr)
  }

  init(_ fit: OrdinalFit.Test, srmr: Double) {
    (chiSquared, df, p) = (fit.chiSquared, fit.degreesOfFreedom, fit.p)
    (cfi, tli, rmsea, self.srmr) = (fit.cfi, fit.tli, fit.rmsea, srmr)
  }
}

extension ConfirmatoryModel.Invariance {
  /// The name of the level.
  var name: String {
    switch self {
    case .configural: "configural"
    case .metric: "metric"
    case .scalar: "scalar"
    case .strict: "strict"
    }
  }
}

extension ThresholdModel.Level {
  /// The name of the level.
  fileprivate var name: String {
    switch self {
    case .configural: "configural"
    case .thresholds: "thresholds"
    case .scalar: "scalar"
    case .strict: "strict"
    }
  }
}

extension ModelPlace.Kind {
  /// What stands there.
  var name: String {
    switch self {
    case .loading: "loading"
    case .factorCovariance: "factor covariance"
    case .residualCovariance: "residual"
    case .intercept: "intercept"
    case .factorMean: "factor mean"
    }
  }
}
