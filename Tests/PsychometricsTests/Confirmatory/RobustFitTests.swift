import Distributions
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Robust test and errors of factor models (Yuan & Bentler 2000)")
struct RobustFitTests {
  static func rows() throws -> [[Double?]] {
    try HolzingerSwineford.rows().map { $0.scores.map(Optional.some) }
  }

  @Test(
    "three factors of Holzinger and Swineford's tests (psychometrics.md §4.5)",
    arguments: [false, true])
  func holzingerSwineford(_ hasMeans: Bool) throws {
    let rows = try Self.rows()
    let fit = try ConfirmatoryFit.estimate(
      ConfirmatoryModel(items: 9, factors: HolzingerSwineford.factors, hasMeans: hasMeans),
      AnswerMoments(items: 9, groups: [rows]))
    let robust = try RobustFit.estimate(fit, rows: [rows])
    #expect(agrees(robust.chiSquared, 87.132, relative: 0, absolute: 5e-4))
    #expect(agrees(robust.scale, 0.979, relative: 0, absolute: 5e-4))
    #expect(robust.degreesOfFreedom == 24)
    let scaled = try RobustFit.estimate(
      fit, CompleteRows(items: 9, groups: [rows.map { $0.compactMap(\.self) }]))
    #expect(agrees(scaled.chiSquared, 80.872, relative: 0, absolute: 5e-4))
    #expect(agrees(scaled.scale, 1.055, relative: 0, absolute: 5e-4))
  }

  @Test("the error of a variance is that of its fourth moment, and of a mean that of its variance")
  func closedForm() throws {
    let rows = try Self.rows()
    let model = ConfirmatoryModel(items: 9, factors: [], hasMeans: true)
    let fit = try ConfirmatoryFit.estimate(model, AnswerMoments(items: 9, groups: [rows]))
    let robust = try RobustFit.estimate(fit, rows: [rows])
    let scaled = try RobustFit.estimate(
      fit, CompleteRows(items: 9, groups: [rows.map { $0.compactMap(\.self) }]))
    let n = Double(rows.count)
    for (k, parameter) in fit.parameters.enumerated() {
      let error = robust.standardErrors[k]
      let place = parameter.places[0]
      let scores = rows.compactMap { $0[place.row] }
      let mean = scores.reduce(0, +) / n
      let second = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
      let fourth =
        scores.reduce(0) { sum, x in
          let square = (x - mean) * (x - mean)
          return sum + square * square
        } / n
      // √[(m₄ − m₂²)/n] and √(m₂/n).
      let expected = place.kind == .intercept ? second / n : (fourth - second * second) / n
      #expect(agrees(error, expected.squareRoot(), relative: 1e-9))
      #expect(agrees(scaled.standardErrors[k], expected.squareRoot(), relative: 1e-9))
    }
  }

  @Test("normal answers need no scaling, missing ones among them")
  func normal() throws {
    var random = SeededGenerator(seed: 11)
    let rows = (0..<4_000).map { _ -> [Double?] in
      let factor = random.normal()
      return (0..<5).map { j in
        let score = 0.7 * factor + random.normal()
        return j == 4 && Int.random(in: 0..<5, using: &random) == 0 ? nil : score
      }
    }
    let fit = try ConfirmatoryFit.estimate(
      ConfirmatoryModel(items: 5, factors: [[0, 1, 2, 3, 4]], hasMeans: true),
      AnswerMoments(items: 5, groups: [rows]))
    let robust = try RobustFit.estimate(fit, rows: [rows])
    // The standard error of c is about 0.05 for so many people and five degrees of freedom.
    #expect(agrees(robust.scale, 1, relative: 0.15))
    for (parameter, error) in zip(fit.parameters, robust.standardErrors) {
      #expect(agrees(error, parameter.estimate.standardError ?? 0, relative: 0.1))
    }
  }

  @Test("the scaled difference of two scaled tests (Satorra & Bentler 2001)")
  func difference() throws {
    let moments = try HolzingerSwineford.bySchool()
    let rows = try HolzingerSwineford.rows()
    let groups = ["Pasteur", "Grant-White"].map { school in
      rows.filter { $0.school == school }.map { $0.scores.map(Optional.some) }
    }
    let fits = try [ConfirmatoryModel.Invariance.metric, .scalar].map { level in
      let fit = try ConfirmatoryFit.estimate(InvarianceTests.model.invariant(level), moments)
      return (fit: fit, robust: try RobustFit.estimate(fit, rows: groups))
    }
    let complete = CompleteRows(
      items: 9, groups: groups.map { $0.map { $0.compactMap(\.self) } })
    let found = try #require(
      ScaledDifference.of(from: fits[0], to: fits[1], complete, method: .satorraBentler2001))
    let (loose, held) = (try #require(fits[0].robust.scale), try #require(fits[1].robust.scale))
    // By hand: (60 c₀ − 54 c₁)/6.
    #expect(agrees(found.statistic, 40.0593 / ((60 * held - 54 * loose) / 6), relative: 1e-5))
    #expect(found.degreesOfFreedom == 6 && found.p < 1e-4)
    #expect(ScaledDifference.of(from: fits[1], to: fits[0], complete) == nil)
  }

  @Test("too few people for fourth moments are withheld")
  func withheld() throws {
    let rows: [[Double?]] = [
      [1, 2, 3, 1], [2, 3, 1, 2], [4, 4, 5, 3], [3, 5, 4, 4], [5, 4, 4, 5], [2, 1, 2, 4],
    ]
    var model = ConfirmatoryModel(items: 4, factors: [[0, 1], [2, 3]])
    model.fix(.factorCovariance(0, 1), at: 0)
    let fit = try ConfirmatoryFit.estimate(model, AnswerMoments(items: 4, groups: [rows]))
    #expect { try RobustFit.estimate(fit, rows: [rows]) } throws: {
      ($0 as? Withheld)?.code == "confirmatory.too-few-for-robust"
    }
  }
}
