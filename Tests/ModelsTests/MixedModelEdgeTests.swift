import LinearAlgebra
import Models
import Results
import Testing

@Suite("Mixed model: edges and refusals")
struct MixedModelEdgeTests {
  let base: [String: ModelFrame.Column] = [
    "y": .numeric([1, 3, 2, 5, 4, 7, 6, 9]),
    "t": .numeric([0, 1, 2, 3, 0, 1, 2, 3]),
    "twice": .numeric([0, 2, 4, 6, 0, 2, 4, 6]),
    "flat": .numeric([2, 2, 2, 2, 2, 2, 2, 2]),
    "g": .factor(["a", "a", "a", "a", "b", "b", "b", "b"]),
    "each": .factor(["a", "b", "c", "d", "e", "f", "g", "h"]),
    "one": .factor(["a", "a", "a", "a", "a", "a", "a", "a"]),
  ]

  func error(_ formula: String) throws -> ModelError? {
    let frame = try ModelFrame(base)
    return #expect(throws: ModelError.self) { _ = try MixedModel(formula).fit(frame) }
  }

  @Test("an absent column is named")
  func absent() throws {
    #expect(try error("y ~ time + (1 | g)") == .absentColumn("time"))
    #expect(try error("y ~ t + (1 | group)") == .absentColumn("group"))
  }

  @Test("times counted from far away are told: calendar years, not weeks")
  func farTimes() throws {
    func codes(_ start: Double) throws -> [String] {
      var columns = base
      columns["t"] = .numeric((0..<8).map { start + Double($0 % 4) })
      return try MixedModel("y ~ t + (t | g)").fit(ModelFrame(columns)).notes.map(\.code)
    }
    #expect(try codes(2020).contains("mixed.far-from-zero"))
    #expect(try !codes(0).contains("mixed.far-from-zero"))
    #expect(try !codes(12).contains("mixed.far-from-zero"))
  }

  @Test("a formula that cannot be read is refused with its place")
  func formula() throws {
    guard case .formula(let error) = try error("y ~ t + (1 | g") else {
      Issue.record("not a formula error")
      return
    }
    #expect(error.column == 15)
  }

  @Test("an outcome that does not vary, or is no number, is refused")
  func outcome() throws {
    #expect(try error("flat ~ t + (1 | g)") == .constantOutcome("flat"))
    #expect(try error("g ~ t + (1 | g)") == .outcomeNotNumeric("g"))
    #expect(try error("twice ~ t + (1 | g)") == .outcomeDetermined("twice"))
  }

