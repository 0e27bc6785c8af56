import Distributions
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

/// Fits in fixed storage are the fits of the general way: figures, boundaries and verdicts.
@Suite("Mixed model: refits in fixed storage")
struct MixedRefitKernelTests {
  /// A table and models of it; the kernel has a place for the models.
  struct Setting: Sendable, CustomTestStringConvertible {
    var table: String
    var formula: String
    var weights = false

    var testDescription: String { "\(table) \(formula) \(weights ? "weighted" : "")" }

    func frame() throws -> ModelFrame {
      switch table {
      case "small": try MixedRefitKernelTests.small(persons: 6, rows: 21)
      case "larger": try MixedRefitKernelTests.small(persons: 15, rows: 80)
      case "dyestuff2": try MixedFixture(table).frame
      default: try MixedFixture("sleepstudy").frame
      }
    }

    func model(_ criterion: MixedModel.Criterion) throws -> MixedModel {
      var options = MixedModel.Options()
      options.criterion = criterion
      if weights { options.weights = "w" }
      return try MixedModel(formula, options: options)
    }
  }

  static let settings = [
    Setting(table: "sleepstudy", formula: "Reaction ~ Days + (Days | Subject)"),
    Setting(table: "sleepstudy", formula: "Reaction ~ Days + (Days || Subject)"),
    Setting(table: "sleepstudy", formula: "Reaction ~ 1 + (1 + Days | Subject)"),
    Setting(table: "dyestuff2", formula: "Yield ~ 1 + (1 | Batch)"),
    Setting(table: "small", formula: "y ~ t + (t | person)"),
    Setting(table: "small", formula: "y ~ t + (1 | person)", weights: true),
    Setting(table: "larger", formula: "y ~ t * arm + x + (t | person)", weights: true),
    Setting(table: "larger", formula: "y ~ t + (t + x | person)"),
    Setting(table: "larger", formula: "y ~ t + (t | person) + (0 + x | person)", weights: true),
  ]

  /// Persons seen at a few of four occasions, most of them at different ones; two share theirs. What varies
  /// between them is little, so that many fits end at the boundary.
  static func small(persons: Int, rows: Int) throws -> ModelFrame {
    var draws = Xoshiro256(seed: 11)
    var codes: [Int] = []
    var (t, x, w, y): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    let effects = (0..<persons).map { _ in (0.7 * draws.normal(), 0.3 * draws.normal()) }
    for row in 0..<rows {
      let person = row % persons
      codes.append(person)
      let occasion = Double(row / persons) + (person > 1 ? Double(person % 3) : 0)
      t.append(occasion)
      x.append(draws.normal())
      w.append(Double(1 + (row / persons) % 3))
      y.append(
        5 + 0.5 * occasion + effects[person].0 + effects[person].1 * occasion + draws.normal())
    }
    return try ModelFrame([
      "y": .numeric(y), "t": .numeric(t), "x": .numeric(x), "w": .numeric(w),
      "person": .factor(codes.map { "p\($0)" }),
      "arm": .factor(codes.map { $0 % 2 == 0 ? "A" : "B" }),
    ])
  }

  /// The searches take the same steps in different roundings: figures differ by what those leave of a
  /// gradient, divided by the curvature.
  @Test(
    "a bootstrap is the same both ways", arguments: settings,
    [MixedModel.Criterion.reml, .maximumLikelihood])
  func bootstrap(_ setting: Setting, _ criterion: MixedModel.Criterion) throws {
    let (frame, model) = (try setting.frame(), try setting.model(criterion))
    let plan = try RefitPlan(model, frame)
    #expect(plan.hasKernel && !plan.withoutKernel.hasKernel)
    let options = BootstrapOptions(replicates: 200, seed: 21)
    let fast = try model.bootstrap(frame, plan, options)
    let general = try model.bootstrap(frame, plan.withoutKernel, options)
    #expect(fast == (try model.bootstrap(frame, options)))
    #expect(fast.atBoundary == general.atBoundary)
    #expect(fast.uncertified == general.uncertified)
    #expect(fast.failed == general.failed)
    #expect(fast.notes == general.notes)
    // The small tables are made for it.
    #expect(setting.table == "sleepstudy" || fast.atBoundary > 0)
    for (summary, (a, b)) in zip(fast.summaries, zip(fast.replicates, general.replicates)) {
      for (one, other) in zip(a, b) {
        guard let one, let other else {
          #expect(one == nil && other == nil)
          continue
        }
        #expect(
          agrees(one, other, relative: 1e-8, absolute: 1e-8 * abs(summary.estimate ?? 0)),
          "\(summary.parameter)")
      }
    }
  }

  @Test("a fit from nowhere is the same both ways", arguments: settings)
  func fit(_ setting: Setting) throws {
    let plan = try RefitPlan(setting.model(.reml), setting.frame())
    let truth = ModelTruth(
      coefficients: plan.fixedEffects.map { _ in 2 },
      covariances: plan.terms.map { Matrix.identity($0.effects.count) }, residualVariance: 4)
    for stream in 0..<20 {
      let y = plan.outcome(truth, seed: 3, stream: UInt64(stream))
      let (one, other) = (
        try #require(plan.fit(y)), try #require(plan.withoutKernel.fit(y))
      )
      #expect(one.convergence.certified == other.convergence.certified)
      #expect(one.convergence.atBound == other.convergence.atBound)
      #expect(agrees(one.criterion, other.criterion, relative: 1e-12))
      #expect(agrees(one.sigma, other.sigma, relative: 1e-8))
      for (a, b) in zip(one.theta, other.theta) { #expect(abs(a - b) < 1e-8) }
      for (a, b) in zip(one.coefficients, other.coefficients) {
        #expect(agrees(a, b, relative: 1e-8, absolute: 1e-8))
      }
      for (a, b) in zip(one.covariance.elements, other.covariance.elements) {
        #expect(agrees(a, b, relative: 1e-7, absolute: 1e-9))
      }
    }
  }

  @Test(
    "what fixed storage has no place for goes the general way",
    arguments: [
      "y ~ t + (1 | person) + (1 | practitioner)", "y ~ t + cs(1 + t | person)",
      "y ~ t + (t * x | person)", "y ~ poly(t, 4) * x * arm + (1 | person)",
    ])
  func larger(_ formula: String) throws {
    var table = RandomTable(seed: 17)
    let frame = try ModelFrame(table.rows(120, persons: 14, practitioners: 5))
    let model = try MixedModel(formula)
    let plan = try RefitPlan(model, frame)
    #expect(!plan.hasKernel)
    let options = BootstrapOptions(replicates: 2, seed: 1)
    #expect(
      try model.bootstrap(frame, plan, options)
        == model.bootstrap(frame, plan.withoutKernel, options))
  }
}
