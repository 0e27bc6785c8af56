import LinearAlgebra
import Models
import Optimization
import Results
import TestSupport
import Testing

/// Sums over persons held against the rows that they are of.
@Suite("Mixed model from sums over persons")
struct MixedMomentsTests {
  static let formulas = [
    "y ~ t + (1 | person)", "y ~ t * arm + (t | person)", "y ~ t * age + arm + (t | person)",
    "y ~ year * arm + (1 + year || person)", "y ~ 0 + arm + t + (0 + t | person)",
    "y ~ t + x + arm + (t | person)", "y ~ t * x + age + I(age^2) + (t | person)",
    "y ~ factor(t) * arm + (t | person)",
    "y ~ piecewise(t, 2) + poly(x, 2, raw = TRUE) + (1 | person)",
    "y ~ t + (t + I(t^2) || person)", "y ~ t + cs(1 + t | person)",
    // Groups beside the persons.
    "y ~ t + (t | person) + (1 | service)", "y ~ t * arm + (1 | service/person)",
    "y ~ t * service + (t | person)", "y ~ t * arm + (t | service/person)",
    "y ~ t + x + (t || person) + (t | service)",
    "y ~ t + (1 | person) + (1 | worker)",
  ]

  static func model(
    _ formula: String, _ criterion: MixedModel.Criterion = .reml,
    _ inference: MixedModel.Inference = .satterthwaite
  ) throws -> MixedModel {
    var options = MixedModel.Options()
    (options.criterion, options.inference) = (criterion, inference)
    // Searches go on until rounding ends them, so that their ends can be compared.
    options.search.gradientTolerance = 1e-12
    return try MixedModel(formula, options: options)
  }

  static func table(_ seed: UInt64 = 7, persons: Int = 90) throws -> ModelFrame {
    var table = SharedTimesTable(seed: seed)
    return try table.frame(persons: persons, occasions: 4)
  }

