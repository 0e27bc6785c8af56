import Distributions
import Glibc
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Mixed model: parametric bootstrap")
struct MixedBootstrapTests {
  static func dyestuff(_ criterion: MixedModel.Criterion) throws -> (MixedModel, ModelFrame) {
    var options = MixedModel.Options()
    options.criterion = criterion
    return (
      try MixedModel("Yield ~ 1 + (1 | Batch)", options: options),
      try MixedFixture("dyestuff").frame
    )
  }

  /// Balanced one-way layout: 24 MS_within / σ² is χ² with 24, 5 MS_between / (σ² + 5σ₁²) χ² with 5, apart;
  /// by REML σ̂² is MS_within, or (24 MS_w + 5 MS_b) / 29 where MS_b is the smaller.
  @Test("the distribution of σ² is the one that theory has")
  func exact() throws {
    let (model, frame) = try Self.dyestuff(.reml)
    let count = 4_000
    let result = try model.bootstrap(frame, BootstrapOptions(replicates: count, seed: 3))
    #expect(result.failed == 0 && result.uncertified == 0)
    let fit = try model.fit(frame)
    let square = fit.residualVariance
    let between = square + 5 * fit.varianceComponents[0].variance
    // P(σ̂² ≤ s) over the two mean squares, by quadrature in the cumulative of MS_b.
    let (inner, outer) = (ChiSquared(degreesOfFreedom: 24), ChiSquared(degreesOfFreedom: 5))
    let cumulative = { (s: Double) -> Double in
      let steps = 4_000
      return (0..<steps).reduce(0.0) { sum, k in
        let b = between / 5 * outer.quantile((Double(k) + 0.5) / Double(steps))
        // MS_w ≤ s where it is below MS_b; pooled ≤ s where it is above.
        let below = inner.cumulative(24 * min(s, b) / square)
        let pooled = (29 * s - 5 * b) / 24
        let above =
          pooled > b
          ? inner.cumulative(24 * pooled / square) - inner.cumulative(24 * b / square) : 0
        return sum + (below + above) / Double(steps)
      }
    }
    let place = result.summaries.count - 2
    #expect(result.summaries[place].parameter == .sigma)
    let values = result.replicates[place].compactMap(\.self)
    for p in [0.1, 0.25, 0.5, 0.75, 0.9] {
      let s = square * inner.quantile(p) / 24
      let expected = cumulative(s)
      let share = Double(values.count { $0 * $0 <= s }) / Double(count)
      // Four standard errors of a share.
      #expect(abs(share - expected) < 4 * (expected * (1 - expected) / Double(count)).squareRoot())
    }
    // MS_b ≤ MS_w: F(5, 24) ≤ σ² / (σ² + 5σ₁²).
    let boundary = FisherF(numerator: 5, denominator: 24).cumulative(square / between)
    let share = Double(result.atBoundary) / Double(count)
    #expect(
      abs(share - boundary) < 4 * (boundary * (1 - boundary) / Double(count)).squareRoot())
    // The mean has variance (σ² + 5σ₁²) / 30.
    let error = try #require(result[.fixed("(Intercept)")]?.standardError)
    #expect(
      agrees(error, (between / 30).squareRoot(), relative: 4 / (2 * Double(count)).squareRoot()))
  }

  @Test("the same seed gives the same bytes, and a longer bootstrap begins with the shorter one")
  func deterministic() throws {
    let (model, frame) = try Self.dyestuff(.maximumLikelihood)
    let first = try model.bootstrap(frame, BootstrapOptions(replicates: 50, seed: 9))
    let second = try model.bootstrap(frame, BootstrapOptions(replicates: 50, seed: 9))
    let longer = try model.bootstrap(frame, BootstrapOptions(replicates: 80, seed: 9))
    let other = try model.bootstrap(frame, BootstrapOptions(replicates: 50, seed: 10))
    #expect(first == second)
    #expect(first.replicates == longer.replicates.map { Array($0.prefix(50)) })
    #expect(first.replicates != other.replicates)
  }

  @Test("sleepstudy: intervals of every parameter, and of a contrast")
  func sleepstudy() throws {
    let fixture = try MixedFixture("sleepstudy")
    let model = try MixedModel("Reaction ~ Days + (Days | Subject)")
    let result = try model.bootstrap(fixture.frame, BootstrapOptions(replicates: 1_000, seed: 1))
    #expect(result.uncertified == 0 && result.failed == 0)
    #expect(result.atBoundary == 0 || result.notes.map(\.code) == ["mixed.bootstrap-boundary"])
    #expect(result.summaries.count == 6)
    for summary in result.summaries {
      let (percentile, basic) = (
        try #require(summary.percentile), try #require(summary.basic)
      )
      #expect(percentile.lower < percentile.upper && basic.lower < basic.upper)
      #expect((summary.estimate ?? .nan).isFinite && summary.count > 900)
    }
    // Balanced: the fixed effects are least squares, of known standard errors (§9.1, lme4).
    let error = 4 / 2_000.0.squareRoot()
    let days = try #require(result[.fixed("Days")])
    #expect(agrees(days.standardError, 1.54578893, relative: error))
    #expect(abs(days.bias ?? 9) < 4 * 1.54578893 / 1_000.0.squareRoot())
    // Three days more: three times the slope.
    let three = result.contrast([0, 3], name: "three days")
    #expect(agrees(three.estimate, 3 * (days.estimate ?? .nan), relative: 1e-14))
    #expect(
      agrees(three.percentile?.upper, 3 * (days.percentile?.upper ?? .nan), relative: 1e-14))
    #expect(
      agrees(three.basic?.lower, 3 * (days.basic?.lower ?? .nan), relative: 1e-14))
  }

  @Test("a fit at the boundary is drawn from as it is")
  func boundary() throws {
    let fixture = try MixedFixture("dyestuff2")
    let model = try MixedModel("Yield ~ 1 + (1 | Batch)")
    let result = try model.bootstrap(fixture.frame, BootstrapOptions(replicates: 400, seed: 2))
    let sd = try #require(
      result[ModelParameter(.standardDeviation, group: "Batch", term: "(Intercept)")])
    #expect(sd.estimate == 0)
    #expect(sd.percentile?.lower == 0)
    #expect((sd.basic?.lower ?? -1) == 0)
    // F(5, 24) below 1 where nothing varies.
    let expected = FisherF(numerator: 5, denominator: 24).cumulative(1)
    #expect(abs(Double(result.atBoundary) / 400 - expected) < 4 * (0.25 / 400).squareRoot())
    #expect(result.notes.contains { $0.code == "mixed.bootstrap-boundary" })
  }

  @Test("too few outcomes for a level give no interval, and a note")
  func few() throws {
    let (model, frame) = try Self.dyestuff(.reml)
    let result = try model.bootstrap(frame, BootstrapOptions(replicates: 10, seed: 1))
    #expect(result.summaries.allSatisfy { $0.percentile == nil && $0.basic == nil })
    #expect(result.notes.contains { $0.code == "mixed.bootstrap-few" })
  }
}
