import Psychometrics
import Results
import TestSupport
import Testing

/// Expected numbers are of R lavaan 0.6-14, `cfa(m, d, ordered = v, group = "g", estimator = "WLSMV", std.lv = TRUE,
/// group.equal = c("thresholds", "loadings"))` and without `group.equal`. lavaan stops where χ² does not change in the
/// tenth digit, so that numbers are about a millionth off; it finds polychoric correlations to about as many.
@Suite("Ordered answers of groups: thresholds and loadings held the same (Millsap & Yun-Tein 2004)")
struct OrdinalLadderTests {
  static let two = LadderAnswers.groups(
    categories: [3, 3, 3, 3, 3], people: [400, 300], mean: [0, 0.3], sd: [1, 1.2], seed: 11)
  static let three = LadderAnswers.groups(
    categories: [5, 5, 5, 5, 5], people: [350, 300, 250], mean: [0, 0.3, -0.2], sd: [1, 1.2, 0.9],
    seed: 12, shifted: 1, by: 0.3)

  /// lavaan's figures of a fit.
  struct Figures {
    var df: Int
    var chi, scaled, scaledCfi, scaledTli, rmsea, srmr: Double
  }

  private func expect(_ fit: ThresholdFit, _ figures: Figures) {
    #expect(fit.convergence.certified && fit.verdicts.isEmpty)
    #expect(fit.unscaled.degreesOfFreedom == figures.df)
    #expect(agrees(fit.unscaled.chiSquared, figures.chi, relative: 1e-6))
    #expect(agrees(fit.scaled.chiSquared, figures.scaled, relative: 1e-6))
    #expect(agrees(fit.scaled.cfi, figures.scaledCfi, relative: 1e-6))
    #expect(agrees(fit.scaled.tli, figures.scaledTli, relative: 1e-6))
    #expect(agrees(fit.scaled.rmsea?.value, figures.rmsea, relative: 5e-6))
    #expect(agrees(fit.srmr, figures.srmr, relative: 5e-6))
  }