  static func agree(_ found: [Double], _ expected: [Double], _ relative: Double) -> Bool {
    let largest = expected.reduce(0) { max($0, abs($1)) }
    return found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) <= relative * largest }
  }

  /// The rows of some persons, in which every level keeps its name.
  static func part(_ frame: ModelFrame, _ isIn: (String) -> Bool) throws -> ModelFrame {
    guard case .factor(let codes, let names) = frame.columns["person"] else { return frame }
    let rows = codes.indices.filter { isIn(names[codes[$0]]) }
    return try ModelFrame(
      frame.columns.mapValues { column in
        switch column {
        case .numeric(let values): .numeric(rows.map { values[$0] })
        case .factor(let codes, let names): .factor(rows.map { names[codes[$0]] })
        }
      })
  }

  static func expect(
    _ fit: MixedModelFit, isThatOf rows: MixedModelFit,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    // As in MixedPathTests: where the optimum is flat theta is known to half the digits of the criterion.
    let tolerance = 1e-8
    #expect(agrees(fit.criterion, rows.criterion, relative: 1e-10), sourceLocation: sourceLocation)
    #expect(agree(fit.theta, rows.theta, tolerance), sourceLocation: sourceLocation)
    #expect(fit.thetaNames == rows.thetaNames && fit.groups == rows.groups)
    #expect(fit.rows == rows.rows && fit.convergence.certified == rows.convergence.certified)
    #expect(fit.notes.map(\.code) == rows.notes.map(\.code), sourceLocation: sourceLocation)
    #expect(agrees(fit.residualVariance, rows.residualVariance, relative: tolerance))
    #expect(fit.fixedEffects.map(\.term) == rows.fixedEffects.map(\.term))
    for (a, b) in zip(fit.fixedEffects, rows.fixedEffects) {
      let error = b.estimate.standardError ?? .nan
      #expect(
        abs(a.estimate.value - b.estimate.value) <= tolerance * error,
        sourceLocation: sourceLocation)
      #expect(agrees(a.estimate.standardError, error, relative: tolerance))
      #expect(agrees(a.degreesOfFreedom, b.degreesOfFreedom ?? .nan, relative: 1e-6))
    }
  }

  @Test("value, gradient and Hessian to 1e-10 away from the optimum", arguments: formulas)
  func derivatives(_ formula: String) throws {
    let frame = try Self.table()
    let plan = try MomentPlan(Formula(formula), sample: frame)
    let model = try Self.model(formula)
    let sums = try model.deviance(PersonMoments(plan, frame))
    var slow = model
    slow.path = .rows
    let rows = try slow.deviance(frame)
    let theta = (0..<rows.parameterCount).map { (k: Int) -> Double in
      let place = Double(k % 4)
      return 0.9 - 0.3 * place + 0.03 * Double(k)
    }
    // Another order of adding some three hundred rows: 1e-14 each, and room for cancellation.
    let value = try #require(rows.value(theta))
    #expect(agrees(sums.value(theta), value, relative: 1e-10))
    let gradient = try #require(rows.gradient(theta))
    let slopes = try #require(sums.gradient(theta))
    #expect(Self.agree(slopes, gradient, 1e-10))
    let hessian: [Double] = try #require(rows.hessian(theta)).elements
    let bends: [Double] = try #require(sums.hessian(theta)).elements
    #expect(Self.agree(bends, hessian, 1e-10))
  }

  @Test("the fit is that of the rows", arguments: formulas)
  func fits(_ formula: String) throws {
    let frame = try Self.table()
    let plan = try MomentPlan(Formula(formula), sample: frame)
    for (criterion, inference) in [
      (MixedModel.Criterion.reml, MixedModel.Inference.kenwardRoger),
      (.maximumLikelihood, .satterthwaite),
    ] {
      let model = try Self.model(formula, criterion, inference)
      Self.expect(
        try model.fit(PersonMoments(plan, frame)), isThatOf: try model.fit(frame))
    }
  }

  @Test("parts merge to the whole, whatever they take off", arguments: formulas)
  func merges(_ formula: String) throws {
    let frame = try Self.table(8)
    let parsed = try Formula(formula)
    let plan = try MomentPlan(parsed, sample: frame)
    var whole: PersonMoments?
    for part in 0..<3 {
      let rows = try Self.part(frame) { (name: String) -> Bool in
        Int(Array(name.utf8).last ?? 0) % 3 == part
      }
      let away: [Double] = plan.shift.map { (number: Double) -> Double in number + Double(part) }
      let own = try MomentPlan(
        parsed, grouping: plan.grouping, columns: plan.columns, shift: away)
      let sums = try PersonMoments(own, rows)
      if whole == nil { whole = sums } else { try whole?.add(sums) }
    }
    var merged = try #require(whole)
    for (column, levels) in merged.levels { merged.reorder(column, levels.sorted()) }
    #expect(merged.rows == frame.rows && merged.persons == 90)
    let model = try Self.model(formula)
    Self.expect(try model.fit(merged), isThatOf: try model.fit(frame))
  }

  @Test("likelihood intervals are those of the rows")
  func profiles() throws {
    let frame = try Self.table()
    let model = try Self.model("y ~ t * arm + (t | person)")
    let sums = try PersonMoments(MomentPlan(model.formula, sample: frame), frame)
    let (found, expected) = (try model.profile(sums), try model.profile(frame))
    #expect(found.intervals.map(\.parameter) == expected.intervals.map(\.parameter))
    for (a, b) in zip(found.intervals, expected.intervals) {
      let (one, other) = (a.estimate.interval, b.estimate.interval)
      // Roots are found to some 1e-9 of the deviance.
      #expect(agrees(one?.lower, other?.lower ?? .nan, relative: 1e-6))
      #expect(agrees(one?.upper, other?.upper ?? .nan, relative: 1e-6))
    }
  }

  @Test("columns are keys, constants or free by what they look like")
  func roles() throws {
    let formula = try Formula("y ~ t * age + x + arm + factor(year) + (t | service/person)")
    let plan = try MomentPlan(formula, sample: Self.table())
    #expect(plan.grouping == ["service", "person"])
    #expect(
      plan.columns.map { "\($0.name) \($0.role)" } == [
        "t key", "age constant", "x free", "arm key", "year key", "service key",
      ])
    #expect(plan.entries.perPerson == ["age"] && plan.entries.perRow == ["x", "y"])
  }

  static let refusals: [(String, MomentRefusal)] = [
    ("y ~ poly(t, 2) + (1 | person)", .curveOfAllRows("poly(t, 2)")),
    ("y ~ ns(t, df = 3) + (1 | person)", .curveOfAllRows("ns(t, df = 3)")),
    ("y ~ piecewise(x, 0) + (1 | person)", .curveOfOwnNumbers("piecewise(x, 0)")),
    ("y ~ own + (own | person)", .ownTimes("own")),
  ]

  @Test("what needs more than sums is refused", arguments: refusals.indices)
  func refuses(_ place: Int) throws {
    let (formula, refusal) = Self.refusals[place]
    #expect(throws: ModelError.notSummed(refusal)) {
      _ = try MomentPlan(Formula(formula), sample: Self.table())
    }
    #expect(!refusal.message.isEmpty && !refusal.help.isEmpty)
  }

  @Test("weights, dependent terms, a constant outcome and other plans are refused")
  func refusesTheRest() throws {
    let frame = try Self.table()
    let formula = try Formula("y ~ t + age + (t | person)")
    let sums = try PersonMoments(MomentPlan(formula, sample: frame), frame)
    var model = MixedModel(formula)
    model.options.weights = "age"
    #expect(throws: ModelError.notSummed(.residuals)) { _ = try model.fit(sums) }
    let other = try MixedModel("y ~ t + I(age^2) + (t | person)")
    #expect(throws: ModelError.notSummed(.anotherPlan("there is no sum of I(age^2)"))) {
      _ = try other.fit(sums)
    }
    let both = try Formula("y ~ t + year + (t | person)")
    #expect(throws: ModelError.rankDeficient(terms: ["year"])) {
      _ = try MixedModel(both).fit(PersonMoments(MomentPlan(both, sample: frame), frame))
    }
    var columns = frame.columns
    columns["y"] = .numeric(Array(repeating: 0.1, count: frame.rows))
    let flat = try ModelFrame(columns)
    #expect(throws: ModelError.constantOutcome("y")) {
      _ = try MixedModel(formula).fit(PersonMoments(MomentPlan(formula, sample: flat), flat))
    }
    let fit = try MixedModel(formula).fit(sums)
    #expect(fit.conditionalModes.isEmpty)
    #expect(throws: ModelError.needsRows) { _ = try fit.robust() }
    #expect(throws: ModelError.needsRows) { _ = try fit.predict(frame) }
    #expect(try fit.predict(frame, for: .population).count == frame.rows)
  }

  @Test("sums from elsewhere are checked")
  func checks() throws {
    let frame = try Self.table()
    let formula = try Formula("y ~ t * arm + (t | person)")
    let good = try PersonMoments(MomentPlan(formula, sample: frame), frame)
    let again = try PersonMoments(
      checking: good.plan, levels: good.levels, patterns: good.patterns)
    #expect(again == good)
    func isRefused(_ change: (inout PersonMoments.Pattern) -> Void) -> Bool {
      var patterns = good.patterns
      change(&patterns[patterns.count - 1])
      return (try? PersonMoments(checking: good.plan, levels: good.levels, patterns: patterns))
        == nil
    }
    #expect(isRefused { $0.persons += 1 })
    #expect(isRefused { $0.rows += 1 })
    #expect(isRefused { $0.rows = 0 })
    #expect(isRefused { $0.moments[3] = .infinity })
    #expect(isRefused { $0.moments.removeLast() })
    #expect(isRefused { $0.keys[0].append(1) })
    #expect(isRefused { $0.keys[1][0] = 2 })
    #expect(isRefused { $0.keys[1][0] = 0.5 })
    #expect(
      isRefused {
        $0.persons = .max
        $0.moments[0] = Double(Int.max)
      })
    #expect(!isRefused { _ in })
    let none = try PersonMoments(checking: good.plan, levels: good.levels, patterns: [])
    #expect(throws: ModelError.noRows) { _ = try MixedModel(formula).fit(none) }
  }
}
