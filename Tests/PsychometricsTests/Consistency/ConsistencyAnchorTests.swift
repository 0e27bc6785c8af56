import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Every coefficient of internal consistency against other computations")
struct ConsistencyAnchorTests {
  /// numpy 2.4 on Fixtures/psychometrics/alpha/input.csv, from the definitions: every split one by one;
  /// the greatest lower bound by coordinate descent on its dual (unit vectors) in long double.
  static let few: [(id: String, value: Double)] = [
    ("alpha.raw", 0.7123206780577016), ("lambda1", 0.5698565424461612),
    ("lambda2", 0.7241119157907084), ("lambda3", 0.7123206780577016),
    ("lambda4.exact", 0.7756985895511949), ("split.smallest", 0.3143182509083715),
    ("lambda5", 0.721496879121545), ("lambda6", 0.7007232435023535),
    ("mu0", 0.7123206780577016), ("mu1", 0.7241119157907084), ("mu2", 0.7277867672423463),
    ("mu3", 0.7291286742655213), ("glb", 0.7811065539396191),
    ("alpha.standardised", 0.7244210550957499), ("lambda2.standardised", 0.7381510857164647),
    ("lambda4.exact.standardised", 0.7974369006396752),
    ("split.smallest.standardised", 0.3214328741448077),
    ("lambda5.standardised", 0.7349210901871277), ("lambda6.standardised", 0.7138190685945803),
    ("mu3.standardised", 0.7435465522694632), ("glb.standardised", 0.7984010298392177),
  ]

  @Test("200 people: as computed from the definitions with numpy", arguments: few)
  func fewPeople(_ expected: (id: String, value: Double)) throws {
    let answers = try AgreeableItems.few()
    let found = try Consistency.of(answers.covariance, answers: answers)
    // The bound is certified within 1e-9; all others are closed forms.
    let tolerance = expected.id.hasPrefix("glb") ? 1e-9 : 1e-12
    #expect(agrees(found[expected.id]?.estimate?.value, expected.value, relative: tolerance))
  }

