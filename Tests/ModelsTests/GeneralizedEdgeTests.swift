import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Logistic and ordinal mixed models: edges and refusals")
struct GeneralizedEdgeTests {
  let base: [String: ModelFrame.Column] = [
    "y": .numeric([0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1]),
    "k": .numeric([1, 2, 3, 1, 2, 2, 3, 1, 3, 2, 1, 2]),
    "t": .numeric([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]),
    "twice": .numeric([0, 2, 4, 0, 2, 4, 0, 2, 4, 0, 2, 4]),
    "none": .numeric(Array(repeating: 0, count: 12)),
    "all": .numeric(Array(repeating: 1, count: 12)),
    "score": .numeric([3, 4, 1, 5, 2, 6, 3, 2, 4, 1, 5, 2]),
    "n": .numeric([1, 1, 2, 3, 1, 1, 2, 2, 1, 1, 1, 1]),
    "half": .numeric([0.5, 1, 2, 3, 1, 1, 2, 2, 1, 1, 1, 1]),
    "word": .factor(["a", "b", "c", "a", "b", "c", "a", "b", "c", "a", "b", "c"]),
    "person": .factor(["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"]),
    "each": .factor((0..<12).map { "p\($0)" }),
    "one": .factor(Array(repeating: "a", count: 12)),
  ]

