import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("Omega of one factor, with and without each item")
struct OneFactorOmegaTests {
  /// The covariances of items with these loadings on one factor and residual variances of 0.5.
  static func moments(_ loadings: [Double], shared: Double = 0) -> AnswerMoments {
    var sigma = Matrix(rows: loadings.count, columns: loadings.count)
    for i in loadings.indices {
      for j in loadings.indices { sigma[i, j] = loadings[i] * loadings[j] + (i == j ? 0.5 : 0) }
    }
    sigma[0, 1] += shared
    sigma[1, 0] += shared
    return AnswerMoments(covariances: [sigma], n: [150])
  }

  @Test("is the share that the loadings say, without each item too")
  func closedForm() throws {
    let loadings = [0.9, 0.8, 0.7, 0.6, 0.5]
    let found = try OneFactorOmega.estimate(Self.moments(loadings))
    func omega(_ loadings: [Double]) -> Double {
      let sum = loadings.reduce(0, +)
      return sum * sum / (sum * sum + 0.5 * Double(loadings.count))
    }
    #expect(agrees(found.omega.model.value, omega(loadings), relative: 1e-9))
    for item in 0..<5 {
      let rest = loadings.indices.filter { $0 != item }.map { loadings[$0] }
      #expect(agrees(found.withoutItem[item]?.value, omega(rest), relative: 1e-9))
      #expect(found.withoutItem[item]?.interval != nil)
    }
  }

  @Test("what two items share beside the factor is not counted for it when it is said")
  func correlated() throws {
    let loadings = [0.9, 0.8, 0.7, 0.6, 0.5]
    let moments = Self.moments(loadings, shared: 0.3)
    let said = try OneFactorOmega.estimate(moments, correlated: [[0, 1]])
    let unsaid = try OneFactorOmega.estimate(moments)
    let sum = loadings.reduce(0, +)
    #expect(agrees(said.omega.model.value, sum * sum / (sum * sum + 2.5 + 0.6), relative: 1e-8))
    #expect(unsaid.omega.model.value > said.omega.model.value)
    // Without the first item nothing is shared any more.
    let rest = sum - 0.9
    #expect(agrees(said.withoutItem[0]?.value, rest * rest / (rest * rest + 2), relative: 1e-8))
  }

  @Test("missing answers are allowed; three items have none without one")
  func missing() throws {
    let found = try OneFactorOmega.estimate(HolzingerSwineford.incomplete().keeping([3, 4, 5]))
    #expect(found.withoutItem == [nil, nil, nil])
    // Complete: 0.8851753782 (psychometrics.md §4.5); a tenth of one item is missing.
    #expect(agrees(found.omega.model.value, 0.885, relative: 0.01))
  }

  @Test("two items, and items that do not go together, are withheld or said")
  func withheld() {
    #expect { try OneFactorOmega.estimate(Self.moments([0.9, 0.8])) } throws: {
      ($0 as? Withheld)?.code == "confirmatory.too-few-items"
    }
    #expect { try OneFactorOmega.estimate(Self.moments([0, 0, 0, 0])) } throws: {
      ($0 as? Withheld)?.code == "omega.not-believed"
    }
  }
}