  @Test("200 people: items, as psych has them")
  func items() throws {
    // Fixtures/psychometrics/alpha/expected.csv: psych 2.2.9.
    let expected = try Expected("Fixtures/psychometrics/alpha/expected.csv")
    let found = try Consistency.of(AgreeableItems.few().covariance)
    #expect(agrees(found.standardDeviation, expected["sd.of.totals"], relative: 1e-12))
    for item in found.items {
      let name = "A\(item.item + 1)"
      #expect(agrees(item.alphaWithout, expected["alpha.without.\(name)"], relative: 1e-12))
      #expect(
        agrees(item.itemRest?.value, expected["item.rest.correlation.\(name)"], relative: 1e-12))
    }
    // numpy: 1 − 1/diag(inv(corrcoef)).
    let multiple = [
      0.176715652451533, 0.378157212356665, 0.486873978102685, 0.148964859538863,
      0.40612529297113,
    ]
    for (item, smc) in zip(found.items, multiple) {
      #expect(agrees(item.squaredMultipleCorrelation, smc, relative: 1e-12))
    }
    #expect(found.keying.items.isEmpty && found.notes.isEmpty)
  }

  @Test("200 people: four intervals of alpha")
  func intervals() throws {
    let answers = try AgreeableItems.few()
    let alpha = try #require(
      Consistency.of(answers.covariance, answers: answers)["alpha.raw"])
    let expected = try Expected("Fixtures/psychometrics/alpha/expected.csv")
    #expect(
      agrees(alpha.estimate?.interval?.lower, expected["conf.low.feldt"], relative: 1e-11))
    #expect(
      agrees(alpha.estimate?.interval?.upper, expected["conf.high.feldt"], relative: 1e-11))
    #expect(
      alpha.furtherIntervals.map(\.method)
        == ["bonett-2002", "duhachek-iacobucci-2004", "maydeu-olivares-2007", "jackknife-t"])
    // numpy and scipy 1.17 from the formulas; the distribution-free error from the matrices d dᵀ − C.
    #expect(agrees(alpha.estimate?.standardError, 0.03258399662985625, relative: 1e-12))
    #expect(agrees(alpha.furtherIntervals[0].lower, 0.641445393044767, relative: 1e-11))
    #expect(agrees(alpha.furtherIntervals[0].upper, 0.7691860858351391, relative: 1e-11))
    let free = try CronbachAlpha.distributionFree(answers)
    #expect(agrees(free.standardError, 0.04103914860175978, relative: 1e-12))
  }

  /// reference/psychometrics.md §4.2, but for the greatest lower bound of covariances, there
  /// .74191743882 from CSDP: numpy's coordinate descent, primal and dual alike, gives .7419174401980.
  static let all: [(id: String, value: Double)] = [
    ("alpha.raw", 0.703755894375), ("alpha.standardised", 0.713501552635),
    ("lambda2", 0.709099773742), ("lambda4.exact", 0.740163038691), ("lambda6", 0.67234291267),
    ("split-half.smallest", 0.598568763165), ("glb", 0.7419174401980022),
    ("lambda2.standardised", 0.720971985281), ("lambda4.exact.standardised", 0.755487619686),
    ("lambda6.standardised", 0.683170316429), ("mu2.standardised", 0.723410910692),
    ("mu3.standardised", 0.7241649813), ("glb.standardised", 0.755511136687),
  ]

  @Test(
    "2,709 people: the reference's figures",
    .enabled(if: AgreeableItems.all != nil, SharedData.absence),
    arguments: all)
  func allPeople(_ expected: (id: String, value: Double)) throws {
    let answers = try #require(AgreeableItems.all)
    #expect(answers.n == 2709)
    let found = try Consistency.of(answers.covariance)
    // Printed to eleven or twelve places; the reference's bound of correlations to eight.
    let tolerance = expected.id == "glb.standardised" ? 1e-8 : 1e-10
    #expect(
      agrees(found[expected.id]?.estimate?.value, expected.value, relative: 0, absolute: tolerance))
  }

  @Test(
    "2,709 people: items and intervals",
    .enabled(if: AgreeableItems.all != nil, SharedData.absence))
  func allIntervals() throws {
    let answers = try #require(AgreeableItems.all)
    let found = try Consistency.of(answers.covariance)
    // reference/psychometrics.md §4.2.
    let without = [
      0.717972056565, 0.618481211773, 0.600753814422, 0.686944741540, 0.644622304222,
    ]
    let rest = [0.311401300580, 0.563015475492, 0.588773078677, 0.394793680111, 0.487240867629]
    for i in 0..<5 {
      #expect(agrees(found.items[i].alphaWithout, without[i], relative: 0, absolute: 1e-11))
      #expect(agrees(found.items[i].itemRest?.value, rest[i], relative: 0, absolute: 1e-11))
    }
    #expect(agrees(found.meanCorrelation, 0.332480716458, relative: 0, absolute: 1e-11))
    #expect(agrees(found.standardDeviation, 4.5027046531, relative: 0, absolute: 1e-9))
    let error = found.measurementError
    #expect(agrees(error.standardError.value, 2.4507460994, relative: 0, absolute: 1e-10))
    #expect(agrees(error.individual.value, 6.7929967834, relative: 0, absolute: 1e-9))
    let alpha = try #require(found["alpha.raw"])
    #expect(agrees(alpha.estimate?.standardError, 0.009074843595, relative: 0, absolute: 1e-11))
    #expect(agrees(alpha.estimate?.interval?.lower, 0.685744635050, relative: 0, absolute: 1e-10))
    #expect(agrees(alpha.estimate?.interval?.upper, 0.721035962796, relative: 0, absolute: 1e-10))
    #expect(agrees(alpha.furtherIntervals[0].lower, 0.6855747278, relative: 0, absolute: 1e-9))
    #expect(agrees(alpha.furtherIntervals[0].upper, 0.7208857624, relative: 0, absolute: 1e-9))
  }

  @Test(
    "2,800 people, answers missing: pairs as psych takes them",
    .enabled(if: AgreeableItems.withGaps != nil, SharedData.absence))
  func pairs() throws {
    let answers = try #require(AgreeableItems.withGaps)
    let covariance = try ItemCovariance.pairwise(answers)
    // reference/psychometrics.md §4.2: α .703018446057; pairs have 2,709 to 2,784 persons and more.
    #expect(
      agrees(
        try GuttmanLambdas.lambda3(covariance), 0.703018446057, relative: 0, absolute: 1e-12))
    #expect(covariance.n >= 2709 && covariance.n < 2784)
  }
}