  func logistic(_ formula: String, trials: String? = nil) throws -> ModelError? {
    let frame = try ModelFrame(base)
    let error = #expect(throws: ModelError.self) {
      _ = try MixedLogisticModel(formula, trials: trials).fit(frame)
    }
    #expect(error?.message.isEmpty == false && error?.help.isEmpty == false)
    return error
  }

  func ordinal(_ formula: String) throws -> ModelError? {
    let frame = try ModelFrame(base)
    let error = #expect(throws: ModelError.self) {
      _ = try MixedOrdinalModel(formula).fit(frame)
    }
    #expect(error?.message.isEmpty == false && error?.help.isEmpty == false)
    return error
  }

  @Test("an outcome that is not of two kinds is refused")
  func notBinary() throws {
    #expect(try logistic("score ~ t + (1 | person)") == .generalized(.notBinary("score")))
    #expect(try logistic("word ~ t + (1 | person)") == .generalized(.notBinary("word")))
  }

  @Test("an outcome that is the same in every row is refused")
  func constant() throws {
    #expect(try logistic("none ~ t + (1 | person)") == .constantOutcome("none"))
    #expect(try logistic("all ~ t + (1 | person)") == .constantOutcome("all"))
    #expect(try ordinal("all ~ t + (1 | person)") == .constantOutcome("all"))
  }

  @Test("counts that cannot be are refused with their row")
  func counts() throws {
    #expect(
      try logistic("y ~ t + (1 | person)", trials: "half")
        == .generalized(.notACount("half", row: 0)))
    #expect(
      try logistic("score ~ t + (1 | person)", trials: "n")
        == .generalized(.moreThanTrials("score", trials: "n", row: 0)))
    #expect(
      try logistic("word ~ t + (1 | person)", trials: "n")
        == .generalized(.countsNotNumeric("word")))
    #expect(
      try logistic("y ~ t + (1 | person)", trials: "none")
        == .generalized(.notACount("none", row: 0)))
    #expect(try logistic("y ~ t + (1 | person)", trials: "size") == .absentColumn("size"))
  }

  @Test("one person, or one row for each, says nothing of how persons differ")
  func groups() throws {
    #expect(try logistic("y ~ t + (1 | one)") == .tooFewLevels(group: "one", levels: 1))
    #expect(
      try logistic("y ~ t + (1 | each)")
        == .generalized(.outcomeNeverChanges("y", group: "each")))
    #expect(
      try ordinal("k ~ t + (1 | each)")
        == .generalized(.outcomeNeverChanges("k", group: "each")))
    #expect(try logistic("y ~ t") == .noRandomEffects)
    #expect(
      try logistic("y ~ t + (1 | person) + (1 | word)")
        == .generalized(.severalGroups(["person", "word"])))
    #expect(
      try logistic("y ~ t + (t * word | person)")
        == .generalized(.tooManyEffects(group: "person", effects: 6, limit: 3)))
    #expect(
      try logistic("y ~ t + cs(1 + t | person)")
        == .generalized(.structureNotFitted(group: "person")))
    #expect(
      try logistic("y ~ t + (1 | person) + (1 + t | person)")
        == .repeatedRandomEffect("(Intercept)", group: "person"))
  }

  @Test("fixed effects that others determine are named")
  func rank() throws {
    #expect(try logistic("y ~ t + twice + (1 | person)") == .rankDeficient(terms: ["twice"]))
    #expect(try ordinal("k ~ t + all + (1 | person)") == .rankDeficient(terms: ["all"]))
    #expect(try logistic("y ~ t + time + (1 | person)") == .absentColumn("time"))
    #expect(
      try logistic("y ~ 0 + each + (1 | person)")
        == .noResidualDegreesOfFreedom(rows: 12, fixedEffects: 12))
  }

  @Test("a formula that cannot be read, and a table without rows, are refused")
  func tables() throws {
    guard case .formula = try logistic("y ~ t + (1 | person") else {
      Issue.record("not a formula error")
      return
    }
    guard case .formula = try ordinal("k ~") else {
      Issue.record("not a formula error")
      return
    }
    #expect(throws: ModelError.noRows) {
      _ = try MixedLogisticModel("y ~ 1 + (1 | g)").fit(
        ModelFrame(["y": .numeric([]), "g": .factor([String]())]))
    }
  }

  @Test("more categories than are modelled are refused")
  func manyCategories() throws {
    let frame = try ModelFrame([
      "y": .numeric((0..<120).map { Double($0 % 60) }),
      "g": .factor((0..<120).map { "g\($0 % 7)" }),
    ])
    #expect(
      throws: ModelError.generalized(.tooManyCategories("y", categories: 60, limit: 50))
    ) {
      _ = try MixedOrdinalModel("y ~ 1 + (1 | g)").fit(frame)
    }
  }

  /// Rows in which everyone beyond the cut of `t` says yes.
  func divided(_ yes: (Int, Int) -> Double) throws -> ModelFrame {
    let (persons, occasions) = (30, 6)
    let rows = (0..<persons * occasions).map { ($0 / occasions, $0 % occasions) }
    return try ModelFrame([
      "yes": .numeric(rows.map { yes($0.0, $0.1) }), "t": .numeric(rows.map { Double($0.1) }),
      "site": .factor(rows.map { "s\($0.0 % 5)" }), "person": .factor(rows.map { "p\($0.0)" }),
    ])
  }

  @Test("outcomes that a term divides without overlap are refused, and the term named")
  func separated() throws {
    let all = try divided { $1 >= 3 ? 1 : 0 }
    #expect(throws: ModelError.generalized(.separated(terms: ["t"]))) {
      _ = try MixedLogisticModel("yes ~ t + (1 | person)").fit(all)
    }
    // One of five sites has yes only.
    let site = try divided { $0 % 5 == 2 || ($0 * 7 + $1 * 5) % 3 == 0 ? 1 : 0 }
    #expect(throws: ModelError.generalized(.separated(terms: ["sites2"]))) {
      _ = try MixedLogisticModel("yes ~ t + site + (1 | person)").fit(site)
    }
    // Without that term there is an estimate.
    let fit = try MixedLogisticModel("yes ~ t + (1 | person)").fit(site)
    #expect(fit.fixedEffects.allSatisfy { abs($0.estimate.value) < 20 })
    let ordered = try divided { $0 % 5 == 2 ? 2 : Double(($0 * 7 + $1 * 5) % 3) }
    #expect(throws: ModelError.generalized(.separated(terms: ["sites2"]))) {
      _ = try MixedOrdinalModel("yes ~ t + site + (1 | person)").fit(ordered)
    }
  }

  @Test("rows that each person divides at a time of their own are told, without NaN")
  func separatedWithin() throws {
    let frame = try divided { $1 >= 1 + $0 % 5 ? 1 : 0 }
    let fit = try MixedLogisticModel("yes ~ t + (1 | person)").fit(frame)
    #expect(fit.notes.map(\.code).contains("generalized.large"))
    finite(fit)
  }

  func finite(_ fit: GeneralizedMixedFit) {
    var numbers = fit.theta + (fit.covariance?.elements ?? [])
    numbers += [fit.criterion, fit.aic, fit.bic, fit.bicOfLevels, fit.quadratureChange ?? 0]
    for term in fit.fixedEffects + fit.thresholds {
      numbers += [term.estimate.value, term.estimate.standardError ?? 0, term.pValue ?? 0]
    }
    numbers += fit.oddsRatios.map(\.value) + fit.conditionalModes.modes.elements
    numbers += fit.conditionalModes.variances.flatMap(\.elements)
    #expect(numbers.allSatisfy { $0.isFinite })
  }

  @Test("a dozen rows give finite numbers, and a note on few levels")
  func fewRows() throws {
    let frame = try ModelFrame(base)
    let fits = [
      try MixedLogisticModel("y ~ t + (1 | person)").fit(frame),
      try MixedLogisticModel("y ~ 0 + (1 | person)").fit(frame),
      try MixedLogisticModel("y ~ 1 + (0 + t | person)").fit(frame),
      try MixedOrdinalModel("k ~ t + (1 | person)").fit(frame),
      try MixedOrdinalModel("k ~ 1 + (1 | person)").fit(frame),
    ]
    for fit in fits {
      finite(fit)
      #expect(fit.notes.map(\.code).contains("generalized.few-levels"))
    }
    #expect(fits[4].fixedEffects.isEmpty && fits[4].thresholds.count == 2)
  }

  /// By hand: outcomes spread evenly over persons vary less between persons than chance would make them.
  @Test("a variance of zero is a plain logistic regression, and is said")
  func boundary() throws {
    // Every person says yes at two of four times, more often later.
    let times: [Set<Int>] = [[2, 3], [1, 3], [0, 2], [2, 3], [1, 2]]
    let rows = (0..<160).map { ($0 / 4, $0 % 4) }
    let yes = rows.map { person, t in times[person % 5].contains(t) ? 1.0 : 0 }
    let t = rows.map { Double($0.1) + Double($0.0 % 3) / 10 }
    let frame = try ModelFrame([
      "yes": .numeric(yes), "t": .numeric(t),
      "person": .factor(codes: rows.map(\.0), levels: (0..<40).map { "p\($0)" }),
    ])
    let fit = try MixedLogisticModel("yes ~ t + (1 | person)").fit(frame)
    #expect(fit.theta == [0] && fit.convergence.certified && fit.convergence.atBound == [2])
    #expect(fit.varianceComponents[0].variance == 0)
    #expect(fit.latentIntraclassCorrelation == 0)
    #expect(fit.notes.map(\.code) == ["generalized.boundary"])
    #expect(fit.conditionalModes.modes.elements.allSatisfy { $0 == 0 })
    // Logistic regression on the same rows, fitted by another room.
    let line = try LogisticLine(t, yes.map { $0 == 1 })
    #expect(agrees(fit.fixedEffects[0].estimate.value, line.intercept, relative: 1e-8))
    #expect(agrees(fit.fixedEffects[1].estimate.value, line.slope, relative: 1e-8))
    let ordered = try MixedOrdinalModel("yes ~ t + (1 | person)").fit(frame)
    #expect(agrees(ordered.criterion, fit.criterion, relative: 1e-12))
    #expect(ordered.theta == [0])
    let slopes = try MixedLogisticModel("yes ~ t + (t | person)").fit(frame)
    // Level and slope together: those who begin higher rise less, as they must to end at two.
    #expect(slopes.convergence.certified && slopes.theta[2] == 0)
    #expect(slopes.varianceComponents[1].correlations[0].value == -1)
    #expect(slopes.notes.map(\.code) == ["generalized.boundary"])
  }

  @Test("categories that no row has are left out and told")
  func unusedCategories() throws {
    var table = GeneralizedTable(seed: 2, persons: 40, occasions: 5)
    let codes = table.numbers("step").map { [0, 2, 3, 5][Int($0)] }
    table.columns["step"] = .factor(codes: codes, levels: ["a", "b", "c", "d", "e", "f"])
    let fit = try MixedOrdinalModel("step ~ t + (1 | person)").fit(ModelFrame(table.columns))
    #expect(fit.categories == ["a", "c", "d", "f"])
    #expect(fit.thresholds.map(\.term) == ["a|c", "c|d", "d|f"])
    #expect(fit.notes.map(\.code) == ["generalized.unused-categories"])
  }

  @Test("levels with one row each are used beside levels with more")
  func singleRows() throws {
    let table = GeneralizedTable(seed: 4, persons: 30, occasions: 5)
    let person = table.codes("person")
    // Twenty persons more, with a row each.
    let extra = (0..<20).map { 30 + $0 }
    let frame = try ModelFrame([
      "yes": .numeric(table.numbers("yes") + extra.map { Double($0 % 2) }),
      "t": .numeric(table.numbers("t") + extra.map { Double($0 % 4) }),
      "person": .factor(codes: person + extra, levels: (0..<50).map { "p\($0)" }),
    ])
    let fit = try MixedLogisticModel("yes ~ t + (1 | person)").fit(frame)
    #expect(fit.group.levels == 50 && fit.convergence.certified)
    finite(fit)
  }

  @Test("thirty persons in a table coded from one, without an intercept, or grouped by numbers")
  func otherForms() throws {
    var table = GeneralizedTable(seed: 4, persons: 30, occasions: 5)
    let first = try MixedLogisticModel("yes ~ arm + t + (1 | person)").fit(
      ModelFrame(table.columns))
    let noIntercept = try MixedLogisticModel("yes ~ 0 + arm + t + (1 | person)").fit(
      ModelFrame(table.columns))
    #expect(noIntercept.fixedEffects.map(\.term) == ["armA", "armB", "t"])
    #expect(agrees(first.criterion, noIntercept.criterion, relative: 1e-11))
    table.columns["person"] = .numeric(table.codes("person").map(Double.init))
    let numbers = try MixedLogisticModel("yes ~ arm + t + (1 | person)").fit(
      ModelFrame(table.columns))
    #expect(agrees(first.criterion, numbers.criterion, relative: 1e-11))
    #expect(numbers.conditionalModes.levels[3] == "3")
  }
}
