import Glibc
import Models
import Results
import TestSupport
import Testing

@Suite("Logistic and ordinal mixed models: what must not matter, and what must")
struct GeneralizedPropertyTests {
  func fit(_ formula: String, _ columns: [String: ModelFrame.Column]) throws -> GeneralizedMixedFit
  {
    let frame = try ModelFrame(columns)
    return formula.hasPrefix("step")
      ? try MixedOrdinalModel(formula).fit(frame) : try MixedLogisticModel(formula).fit(frame)
  }

  static let formulas = [
    "yes ~ t + (1 | person)", "yes ~ t * arm + (t | person)", "yes ~ t + (t || person)",
    "step ~ t * arm + (1 | person)", "step ~ t + (t | person)",
  ]

  let table = GeneralizedTable(seed: 11, persons: 60, occasions: 6, level: 1.5, slope: 0.5)

  func same(_ a: GeneralizedMixedFit, _ b: GeneralizedMixedFit) {
    #expect(a.convergence.certified && b.convergence.certified)
    #expect(agrees(a.criterion, b.criterion, relative: 1e-11))
    for (x, y) in zip(a.thresholds + a.fixedEffects, b.thresholds + b.fixedEffects) {
      #expect(agrees(x.estimate.value, y.estimate.value, relative: 1e-6, absolute: 1e-7))
      #expect(agrees(x.estimate.standardError, y.estimate.standardError ?? .nan, relative: 1e-6))
    }
  }

  @Test("the order of rows does not matter", arguments: formulas)
  func rowOrder(_ formula: String) throws {
    same(try fit(formula, table.columns), try fit(formula, table.shuffled()))
  }

  @Test("the order of persons does not matter", arguments: formulas)
  func levelOrder(_ formula: String) throws {
    var columns = table.columns
    let codes = table.codes("person")
    columns["person"] = .factor(
      codes: codes.map { 59 - $0 }, levels: (0..<60).map { "p\(59 - $0)" })
    same(try fit(formula, table.columns), try fit(formula, columns))
  }

  @Test(
    "time in other units changes the slopes and nothing else", arguments: formulas, [1e-5, 365.25])
  func units(_ formula: String, _ unit: Double) throws {
    var columns = table.columns
    columns["t"] = .numeric(table.numbers("t").map { $0 * unit })
    let (first, second) = (try fit(formula, table.columns), try fit(formula, columns))
    #expect(second.convergence.certified)
    #expect(agrees(first.criterion, second.criterion, relative: 1e-10))
    for (a, b) in zip(first.fixedEffects, second.fixedEffects) {
      let factor = a.term.contains("t") && !a.term.contains("(") ? unit : 1
      #expect(agrees(b.estimate.value * factor, a.estimate.value, relative: 1e-5, absolute: 1e-6))
    }
    for (a, b) in zip(first.varianceComponents, second.varianceComponents) {
      let factor = a.term == "t" ? unit : 1
      #expect(agrees(b.standardDeviation * factor, a.standardDeviation, relative: 1e-5))
    }
  }

  @Test("yes and no exchanged changes the signs and nothing else")
  func exchanged() throws {
    var columns = table.columns
    columns["yes"] = .numeric(table.numbers("yes").map { 1 - $0 })
    let (first, second) = (
      try fit("yes ~ t + (1 | person)", table.columns), try fit("yes ~ t + (1 | person)", columns)
    )
    #expect(agrees(first.criterion, second.criterion, relative: 1e-11))
    for (a, b) in zip(first.fixedEffects, second.fixedEffects) {
      #expect(agrees(a.estimate.value, -b.estimate.value, relative: 1e-7))
    }
  }

