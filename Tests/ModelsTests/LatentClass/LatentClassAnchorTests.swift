import Models
import Results
import TestSupport
import Testing

/// R `lcmm::hlme` 2.2.2 on its own `data_hlme` (100 persons, 326 rows; GPL ≥ 2, not in the project), run with
/// convergence at 1e-8. Its π has single precision, which takes 1.391e-8 a row off each log-likelihood.
@Suite(
  "Latent classes: lcmm", .enabled(if: SharedData.isPresent, SharedData.absence))
struct LatentClassAnchorTests {
  static let lack = 1.391e-8 * 326

  static func frame() throws -> ModelFrame {
    let rows = try SharedData.rows("data_hlme.csv")
    var columns: [String: ModelFrame.Column] = [:]
    for name in ["ID", "Y", "Time", "X1", "X2", "X3"] {
      columns[name] = .numeric(try rows.map { try #require(Double($0[name] ?? "")) })
    }
    return try ModelFrame(columns)
  }

  static func fit(
    _ classes: ClosedRange<Int>, membership: Bool = true,
    _ effects: LatentClassModel.RandomEffects = .shared
  ) throws -> LatentClasses {
    var options = LatentClassModel.Options()
    options.classTerms = try Formula("Y ~ Time").fixed
    if membership { options.membership = try Formula("Y ~ X2 + X3").fixed }
    options.randomEffects = effects
    (options.starts, options.hits) = (40, 10)
    return try LatentClassModel(try Formula("Y ~ Time*X1 + (Time | ID)"), options: options).fit(
      try frame(), classes: classes)
  }

  /// A figure of lcmm, printed to so many digits: within half of the last, or a millionth.
  static func agrees(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-6) -> Bool {
    value.map { abs($0 - expected) <= tolerance * max(1, abs(expected)) } ?? false
  }

  static func value(
    _ fit: LatentClassFit, _ part: ClassEstimate.Part, _ g: Int? = nil, _ term: String = "",
    _ with: String? = nil
  ) -> Double? { row(fit, part, g, term, with)?.estimate.value }

  static func row(
    _ fit: LatentClassFit, _ part: ClassEstimate.Part, _ g: Int?, _ term: String, _ with: String?
  ) -> ClassEstimate? {
    fit.estimates.first {
      $0.part == part && $0.classNumber == g && $0.term == term && $0.with == with
    }
  }

  @Test("one class")
  func one() throws {
    let fit = try #require(try Self.fit(1...1).models.first)
    #expect(Self.agrees(fit.logLikelihood, -790.50941119 + Self.lack, 1e-9))
    // Of the criteria, twice the same lack.
    #expect(Self.agrees(fit.indices.aic, 1_597.01882 - 2 * Self.lack))
    #expect(Self.agrees(fit.indices.bic, 1_617.86018 - 2 * Self.lack))
    for (term, expected) in [
      ("(Intercept)", 25.8609334527), ("Time", -0.32876595675), ("X1", 1.69459906449),
      ("Time:X1", -0.394084953851),
    ] {
      #expect(Self.agrees(Self.value(fit, .fixed, nil, term), expected), "\(term)")
    }
    #expect(Self.agrees(Self.value(fit, .random, nil, "(Intercept)"), 23.1378060918))
    #expect(Self.agrees(Self.value(fit, .random, nil, "(Intercept)", "Time"), 2.79712849626))
    #expect(Self.agrees(Self.value(fit, .random, nil, "Time"), 1.10557770193))
    #expect(Self.agrees(Self.value(fit, .residual), 0.968920951219))
  }

  @Test("one class is the mixed model by maximum likelihood")
  func mixed() throws {
    let fit = try #require(try Self.fit(1...1).models.first)
    var options = MixedModel.Options()
    options.criterion = .maximumLikelihood
    options.inference = .wald
    let mixed = try MixedModel("Y ~ Time*X1 + (Time | ID)", options: options).fit(Self.frame())
    #expect(Self.agrees(fit.logLikelihood, mixed.logLikelihood, 1e-10))
    for effect in mixed.fixedEffects {
      let row = Self.row(fit, .fixed, nil, effect.term, nil)
      #expect(Self.agrees(row?.estimate.value, effect.estimate.value, 1e-8), "\(effect.term)")
    }
    #expect(Self.agrees(Self.value(fit, .residual), mixed.sigma, 1e-8))
    let variances = mixed.varianceComponents.map(\.variance)
    #expect(Self.agrees(Self.value(fit, .random, nil, "(Intercept)"), variances[0], 1e-8))
    #expect(Self.agrees(Self.value(fit, .random, nil, "Time"), variances[1], 1e-8))
  }

  @Test("two classes that depend on covariates")
  func two() throws {
    let fit = try #require(try Self.fit(2...2).models.first)
    #expect(Self.agrees(fit.logLikelihood, -773.82078507 + Self.lack, 1e-9))
    #expect(Self.agrees(fit.indices.bic, 1_607.50878256 - 2 * Self.lack))
    #expect(Self.agrees(fit.indices.entropy, 0.870370405))
    #expect(fit.indices.sizes == [46, 54])
    #expect(Self.agrees(fit.indices.certainties[0], 0.958769))
    #expect(Self.agrees(fit.indices.certainties[1], 0.967518))
    for (part, g, term, with, expected) in [
      (ClassEstimate.Part.membership, 1, "(Intercept)", nil, 0.105182341),
      (.membership, 1, "X2", nil, -0.739391396), (.membership, 1, "X3", nil, -0.0681823),
      (.fixed, 1, "(Intercept)", nil, 20.7060365748),
      (.fixed, 2, "(Intercept)", nil, 29.3925106986),
      (.fixed, 1, "Time", nil, -1.00426204843), (.fixed, 2, "Time", nil, 0.131018664109),
      (.fixed, nil, "X1", nil, 2.45176907414), (.fixed, nil, "Time:X1", nil, -0.287700559258),
      (.random, nil, "(Intercept)", nil, 4.50086667565),
      (.random, nil, "(Intercept)", "Time", 0.359836567953),
      (.random, nil, "Time", nil, 0.793376047633), (.residual, nil, "", nil, 0.968080872126),
    ] as [(ClassEstimate.Part, Int?, String, String?, Double)] {
      #expect(Self.agrees(Self.value(fit, part, g, term, with), expected), "\(part) \(term)")
    }
    // Printed with five digits.
    for (part, g, term, expected) in [
      (ClassEstimate.Part.membership, 1, "(Intercept)", 0.33393),
      (.fixed, 1, "(Intercept)", 0.64004), (.fixed, 2, "(Intercept)", 0.54893),
      (.fixed, nil, "X1", 0.64546), (.residual, nil, "", 0.06062),
    ] as [(ClassEstimate.Part, Int?, String, Double)] {
      let error = Self.row(fit, part, g, term, nil)?.estimate.standardError
      #expect(Self.agrees(error, expected, 3e-4), "\(part) \(term): \(error ?? .nan)")
    }
  }

  @Test("two classes without covariates, with one covariance and with one wider than the other")
  func effects() throws {
    let shared = try #require(try Self.fit(2...2, membership: false).models.first)
    #expect(Self.agrees(shared.logLikelihood, -775.094475961 + Self.lack, 1e-9))
    #expect(shared.indices.sizes == [44, 56])
    let wider = try #require(
      try Self.fit(2...2, membership: false, .proportional).models.first)
    #expect(Self.agrees(wider.logLikelihood, -775.01679352 + Self.lack, 1e-9))
    #expect(Self.agrees(Self.value(wider, .ratio, 1), 1.06010198, 1e-5))
    #expect(wider.indices.sizes == [45, 55])
  }

  @Test(
    "three classes: the place that is told lies within, and the separated ones above it are named")
  func three() throws {
    let fit = try #require(try Self.fit(3...3).models.first)
    #expect(Self.agrees(fit.logLikelihood, -769.629166014 + Self.lack, 1e-9))
    #expect(fit.indices.sizes.sorted() == [16, 39, 45])
    #expect(fit.isUsable)
    #expect(fit.chosen > 0)
    let above = fit.landscape.prefix(fit.chosen)
    #expect(above.allSatisfy { $0.defects.contains(.separated) })
  }
}
