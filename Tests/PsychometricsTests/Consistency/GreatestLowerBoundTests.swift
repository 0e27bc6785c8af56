import LinearAlgebra
import Psychometrics
import Results
import TestSupport
import Testing

@Suite("The greatest lower bound")
struct GreatestLowerBoundTests {
  @Test("is certified, feasible, and above every other bound", arguments: 2...20)
  func bounds(_ k: Int) throws {
    for seed in 0..<5 {
      let items = MadeUpItems.covariance(k, seed: UInt64(1000 * k + seed))
      let found = try GreatestLowerBound.of(items)
      #expect(found.convergence.certified && found.gap <= GreatestLowerBound.tolerance)
      // θ is feasible: nothing negative, and C − diag(θ) has no root below zero.
      #expect(found.errorVariances.allSatisfy { $0 >= 0 })
      var rest = items.matrix
      for i in 0..<k { rest[i, i] -= found.errorVariances[i] }
      #expect(try SymmetricEigen(rest).values[0] > -1e-12 * items.trace)
      #expect(
        agrees(
          found.coefficient, 1 - found.errorVariances.reduce(0, +) / items.total, relative: 1e-13))
      let others = [
        try GuttmanLambdas.lambda2(items), try TenBergeBounds.mu(3, items),
        try GuttmanLambdas.lambda6(items), try GuttmanLambdas.lambda5(items),
        try SplitHalves.of(items).best.coefficient,
      ]
      for other in others { #expect(found.coefficient >= other - 1e-9) }
    }
  }

  @Test("of items that are one factor and error it finds the reliability")
  func congeneric() throws {
    // C = λλᵀ + diag(θ): for more than two items of this kind Σ θ is the most error there can be.
    let loadings = [1.0, 0.8, 1.2, 0.6, 0.9]
    let errors = [0.5, 0.7, 0.9, 0.4, 0.6]
    var c = Matrix(rows: 5, columns: 5)
    for j in 0..<5 {
      for i in 0..<5 { c[i, j] = loadings[i] * loadings[j] }
      c[j, j] += errors[j]
    }
    let sum = loadings.reduce(0, +)
    let expected = sum * sum / (sum * sum + errors.reduce(0, +))
    let found = try GreatestLowerBound.of(ItemCovariance(c, n: 50))
    #expect(agrees(found.coefficient, expected, relative: 1e-9))
  }

  @Test("of two items with equal variances it is alpha")
  func twoItems() throws {
    // θ = (1 − r, 1 − r): glb = 2r/(1 + r).
    let c = Matrix(rows: 2, columns: 2, elements: [1, 0.4, 0.4, 1])
    #expect(
      agrees(
        try GreatestLowerBound.of(ItemCovariance(c, n: 50)).coefficient, 0.8 / 1.4,
        relative: 1e-9))
  }

  @Test("an error variance may end at zero, and units do not matter")
  func atZero() throws {
    // One item goes with all others more than its variance allows for error beside it.
    let c = Matrix(
      columns: [
        [1, 0.85, 0.6, 0.6], [0.85, 1, 0.1, 0.9], [0.6, 0.1, 1, 0.2], [0.6, 0.9, 0.2, 1],
      ],
      rows: 4)
    let eigen = try SymmetricEigen(c).values
    var shifted = c
    for i in 0..<4 { shifted[i, i] += max(0, 0.001 - eigen[0]) }
    let found = try GreatestLowerBound.of(ItemCovariance(shifted, n: 50))
    #expect(found.gap <= GreatestLowerBound.tolerance)
    let large = try GreatestLowerBound.of(ItemCovariance(1e6 * shifted, n: 50))
    #expect(agrees(large.coefficient, found.coefficient, relative: 2e-9))
  }

  @Test("of answers of hardly more people than items it is certified all the same")
  func fewPeople() throws {
    for (n, k) in [(8, 6), (27, 25), (60, 50)] {
      for seed in 0..<3 {
        let answers = MadeUpItems.answers(n, items: k, seed: UInt64(n + seed), loading: 0.7)
        let found = try GreatestLowerBound.of(ItemDeviations(answers).covariance)
        #expect(found.gap <= GreatestLowerBound.tolerance && found.coefficient <= 1)
      }
    }
  }

  @Test("items in units a thousand times as large as others")
  func units() throws {
    for seed in 0..<5 {
      var c = MadeUpItems.covariance(8, seed: UInt64(seed)).matrix
      for j in 0..<8 {
        for i in 0..<8 { c[i, j] *= (i < 3 ? 1000 : 1) * (j < 3 ? 1000 : 1) }
      }
      let found = try GreatestLowerBound.of(ItemCovariance(c, n: 50))
      #expect(found.gap <= GreatestLowerBound.tolerance)
      #expect(
        found.coefficient >= (try SplitHalves.of(ItemCovariance(c, n: 50)).best.coefficient) - 1e-9)
    }
  }
}