  @Test("two categories are the same as 0 and 1, and two ordered ones a threshold of −intercept")
  func twoCategories() throws {
    var columns = table.columns
    let yes = table.numbers("yes").map { Int($0) }
    columns["yes"] = .factor(codes: yes, levels: ["no", "yes"])
    let numbers = try fit("yes ~ t + (t | person)", table.columns)
    let categories = try fit("yes ~ t + (t | person)", columns)
    same(numbers, categories)
    #expect(categories.categories == ["no", "yes"])
    columns["step"] = columns["yes"]
    let ordered = try fit("step ~ t + (t | person)", columns)
    #expect(agrees(ordered.criterion, numbers.criterion, relative: 1e-11))
    let intercept = numbers.fixedEffects[0].estimate
    #expect(agrees(ordered.thresholds[0].estimate.value, -intercept.value, relative: 1e-6))
    #expect(
      agrees(
        ordered.thresholds[0].estimate.standardError, intercept.standardError ?? .nan,
        relative: 1e-6))
    #expect(
      agrees(
        ordered.fixedEffects[0].estimate.value, numbers.fixedEffects[1].estimate.value,
        relative: 1e-6))
  }

  @Test("the order of categories turned round turns thresholds and effects round")
  func reversed() throws {
    var columns = table.columns
    columns["step"] = .numeric(table.numbers("step").map { 3 - $0 })
    let (first, second) = (
      try fit("step ~ t + (1 | person)", table.columns), try fit("step ~ t + (1 | person)", columns)
    )
    #expect(agrees(first.criterion, second.criterion, relative: 1e-11))
    #expect(
      agrees(
        first.fixedEffects[0].estimate.value, -second.fixedEffects[0].estimate.value, relative: 1e-6
      ))
    for (a, b) in zip(first.thresholds, second.thresholds.reversed()) {
      #expect(agrees(a.estimate.value, -b.estimate.value, relative: 1e-6, absolute: 1e-7))
    }
  }

  @Test("counts out of trials are the same as their rows one by one, but for a constant")
  func trials() throws {
    // Rows of a person at one occasion counted together: here two, doubled.
    let yes = table.numbers("yes")
    let (t, person) = (table.numbers("t"), table.codes("person"))
    let levels = (0..<60).map { "p\($0)" }
    let counted = try ModelFrame([
      "s": .numeric(yes.map { 1 + $0 }), "n": .numeric(yes.map { _ in 3 }), "t": .numeric(t),
      "person": .factor(codes: person, levels: levels),
    ])
    let each = try ModelFrame([
      "yes": .numeric(yes.flatMap { [1, 0, $0] }), "t": .numeric(t.flatMap { [$0, $0, $0] }),
      "person": .factor(codes: person.flatMap { [$0, $0, $0] }, levels: levels),
    ])
    let a = try MixedLogisticModel("s ~ t + (1 | person)", trials: "n").fit(counted)
    let b = try MixedLogisticModel("yes ~ t + (1 | person)").fit(each)
    // Three ways to have one or two successes of three.
    #expect(
      agrees(a.criterion, b.criterion - 2 * Double(yes.count) * 1.0986122886681098, relative: 1e-10)
    )
    for (x, y) in zip(a.fixedEffects, b.fixedEffects) {
      #expect(agrees(x.estimate.value, y.estimate.value, relative: 1e-6))
      #expect(agrees(x.estimate.standardError, y.estimate.standardError ?? .nan, relative: 1e-6))
    }
  }

  @Test("the same rows give the same bytes", arguments: formulas)
  func deterministic(_ formula: String) throws {
    #expect(try fit(formula, table.columns) == fit(formula, table.columns))
  }

  @Test("odds ratios are the exponentials of the effects, and their intervals too")
  func oddsRatios() throws {
    let fit = try fit("yes ~ t + (1 | person)", table.columns)
    let (t, ratio) = (fit.fixedEffects[1].estimate, fit.oddsRatios[1])
    #expect(ratio.term == "t")
    #expect(agrees(ratio.value, exp(t.value), relative: 1e-12))
    #expect(agrees(ratio.interval?.lower, exp(t.interval?.lower ?? .nan), relative: 1e-12))
    #expect(agrees(ratio.interval?.upper, exp(t.interval?.upper ?? .nan), relative: 1e-12))
    // ± 1.959964 standard errors.
    let half = 1.959963984540054 * (t.standardError ?? .nan)
    #expect(agrees(t.interval?.upper, t.value + half, relative: 1e-12))
    #expect(
      agrees(fit.fixedEffects[1].statistic, t.value / (t.standardError ?? .nan), relative: 1e-12))
  }
}
