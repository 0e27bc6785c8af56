import Psychometrics
import Results
import TestSupport
import Testing

/// Reference: numpy, first derivatives by complex steps, second by differences of those; marginal by 120
/// Gauss–Hermite points.
@Suite("Partial credit against an independent computation")
struct RaschReferenceTests {
  private static let steps = [(0, 1), (0, 5), (2, 3), (4, 2)]

  @Test("conditional: likelihood, thresholds with mean 0 and their errors")
  func conditional() throws {
    let fit = try RaschFit.of(RaschCounts(RaschAnswers.agreeable()), by: .conditional)
    #expect(agrees(fit.logLikelihood, -885.7404218947323, relative: 1e-12))
    let expected = [
      (-1.3385354482, 0.59064321), (0.8246426132, 0.19009828), (-0.4839164124, 0.31031763),
      (-0.3974784015, 0.33437219),
    ]
    for ((item, step), (value, error)) in zip(Self.steps, expected) {
      let found = fit.items[item].thresholds[step - 1]
      #expect(agrees(found?.value, value, relative: 1e-8))
      #expect(agrees(found?.standardError, error, relative: 1e-6))
    }
    let sum = fit.items.flatMap(\.thresholds).reduce(0) { $0 + ($1?.value ?? .nan) }
    #expect(abs(sum) < 1e-9)
  }

  @Test("marginal: likelihood, spread, thresholds and their errors, measures of scores")
  func marginal() throws {
    let fit = try RaschFit.of(RaschCounts(RaschAnswers.agreeable()), by: .marginal)
    #expect(agrees(fit.logLikelihood, -1463.008273696349, relative: 1e-12))
    #expect(agrees(fit.spread?.value, 0.6701427684, relative: 1e-8))
    #expect(agrees(fit.spread?.standardError, 0.06674823, relative: 1e-6))
    let expected = [
      (-2.0638564012, 0.59258208), (0.0270699417, 0.18295097), (-1.3000808622, 0.31230680),
      (-1.2426964654, 0.33851535),
    ]
    for ((item, step), (value, error)) in zip(Self.steps, expected) {
      let found = fit.items[item].thresholds[step - 1]
      #expect(agrees(found?.value, value, relative: 1e-8))
      #expect(agrees(found?.standardError, error, relative: 1e-6))
    }
    let table = try #require(RaschMeasures.of(fit.scale, spread: fit.spread?.value))
    #expect(table.rows.map(\.score) == Array(0...25))
    for (score, weighted, weightedError, expected, expectedError) in [
      (0, -4.1308193917, 1.3945462730, -2.0279350215, 0.3959558462),
      (10, -1.0651291502, 0.3482583273, -0.8665275908, 0.3097410077),
      (25, 2.7319217112, 1.4730526395, 1.1031272863, 0.4751236967),
    ] {
      let row = table[score]
      #expect(agrees(row?.weighted.value, weighted, relative: 1e-8))
      #expect(agrees(row?.weighted.standardError, weightedError, relative: 1e-8))
      #expect(agrees(row?.expected?.value, expected, relative: 1e-8))
      #expect(agrees(row?.expected?.standardError, expectedError, relative: 1e-8))
    }
    #expect(agrees(table[10]?.likelihood?.value, -1.0886302462, relative: 1e-8))
    #expect(table[0]?.likelihood == nil && table[25]?.likelihood == nil)
  }

  @Test("marginal: fit of items and reliability of measures")
  func fitOfItems() throws {
    let counts = RaschCounts(try RaschAnswers.agreeable())
    let fit = try RaschFit.of(counts, by: .marginal)
    let strays = try RaschItemFit.every(counts, fit, measure: .weighted)
    for (item, outfit, infit, outfitZ, infitZ) in [
      (0, 0.9652806866, 1.0631695156, -0.2229872960, 0.6442488162),
      (3, 1.0092856316, 1.0443215808, 0.1181043151, 0.4964725457),
    ] {
      #expect(strays[item].n == 200)
      #expect(agrees(strays[item].outfit, outfit, relative: 1e-7))
      #expect(agrees(strays[item].infit, infit, relative: 1e-7))
      #expect(agrees(strays[item].outfitZ, outfitZ, relative: 1e-6))
      #expect(agrees(strays[item].infitZ, infitZ, relative: 1e-6))
    }
    let weighted = try SeparationReliability.of(counts, fit, measure: .weighted)
    #expect(agrees(weighted.coefficient, 0.6436321039, relative: 1e-8))
    let expected = try SeparationReliability.of(counts, fit, measure: .expected)
    #expect(agrees(expected.coefficient, 0.7019389223, relative: 1e-8))
  }

  @Test("two items by hand: the places differ by the log of how often each is passed alone")
  func byHand() throws {
    // Given one of the two passed, the first is it with odds ε₁/ε₂ = 30/12.
    let counts = RaschCounts(
      CategoryAnswers(
        [[1, 0], [0, 1], [0, 0], [1, 1]], categories: [2, 2], counts: [30, 12, 5, 9]))
    let fit = try RaschFit.of(counts, by: .conditional)
    // ln 2.5 halved on either side; its error √(1/30 + 1/12) / 2.
    #expect(agrees(fit.items[0].easiness[1]?.value, 0.45814536593707755, relative: 1e-10))
    #expect(agrees(fit.items[1].easiness[1]?.value, -0.45814536593707755, relative: 1e-10))
    #expect(agrees(fit.items[0].easiness[1]?.standardError, 0.17078251276599332, relative: 1e-9))
    #expect(fit.notes.map(\.code) == ["rasch.extreme-scores"])
  }
}
