import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Rasch and partial credit models against published packages")
struct RaschAnchorTests {
  @Test(
    "raschdat1, conditional: eRm's likelihood, places, fit, separation and split",
    .enabled(if: RaschAnswers.simulated != nil, SharedData.absence))
  func conditional() throws {
    let answers = try #require(RaschAnswers.simulated)
    let counts = RaschCounts(answers)
    let fit = try RaschFit.of(counts, by: .conditional)
    #expect(fit.convergence.certified && fit.parameters == 29)
    // eRm 1.0-2, RM(), which stops a little below the top: 2e-5 in the places.
    #expect(agrees(fit.logLikelihood, -1434.48181188, relative: 1e-10))
    #expect(fit.logLikelihood > -1434.48181188)
    for (item, easiness) in zip(
      fit.items, [1.5652697435, 0.0511716933, 0.7821901022, -0.6502319542])
    {
      #expect(agrees(item.easiness[1]?.value, easiness, relative: 0, absolute: 3e-5))
    }
    let table = try #require(RaschMeasures.of(fit.scale))
    #expect(agrees(table[1]?.likelihood?.value, -3.66742608, relative: 1e-5))
    let strays = try RaschItemFit.every(counts, fit, measure: .likelihood)
    #expect(agrees(strays[0].outfit, 0.81959799, relative: 1e-4))
    #expect(agrees(strays[0].infit, 0.95598498, relative: 1e-5))
    #expect(agrees(strays[1].outfit, 0.99753913, relative: 1e-4))
    #expect(agrees(strays[1].infit, 1.06822652, relative: 1e-5))
    let separation = try SeparationReliability.of(counts, fit, measure: .likelihood)
    #expect(agrees(separation.coefficient, 0.8373, relative: 0, absolute: 5e-5))
    let split = try AndersenTest.of(answers)
    #expect(agrees(split.statistic, 32.542, relative: 0, absolute: 5e-4))
    #expect(split.degreesOfFreedom == 29 && agrees(split.p, 0.297, relative: 0, absolute: 5e-4))
  }

  @Test(
    "raschdat1, marginal: mirt's likelihood",
    .enabled(if: RaschAnswers.simulated != nil, SharedData.absence))
  func marginal() throws {
    let fit = try RaschFit.of(RaschCounts(#require(RaschAnswers.simulated)), by: .marginal)
    // mirt 1.47 on 61 points from −6 to 6.
    #expect(agrees(fit.logLikelihood, -1752.85506034, relative: 1e-8))
  }

  @Test(
    "pcmdat: eRm's likelihood", .enabled(if: RaschAnswers.partialCredit != nil, SharedData.absence))
  func partialCredit() throws {
    let fit = try RaschFit.of(RaschCounts(#require(RaschAnswers.partialCredit)), by: .conditional)
    #expect(agrees(fit.logLikelihood, -121.09790275, relative: 1e-9))
    #expect(fit.convergence.certified)
  }

  @Test(
    "LSAT7, marginal: mirt's likelihood, places, spread and fit",
    .enabled(if: RaschAnswers.lsat7 != nil, SharedData.absence))
  func lsat7() throws {
    let counts = RaschCounts(try #require(RaschAnswers.lsat7))
    let fit = try RaschFit.of(counts, by: .marginal)
    // mirt 1.47, itemtype "Rasch": likelihood within its grid, places within its stopping rule.
    #expect(agrees(fit.logLikelihood, -2664.90089095, relative: 1e-9))
    let spread = try #require(fit.spread?.value)
    #expect(agrees(spread * spread, 1.0226470853, relative: 2e-5))
    for (item, easiness) in zip(
      fit.items, [1.8682604979, 0.7910043218, 1.4609762143, 0.5215046770, 1.9929704147])
    {
      #expect(agrees(item.easiness[1]?.value, easiness, relative: 3e-6))
    }
    let expected = try RaschItemFit.every(counts, fit, measure: .expected)
    for (item, infit) in zip(
      expected, [0.93931618, 0.82613439, 0.85955867, 0.81750201, 0.99354138])
    {
      #expect(agrees(item.infit, infit, relative: 1e-5))
    }
    #expect(agrees(expected[0].outfit, 0.744, relative: 0, absolute: 5e-4))
    // Not mirt's figures by likelihood (0.737 …), where a third of people have none: numpy, by halving,
    // without people at the ends.
    let likelihood = try RaschItemFit.every(counts, fit, measure: .likelihood)
    for (item, infit) in zip(
      likelihood, [0.90947064, 0.99473198, 0.8711692, 1.04879625, 0.99257487])
    {
      #expect(agrees(item.infit, infit, relative: 1e-7))
    }
  }

  @Test(
    "LSAT6, marginal: ltm's and mirt's likelihood and spread",
    .enabled(if: RaschAnswers.lsat6 != nil, SharedData.absence))
  func lsat6() throws {
    let fit = try RaschFit.of(RaschCounts(#require(RaschAnswers.lsat6)), by: .marginal)
    #expect(agrees(fit.logLikelihood, -2466.93759958, relative: 1e-9))
    let spread = try #require(fit.spread?.value)
    #expect(agrees(spread * spread, 0.5702370532, relative: 1e-4))
  }
}