  @Test("groups that cannot carry their effects are refused")
  func groups() throws {
    #expect(try error("y ~ t + (1 | one)") == .tooFewLevels(group: "one", levels: 1))
    #expect(
      try error("y ~ t + (1 | each)")
        == .tooManyRandomEffects(group: "each", effects: 8, rows: 8))
    #expect(try error("y ~ t") == .noRandomEffects)
    #expect(
      try error("y ~ t + (1 | g) + (1 + t | g)")
        == .repeatedRandomEffect("(Intercept)", group: "g"))
  }

  @Test("crossed groups too large for a dense matrix are refused before it is made")
  func crossedTooLarge() throws {
    let rows = 14_100
    let frame = try ModelFrame([
      "y": .numeric((0..<rows).map { Double($0 % 17) }),
      "a": .factor(codes: (0..<rows).map { $0 % 7_050 }, levels: (0..<7_050).map { "a\($0)" }),
      "b": .factor(
        codes: (0..<rows).map { ($0 % 7_050 + $0 / 7_050) % 7_050 },
        levels: (0..<7_050).map { "b\($0)" }),
    ])
    #expect(throws: ModelError.tooManyTrailingEffects(effects: 7_050, limit: 6_000)) {
      _ = try MixedModel("y ~ 1 + (1 | a) + (1 | b)").fit(frame)
    }
  }

  @Test("fixed effects that others determine are named")
  func rank() throws {
    #expect(try error("y ~ t + twice + (1 | g)") == .rankDeficient(terms: ["twice"]))
    #expect(try error("y ~ t + flat + (1 | g)") == .rankDeficient(terms: ["flat"]))
    #expect(
      try error("y ~ 0 + each + (1 | g)")
        == .noResidualDegreesOfFreedom(rows: 8, fixedEffects: 8))
  }

  @Test("a table that does not hold together is refused")
  func tables() {
    #expect(throws: ModelError.unequalColumns("b", rows: 1, expected: 2)) {
      _ = try ModelFrame(["a": .numeric([1, 2]), "b": .numeric([1])])
    }
    #expect(throws: ModelError.notFinite("a", row: 1)) {
      _ = try ModelFrame(["a": .numeric([1, .nan])])
    }
    #expect(throws: ModelError.unknownLevel("a", row: 0)) {
      _ = try ModelFrame(["a": .factor(codes: [3], levels: ["x"])])
    }
    #expect(throws: ModelError.noRows) {
      _ = try MixedModel("y ~ 1 + (1 | g)").fit(
        ModelFrame(["y": .numeric([]), "g": .factor([String]())]))
    }
  }

  @Test("every refusal says what to do")
  func help() throws {
    for formula in ["y ~ q + (1|g)", "flat ~ t + (1|g)", "y ~ t + twice + (1|g)", "y ~"] {
      let error = try error(formula)
      #expect(error?.message.isEmpty == false && error?.help.isEmpty == false)
    }
  }

  @Test("levels with one row each are used beside levels with more")
  func singleRows() throws {
    let labels = ["a", "a", "a", "b", "b", "b", "c", "d"]
    var columns = base
    columns["h"] = .factor(labels)
    let fit = try MixedModel("y ~ 1 + (1 | h)").fit(ModelFrame(columns))
    #expect(fit.groups.map(\.levels) == [4])
    #expect(fit.convergence.certified)
  }

  @Test("levels that do not occur are left out")
  func unusedLevels() throws {
    var columns = base
    columns["h"] = .factor(codes: [1, 1, 1, 1, 3, 3, 3, 3], levels: ["x", "b", "y", "a"])
    let fit = try MixedModel("y ~ h + (1 | g)").fit(ModelFrame(columns))
    #expect(fit.fixedEffects.map(\.term) == ["(Intercept)", "ha"])
  }

  @Test("numbers can be groups, named by their values")
  func numericGroups() throws {
    var columns = base
    columns["h"] = .numeric([2, 2, 2, 10, 10, 10, 3.5, 3.5])
    let fit = try MixedModel("y ~ t + (1 | h)").fit(ModelFrame(columns))
    #expect(fit.conditionalModes[0].levels == ["2", "3.5", "10"])
  }

  @Test("a model without fixed effects is fitted")
  func noFixedEffects() throws {
    let fit = try MixedModel("y ~ 0 + (1 | g)").fit(ModelFrame(base))
    #expect(fit.fixedEffects.isEmpty && fit.criterion.isFinite)
  }

  @Test("results hold no NaN and no infinity")
  func finite() throws {
    let fit = try MixedModel("y ~ t + (1 | g)").fit(ModelFrame(base))
    var numbers = fit.fixedCovariance.elements + fit.theta
    numbers += [fit.criterion, fit.aic, fit.bic, fit.sigma]
    for term in fit.fixedEffects {
      numbers += [term.estimate.value, term.estimate.standardError ?? 0, term.pValue ?? 0]
    }
    for group in fit.conditionalModes {
      numbers += group.modes.elements + group.variances.flatMap { $0.elements }
    }
    #expect(numbers.allSatisfy { $0.isFinite })
  }

  @Test("outcomes of any size are fitted", arguments: [1e-140, 1e140])
  func sizes(_ factor: Double) throws {
    var columns = base
    columns["y"] = .numeric([1, 3, 2, 5, 4, 7, 6, 9].map { $0 * factor })
    let fit = try MixedModel("y ~ t + (1 | g)").fit(ModelFrame(columns))
    let plain = try MixedModel("y ~ t + (1 | g)").fit(ModelFrame(base))
    #expect(abs(fit.theta[0] - plain.theta[0]) < 1e-7)
    columns["y"] = .numeric([1, 3, 2, 5, 4, 7, 6, 9].map { $0 * 1e200 })
    #expect(throws: ModelError.notEvaluable) {
      _ = try MixedModel("y ~ t + (1 | g)").fit(ModelFrame(columns))
    }
  }
}