  @Test("two groups, three categories: lavaan")
  func twoGroups() throws {
    let ladder = try OrdinalLadder.groups(Self.two)
    let (apart, held) = (ladder.steps[0].fit, ladder.steps[1].fit)
    expect(
      apart,
      Figures(
        df: 10, chi: 3.3418602672, scaled: 6.2831258100, scaledCfi: 1, scaledTli: 1.0061968936,
        rmsea: 0, srmr: 0.0183425818))
    expect(
      held,
      Figures(
        df: 18, chi: 22.2045330964, scaled: 32.4057421511, scaledCfi: 0.9879911390,
        scaledTli: 0.9866568211, rmsea: 0.0478871347, srmr: 0.0221559047))
    #expect(agrees(held.unscaled.cfi, 0.9972537735, relative: 1e-8))
    #expect(agrees(held.unscaled.rmsea?.value, 0.0258708038, relative: 1e-7))
    let interval = try #require(held.scaled.rmsea?.interval)
    #expect(agrees(interval.lower, 0.0189703724, relative: 1e-5))
    #expect(agrees(interval.upper, 0.0739639803, relative: 1e-5))
    let numbers: [(ThresholdPlace, Double, Double)] = [
      (.structural(.loading(0, on: 0, group: 1)), 0.6137954025, 0.0444962590),
      (.structural(.loading(3, on: 0)), 0.7523080610, 0.0369598121),
      (.threshold(item: 0, cut: 0, group: 1), -0.7894702235, 0.0655466576),
      (.threshold(item: 4, cut: 1, group: 0), 0.3055272007, 0.0540174996),
      (.structural(.factorCovariance(0, 0, group: 1)), 1.0137024062, 0.1737610668),
      (.scale(item: 0, group: 1), 0.9442073935, 0.0804191828),
      (.scale(item: 2, group: 1), 1.1129402991, 0.0908441850),
      (.structural(.factorMean(0, group: 1)), 0.2916645370, 0.0912686305),
    ]
    for (place, value, error) in numbers {
      let found = held.estimate(place)
      #expect(agrees(found.value, value, relative: 0, absolute: 1e-6))
      #expect(agrees(found.standardError, error, relative: 0, absolute: 1e-6))
    }
    #expect(
      agrees(
        apart.estimate(.structural(.loading(2, on: 0, group: 1))).standardError, 0.0416407411,
        relative: 0, absolute: 1e-6))
    // lavTestLRT.
    let change = try #require(ladder.steps[1].change)
    #expect(change.degreesOfFreedom == 8)
    #expect(agrees(change.chiSquared, 22.3084813049, relative: 1e-6))
    #expect(agrees(change.p, 0.0043753441, relative: 1e-5))
    #expect(ladder.joined.isEmpty)
  }

  @Test("three groups, five categories: lavaan, and the item that moved")
  func threeGroups() throws {
    let ladder = try OrdinalLadder.groups(Self.three, levels: [.configural, .scalar, .strict])
    expect(
      ladder.steps[0].fit,
      Figures(
        df: 15, chi: 6.6519148498, scaled: 12.3404476561, scaledCfi: 1, scaledTli: 1.0029165800,
        rmsea: 0, srmr: 0.0200479417))
    let held = ladder.steps[1].fit
    expect(
      held,
      Figures(
        df: 51, chi: 76.2920016738, scaled: 99.7747633084, scaledCfi: 0.9732557435,
        scaledTli: 0.9842680844, rmsea: 0.0565557678, srmr: 0.0259099753))
    let numbers: [(ThresholdPlace, Double, Double)] = [
      (.structural(.loading(1, on: 0, group: 2)), 0.5442431124, 0.0397019256),
      (.threshold(item: 2, cut: 3, group: 1), 1.0709769414, 0.0723226077),
      (.structural(.factorCovariance(0, 0, group: 1)), 2.1156272483, 0.3255160910),
      (.structural(.factorMean(0, group: 1)), 0.2641071635, 0.1129766416),
      (.scale(item: 4, group: 1), 0.9012608257, 0.0555311929),
      (.structural(.factorCovariance(0, 0, group: 2)), 0.7585452371, 0.1355212755),
      (.structural(.factorMean(0, group: 2)), -0.2460648295, 0.0931885260),
      (.scale(item: 1, group: 2), 1.1535563218, 0.0770082491),
    ]
    for (place, value, error) in numbers {
      let found = held.estimate(place)
      #expect(agrees(found.value, value, relative: 0, absolute: 2e-6))
      #expect(agrees(found.standardError, error, relative: 0, absolute: 2e-6))
    }
    // parameterization = "theta", group.equal = c("thresholds", "loadings", "residuals").
    expect(
      ladder.steps[2].fit,
      Figures(
        df: 61, chi: 81.5971048056, scaled: 106.4331533637, scaledCfi: 0.9750880205,
        scaledTli: 0.9877482068, rmsea: 0.0499098114, srmr: 0.0297764109))
    for (step, (chi, df)) in zip(
      ladder.steps.dropFirst(), [(82.1669429620, 36), (6.7835098153, 10)])
    {
      #expect(step.change?.degreesOfFreedom == df)
      #expect(agrees(step.change?.chiSquared, chi, relative: 1e-5))
    }
    let worst = try #require(ladder.thresholdTests.first)
    #expect(worst.item == 1 && worst.adjustedP < 1e-3 && worst.degreesOfFreedom == 8)
  }

  /// Beside others of three and four categories, of 750 people.
  static let mixed = LadderAnswers.groups(
    categories: [2, 2, 3, 3, 4], people: [400, 350], mean: [0, 0.2], sd: [1, 1.1], seed: 13)

  @Test("items of two categories have their variance held, or what is left of it: lavaan")
  func twoCategories() throws {
    // With `x1 ~*~ c(1, 1) * x1` and the same of x2: lavaan frees them otherwise.
    let ladder = try OrdinalLadder.groups(Self.mixed)
    let held = ladder.steps[1].fit
    expect(
      held,
      Figures(
        df: 19, chi: 14.9682565647, scaled: 21.2669607253, scaledCfi: 0.9981349390,
        scaledTli: 0.9980367779, rmsea: 0.0178611491, srmr: 0.0298598679))
    let mean = held.estimate(.structural(.factorMean(0, group: 1)))
    #expect(agrees(mean.value, 0.1115892544, relative: 0, absolute: 1e-6))
    #expect(agrees(mean.standardError, 0.0847419468, relative: 0, absolute: 1e-6))
    #expect(held.estimate(.scale(item: 0, group: 1)).value == 1)
    #expect(agrees(ladder.steps[1].change?.chiSquared, 9.8109507316, relative: 1e-5))
    // parameterization = "theta", with `x1 ~~ c(1, 1) * x1` and the same of x2.
    let other = try OrdinalLadder.groups(
      Self.mixed, levels: [.scalar, .strict], twoCategories: .sameResidual)
    expect(
      other.steps[0].fit,
      Figures(
        df: 19, chi: 15.0859626300, scaled: 21.3487057323, scaledCfi: 0.9980676862,
        scaledTli: 0.9979659855, rmsea: 0.0181803275, srmr: 0.0299867865))
    expect(
      other.steps[1].fit,
      Figures(
        df: 22, chi: 18.6459549343, scaled: 26.2648653077, scaledCfi: 0.9964912343,
        scaledTli: 0.9968102130, rmsea: 0.0227669848, srmr: 0.0338715163))
    #expect(agrees(other.steps[1].change?.chiSquared, 5.0621635662, relative: 1e-4))
    // One rule's scalar model holds what the strict one does not: no test.
    let change = ThresholdChange(from: held, to: other.steps[1].fit)
    #expect(change.degreesOfFreedom == 3 && change.chiSquared == nil && change.p == nil)
  }

  @Test("which group is the first does not matter, nor who answered first")
  func order() throws {
    let all: Set<ThresholdModel.Level> = [.configural, .thresholds, .scalar, .strict]
    let ladder = try OrdinalLadder.groups(Self.three, levels: all)
    let swapped = try OrdinalLadder.groups(
      [Self.three[2], Self.three[0], Self.three[1]], levels: all)
    let reversed = try OrdinalLadder.groups(
      Self.three.map { $0.map { Array($0.reversed()) } }, levels: all)
    for other in [swapped, reversed] {
      for (one, other) in zip(ladder.steps, other.steps) {
        // Both are at a certified optimum; χ² is flat there.
        #expect(
          agrees(other.fit.unscaled.chiSquared, one.fit.unscaled.chiSquared, relative: 1e-9))
        #expect(agrees(other.fit.scaled.chiSquared, one.fit.scaled.chiSquared, relative: 1e-7))
        #expect(agrees(other.fit.srmr, one.fit.srmr, relative: 1e-6))
      }
    }
    // A score test of the same numbers from another first group is not the same test, but has the same item first.
    #expect(reversed.thresholdTests.map(\.item) == ladder.thresholdTests.map(\.item))
    #expect(swapped.thresholdTests.first?.item == 1)
  }

  @Test("thresholds of three categories are a change of units, and fit as well")
  func thresholds() throws {
    let ladder = try OrdinalLadder.groups(Self.two, levels: [.configural, .thresholds, .scalar])
    let (first, second) = (ladder.steps[0].fit, ladder.steps[1].fit)
    #expect(second.unscaled.degreesOfFreedom == 10 && second.convergence.certified)
    #expect(agrees(second.unscaled.chiSquared, first.unscaled.chiSquared, relative: 1e-8))
    #expect(agrees(second.scaled.chiSquared, first.scaled.chiSquared, relative: 1e-7))
    #expect(ladder.steps[1].change?.degreesOfFreedom == 0)
    #expect(ladder.steps[1].change?.chiSquared == nil && ladder.steps[1].change?.p == nil)
    // From there to the next level is the same step as from the first.
    #expect(agrees(ladder.steps[2].change?.chiSquared, 22.3084813049, relative: 1e-6))
  }

  @Test("three groups, thresholds alone: lavaan")
  func thresholdsAlone() throws {
    // Labels for the thresholds, `x1 ~ c(0, NA, NA) * 1`, `x1 ~*~ c(1, NA, NA) * x1`, `f ~ c(0, 0, 0) * 1`.
    let ladder = try OrdinalLadder.groups(Self.three, levels: [.configural, .thresholds, .scalar])
    expect(
      ladder.steps[1].fit,
      Figures(
        df: 35, chi: 15.8704461358, scaled: 33.1158345988, scaledCfi: 1, scaledTli: 1.0008855388,
        rmsea: 0, srmr: 0.0200479405))
    for (step, (chi, df)) in zip(
      ladder.steps.dropFirst(), [(21.1925346342, 20), (49.0151091219, 16)])
    {
      #expect(step.change?.degreesOfFreedom == df)
      #expect(agrees(step.change?.chiSquared, chi, relative: 1e-5))
    }
  }

  @Test("the item that moved is let go, and no other: lavaan")
  func partial() throws {
    let ladder = try OrdinalLadder.groups(Self.three)
    let breaking = try #require(ladder.breaking())
    #expect(breaking.items.map(\.item) == [1] && !breaking.isCutShort)
    // group.partial = c("x2|t1", …, "x2|t4").
    expect(
      breaking.fit,
      Figures(
        df: 43, chi: 32.2067288110, scaled: 46.5121032296, scaledCfi: 0.9980742379,
        scaledTli: 0.9986564451, rmsea: 0.0165277530, srmr: 0.0231435426))
    let numbers: [(ThresholdPlace, Double, Double)] = [
      (.threshold(item: 1, cut: 0, group: 0), -1.3861091525, 0.0966869149),
      (.threshold(item: 1, cut: 3, group: 1), 1.2073008402, 0.1834668493),
      (.scale(item: 1, group: 2), 1.4332229914, 0.2389303828),
      (.structural(.factorMean(0, group: 1)), 0.3668680894, 0.1149940508),
    ]
    for (place, value, error) in numbers {
      let found = breaking.fit.estimate(place)
      #expect(agrees(found.value, value, relative: 0, absolute: 5e-6))
      #expect(agrees(found.standardError, error, relative: 0, absolute: 5e-6))
    }
    let change = ThresholdChange(from: breaking.fit, to: ladder.steps[1].fit)
    #expect(change.degreesOfFreedom == 8)
    #expect(agrees(change.chiSquared, 47.0584819993, relative: 1e-5))
    // What the test expected of the shifts, without a fit, is near what the fit finds.
    for (group, shift) in breaking.items[0].shifts.enumerated() {
      let found = (0..<4).reduce(0.0) { sum, cut in
        sum + breaking.fit.estimate(.threshold(item: 1, cut: cut, group: group + 1)).value
          - breaking.fit.estimate(.threshold(item: 1, cut: cut, group: 0)).value
      }
      #expect(abs(shift - found / 4) < 0.15)
    }
    // Asked for beforehand it is the same.
    let asked = try OrdinalLadder.groups(
      Self.three, levels: [.configural, .thresholds, .scalar, .strict], except: [1])
    #expect(asked.step(.scalar)?.fit == breaking.fit)
    #expect(asked.thresholdTests.map(\.item).sorted() == [0, 2, 3, 4])
    // Twenty thresholds and five loadings of each group less what is shared.
    #expect(asked.steps.map(\.fit.unscaled.degreesOfFreedom) == [15, 31, 43, 53])
    for step in asked.steps { #expect(step.fit.convergence.certified) }
  }
}
