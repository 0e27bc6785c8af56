import Distributions
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Agreement where scores are missing")
struct IncompleteAgreementTests {
  @Test("of a complete table it is the analysis of variance")
  func complete() throws {
    let squares = try TestRetest.of(ShroutFleissTable.complete)
    let likelihood = try TestRetest.of(ShroutFleissTable.complete, method: .reml)
    #expect(squares.method == .meanSquares && likelihood.method == .reml)
    #expect(likelihood.convergence?.certified == true)
    for form in IntraclassCorrelation.Form.allCases {
      let expected = try #require(squares[form]?.estimate.value)
      #expect(agrees(likelihood[form]?.estimate.value, expected, relative: 1e-6))
    }
    #expect(agrees(likelihood.components.occasion, squares.components.occasion, relative: 1e-6))
    #expect(
      agrees(
        likelihood.agreementError.standardError.value, squares.agreementError.standardError.value,
        relative: 1e-6))
    #expect(likelihood.notes.isEmpty)
  }

  @Test("three cells left out: as Fisher scoring of the whole covariance has it")
  func incomplete() throws {
    let found = try TestRetest.of(ShroutFleissTable.incomplete)
    #expect(found.method == .reml && found.n == 6 && found.k == 4 && found.scores == 21)
    // numpy 2.4: REML of V = Σ θ Z Zᵀ by Fisher scoring to a gradient of 8e-15; intervals from the
    // inverse expected information there.
    #expect(agrees(found.components.person, 2.90897692119142, relative: 1e-6))
    #expect(agrees(found.components.occasion, 5.04075002522414, relative: 1e-6))
    #expect(agrees(found.components.residual, 0.849065501165948, relative: 1e-6))
    let agreement = try #require(found[.agreementSingle]?.estimate)
    #expect(agrees(agreement.value, 0.330610926274434, relative: 1e-6))
    #expect(agrees(agreement.standardError, 0.221537040935581, relative: 1e-5))
    #expect(agrees(agreement.interval?.lower, 0.0649233293679874, relative: 1e-5))
    #expect(agrees(agreement.interval?.upper, 0.778435956265455, relative: 1e-5))
    #expect(agrees(found[.consistencySingle]?.estimate.value, 0.774067079148792, relative: 1e-6))
    #expect(agrees(found[.oneWaySingle]?.estimate.value, 0.31400569632164, relative: 1e-6))
    let error = found.agreementError.standardError
    #expect(agrees(error.value, 2.42689421409135, relative: 1e-6))
    #expect(agrees(error.interval?.lower, 1.19382108854895, relative: 1e-5))
    #expect(agrees(error.interval?.upper, 4.9335830828294, relative: 1e-5))
    #expect(found.notes.map(\.code) == ["icc.incomplete"])
  }

  @Test("people with one score of two are counted, and limits are of those with both")
  func halfMissing() throws {
    var random = Xoshiro256(seed: 12)
    let table = (0..<60).map { person -> [Double?] in
      let level = 2 * random.normal()
      let scores = [level + random.normal(), level + random.normal()]
      return person % 6 == 0 ? [scores[0], nil] : scores
    }
    let found = try TestRetest.of(table)
    #expect(found.n == 60 && found.scores == 110 && found.limits?.n == 50)
    // σ²_P/(σ²_P + σ²_E) = 0.8, with a standard error near 0.05.
    #expect(abs(try #require(found[.consistencySingle]?.estimate.value) - 0.8) < 0.2)
    let pairs = try TestRetest.of(table, method: .meanSquares)
    #expect(pairs.n == 50)
  }

  @Test("nothing between persons, nothing left over: withheld, not a number")
  func degenerate() {
    #expect {
      try TestRetest.of([[1, 5, nil], [5, 1, 3], [1, nil, 5], [5, 3, 1], [3, 1, 5]])
    } throws: {
      ($0 as? Withheld)?.code == "icc.no-spread"
    }
    #expect {
      try TestRetest.of([[2, 2, nil], [2, 2, 2], [2, nil, 2]])
    } throws: {
      ($0 as? Withheld)?.code == "components.not-fitted"
    }
  }
}
