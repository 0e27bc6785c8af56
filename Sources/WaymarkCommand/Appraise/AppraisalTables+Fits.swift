import Psychometrics
import Results

extension AppraisalTables {
  /// A row for each factor model: how well it fits, and what holding more the same costs.
  var fits: ResultTable {
    var rows: [[ResultTable.Cell]] = []
    func add(
      _ model: String, _ n: Int, _ figures: FitFigures, cost: InvarianceLadder.Change? = nil,
      isSound: Bool
    ) {
      rows.append([
        .text(model), .integer(n), .number(figures.chiSquared.finite), .integer(figures.df),
        .number(figures.p?.finite), .number(figures.cfi.finite), .number(figures.tli?.finite),
        .number(figures.rmsea?.value.finite), .number(figures.rmsea?.interval?.lower.finite),
        .number(figures.rmsea?.interval?.upper.finite), .number(figures.srmr?.finite),
        .number(cost?.chiSquared.finite), .integer(cost?.degreesOfFreedom),
        .number(cost?.p?.finite), .number(cost?.cfi.finite), .number(cost?.rmsea?.finite),
        .number(cost?.srmr.finite), .text(isSound ? "yes" : "no"), .missing,
      ])
    }
    func withhold(_ model: String, _ reason: Withheld) {
      rows.append([.text(model)] + Array(repeating: .missing, count: 17) + [.text(reason.sentence)])
    }
    switch appraisal.oneFactor {
    case .failure(let reason): withhold("one-factor.ml", reason)
    case .success(let found):
      add("one-factor.ml", found.fit.n, FitFigures(found.fit), isSound: found.verdicts.isEmpty)
      switch appraisal.robust {
      case .failure(let reason): withhold("one-factor.mlm", reason)
      case .success(let scaled):
        add(
          "one-factor.mlm", found.fit.n, FitFigures(scaled, srmr: found.fit.srmr),
          isSound: found.verdicts.isEmpty)
      }
    }
    if appraisal.complete < appraisal.persons {
      switch findings.everybody {
      case .failure(let reason): withhold("one-factor.fiml", reason)
      case .success(let found):
        add("one-factor.fiml", found.fit.n, FitFigures(found.fit), isSound: found.verdicts.isEmpty)
      }
    }
    switch findings.ordinal {
    case .failure(let reason): withhold("one-factor.wlsmv", reason)
    case .success(let found):
      add(
        "one-factor.wlsmv", found.answers.n, FitFigures(found.scaled, srmr: found.srmr),
        isSound: found.verdicts.isEmpty)
    }
    if case .success(let compared) = appraisal.groups {
      switch compared.ladder {
      case .failure(let reason): withhold("groups", reason)
      case .success(let ladder):
        for step in ladder.steps {
          add(
            "groups.\(step.level.name)", step.fit.fit.n, FitFigures(step.fit.fit),
            cost: step.change, isSound: step.fit.verdicts.isEmpty)
        }
      }
    }
    switch appraisal.overTime {
    case .failure(let reason): withhold("occasions", reason)
    case .success(let ladder):
      for step in ladder.steps {
        add(
          "occasions.\(step.level.name)", step.fit.fit.n, FitFigures(step.fit.fit),
          cost: step.change, isSound: step.fit.verdicts.isEmpty)
      }
    }
    return ResultTable(
      columns: [
        "model", "n", "chi.squared", "df", "p.value", "cfi", "tli", "rmsea", "rmsea.low",
        "rmsea.high", "srmr", "change.chi.squared", "change.df", "change.p.value", "change.cfi",
        "change.rmsea", "change.srmr", "sound", "reason",
      ], rows: rows)
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
    }
    return ResultTable(
      columns: ["place", "item", "with", "group", "score.test", "p.value", "expected.change"],
      rows: rows)
  }

  /// All pairs of items are looked at for up to so many.
  private static let mostItems = 60
  /// Pairs of items that are told of.
  private static let mostPairs = 10
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
  fileprivate var name: String {
    switch self {
    case .configural: "configural"
    case .metric: "metric"
    case .scalar: "scalar"
    case .strict: "strict"
    }
  }
}

extension ModelPlace.Kind {
  /// What stands there.
  fileprivate var name: String {
    switch self {
    case .loading: "loading"
    case .factorCovariance: "factor covariance"
    case .residualCovariance: "residual"
    case .intercept: "intercept"
    case .factorMean: "factor mean"
    }
  }
}
