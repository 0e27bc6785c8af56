import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Six intraclass correlations")
struct IntraclassCorrelationTests {
  /// reference/psychometrics.md §4.1: R psych 2.5.3, `ICC(x, lmer = FALSE)`, on the table of Shrout and
  /// Fleiss (1979).
  static let expected: [(form: IntraclassCorrelation.Form, values: [Double])] = [
    (.oneWaySingle, [0.165741768405475, -0.132932324874751, 0.722560062328121]),
    (.agreementSingle, [0.289763779527559, 0.018786513374712, 0.761084369648953]),
    (.consistencySingle, [0.714840714840715, 0.342464765033925, 0.945858259955359]),
    (.oneWayAverage, [0.442797133679268, -0.884442155238122, 0.912415420340775]),
    (.agreementAverage, [0.620050547598989, 0.071136815302503, 0.927232040167722]),
    (.consistencyAverage, [0.909315542377069, 0.675674713816304, 0.985891678169062]),
  ]

  @Test("Shrout and Fleiss's table, with limits", arguments: expected)
  func shroutFleiss(_ expected: (form: IntraclassCorrelation.Form, values: [Double])) throws {
    let found = try TestRetest.of(ShroutFleissTable.complete)
    let estimate = try #require(found[expected.form]?.estimate)
    let limits = try #require(estimate.interval)
    // Fifteen places are printed.
    #expect(agrees(estimate.value, expected.values[0], relative: 1e-12))
    #expect(agrees(limits.lower, expected.values[1], relative: 1e-11))
    #expect(agrees(limits.upper, expected.values[2], relative: 1e-11))
  }

  @Test("its mean squares and tests")
  func meanSquares() throws {
    let squares = try TwoWayMeanSquares.of(ShroutFleissTable.complete)
    // reference/psychometrics.md §4.1.
    #expect(agrees(squares.persons, 11.2416666666667, relative: 1e-13))
    #expect(agrees(squares.occasions, 32.4861111111111, relative: 1e-13))
    #expect(agrees(squares.residual, 1.01944444444445, relative: 1e-13))
    #expect(agrees(squares.within, 6.26388888888889, relative: 1e-13))
    let found = try IntraclassCorrelation.every(squares)
    let oneWay = try #require(found[0].test)
    #expect(agrees(oneWay.f, 1.79467849223947, relative: 1e-13))
    #expect(oneWay.numerator == 5 && oneWay.denominator == 18)
    #expect(agrees(oneWay.pValue, 0.164768808344640, relative: 1e-12))
    let twoWay = try #require(found[1].test)
    #expect(agrees(twoWay.f, 11.0272479564033, relative: 1e-13))
    #expect(twoWay.denominator == 15)
    #expect(agrees(twoWay.pValue, 0.000134566516484338, relative: 1e-12))
  }

  @Test("both systems of names, each its own")
  func names() {
    let forms = IntraclassCorrelation.Form.allCases
    #expect(
      forms.map(\.mcGrawWong) == [
        "ICC(1)", "ICC(A,1)", "ICC(C,1)", "ICC(k)", "ICC(A,k)", "ICC(C,k)",
      ])
    #expect(
      forms.map(\.shroutFleiss)
        == ["ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)"])
    #expect(Set(forms.map(\.rawValue)).count == 6)
  }

  @Test(
    "scores that agree wholly have 1 and no error; a shift of everybody is error of agreement only")
  func whole() throws {
    let same = try TestRetest.of([[1, 1], [4, 4], [2, 2], [7, 7]])
    for correlation in same.correlations {
      #expect(correlation.estimate.value == 1 && correlation.test == nil)
      #expect(correlation.estimate.interval?.lower == 1)
    }
    #expect(same.agreementError.individual.value == 0)
    #expect(same.notes.map(\.code) == ["icc.no-error"])
    let shifted = try TestRetest.of([[1, 3], [4, 6], [2, 4], [7, 9]])
    #expect(shifted[.consistencySingle]?.estimate.value == 1)
    #expect(try #require(shifted[.agreementSingle]?.estimate.value) < 0.8)
    #expect(shifted.consistencyError.standardError.value == 0)
    // MS_W = n d²/2 / n = 2.
    #expect(agrees(shifted.agreementError.standardError.value, 2.0.squareRoot(), relative: 1e-14))
  }

  @Test("the mean of all occasions is Spearman and Brown's step of one, in limits too")
  func stepped() throws {
    let found = try TestRetest.of(ShroutFleissTable.complete)
    for (single, average) in [
      (IntraclassCorrelation.Form.oneWaySingle, IntraclassCorrelation.Form.oneWayAverage),
      (.agreementSingle, .agreementAverage), (.consistencySingle, .consistencyAverage),
    ] {
      let one = try #require(found[single]?.estimate)
      let all = try #require(found[average]?.estimate)
      let step = { (rho: Double) in 4 * rho / (1 + 3 * rho) }
      #expect(agrees(all.value, step(one.value), relative: 1e-12))
      let lower = try #require(one.interval?.lower)
      #expect(agrees(all.interval?.lower, step(lower), relative: 1e-11))
    }
  }
}
