import Distributions
import LinearAlgebra
import Psychometrics
import Results
import Testing

@Suite("What an appraisal finds when it is asked")
struct AppraisalTableTests {
  @Test("figures of ordered answers wait for two hundred people, and are told then")
  func ordered() throws {
    let few = ScaleAppraisal(
      try ScaleAppraisalTests.gathered(ScaleAppraisalTests.rows(199, seed: 9)[0]))
    for result in [
      few.ordinal().map { _ in 0 }, few.scalability().map { _ in 0 }, few.rasch().map { _ in 0 },
      few.monotonicity().map { _ in 0 },
    ] {
      guard case .failure(let reason) = result else {
        Issue.record("ordered answers of 199 people")
        continue
      }
      #expect(reason.help.contains("1 more"))
    }
    let enough = ScaleAppraisal(
      try ScaleAppraisalTests.gathered(ScaleAppraisalTests.rows(400, seed: 9)[0]))
    let alpha = try #require(try enough.consistency.get()["alpha.raw"]?.estimate?.value)
    let omega = try enough.ordinal().get().omega
    // Categories take something from a sum, and nothing from what lies beneath: λ = .8 in six items makes .914.
    #expect(abs(omega.sum - alpha) < 0.02 && omega.latent > omega.sum)
    #expect(abs(omega.latent - 0.914) < 0.02)
    #expect(try enough.scalability().get().scale.value > 0.5)
    #expect(try enough.rasch().get().fit.convergence.certified)
  }

  @Test("a raw score has one measure where each step adds as much, ascending, and none else")
  func conversion() throws {
    let rows = ScaleAppraisalTests.rows(400, seed: 10)[0]
    for reverse in [[], ["q2", "q5"]] {
      // Turned round twice: by the answers and by the key.
      let turned = rows.map { row in
        row.enumerated().map { place, code in
          reverse.contains("q\(place + 1)") ? code.map { 4 - $0 } : code
        }
      }
      let appraisal = ScaleAppraisal(
        try ScaleAppraisalTests.gathered(turned, reverse: reverse))
      let table = try appraisal.conversion(appraisal.rasch()).get()
      #expect(table.map(\.from) == (0...24).map(Double.init))
      #expect(zip(table, table.dropFirst()).allSatisfy { $0.to.value < $1.to.value })
      // Errors are smallest in the middle of a scale and largest at its ends.
      let errors = table.compactMap(\.to.standardError)
      #expect(errors[12] < errors[2] && errors[12] < errors[22])
    }
  }

  @Test("the scaled test of one factor is that of the same model with its means")
  func robust() throws {
    let rows = ScaleAppraisalTests.rows(300, seed: 17)[0]
    let appraisal = ScaleAppraisal(try ScaleAppraisalTests.gathered(rows))
    let found = try appraisal.robust.get()
    let values = rows.map { $0.map { $0.map(Double.init) } }
    let whole = try ConfirmatoryFit.estimate(
      ConfirmatoryModel(
        items: 6, factors: [Array(0..<6)], scaling: .standardised, hasMeans: true),
      AnswerMoments(items: 6, groups: [values]))
    let expected = try RobustFit.estimate(
      whole, CompleteRows(items: 6, groups: [values.map { $0.compactMap(\.self) }]))
    // Means that are free cost nothing and are told nothing by covariances.
    #expect(abs(found.chiSquared - expected.chiSquared) < 1e-6)
    #expect(abs(found.baselineScale - expected.baselineScale) < 1e-6)
    #expect(abs(try #require(found.tli) - (try #require(expected.tli))) < 1e-6)
    #expect(found.baselineScale > 0.5 && found.baselineScale < 2)
  }

  @Test("people who left items out count where that can be")
  func everybody() throws {
    let rows = ScaleAppraisalTests.rows(300, seed: 13)[0]
    let whole = ScaleAppraisal(try ScaleAppraisalTests.gathered(rows))
    // With nothing missing it is the one factor: the same likelihood, and means that cost nothing.
    let plain = try whole.oneFactor.get()
    let all = try whole.everybody().get()
    #expect(abs(plain.fit.chiSquared - all.fit.chiSquared) < 1e-6)
    let some = ScaleAppraisal(
      try ScaleAppraisalTests.gathered(
        rows.enumerated().map { place, row in
          row.enumerated().map { place % 3 == 0 && $0 == place % 6 ? nil : $1 }
        }))
    #expect(some.complete == 200)
    #expect(try some.everybody().get().fit.n == 300)
    #expect(try some.oneFactor.get().fit.n == 200)
  }

  @Test("two factors are found and each item goes with its own")
  func exploration() throws {
    let appraisal = ScaleAppraisal(
      try ScaleAppraisalTests.gathered(ScaleAppraisalTests.rows(600, factors: 2, seed: 5)[0]))
    let found = try appraisal.exploration().get()
    #expect(found.loadings.columns == 2 && found.rotation != nil)
    #expect(found.partials.suggested == 2)
    let strongest = (0..<6).map { item in
      abs(found.loadings[item, 0]) > abs(found.loadings[item, 1]) ? 0 : 1
    }
    #expect(strongest[0] != strongest[1])
    #expect(strongest == (0..<6).map { strongest[$0 % 2] })
  }

  @Test("the error by score and the parts of an answer are told from fifteen people on")
  func parts() throws {
    let rows = ScaleAppraisalTests.rows(120, seed: 12, again: 2)
    let appraisal = ScaleAppraisal(
      try ScaleAppraisalTests.gathered(rows[0], later: rows[1]))
    let found = try appraisal.components().get()
    #expect(found.n == 120 && found.components.person > 10 * abs(found.components.personTime))
    // Two occasions that have nothing to do with each other: people change, and items are part of the error where
    // occasions are each person's own.
    let changed = ScaleAppraisal(
      try ScaleAppraisalTests.gathered(rows[0], later: ScaleAppraisalTests.rows(120, seed: 77)[0]))
    let nested = try changed.nestedComponents().get()
    let crossed = try #require(try changed.components().get().change)
    #expect(crossed.value > 0.7 && crossed.value >= nested.change.value - 1e-9)
    #expect(try appraisal.errorByScore().get().rows.allSatisfy { $0.standardError > 0 })
    let few = ScaleAppraisal(
      try ScaleAppraisalTests.gathered(ScaleAppraisalTests.rows(14, seed: 12)[0]))
    #expect(throws: Withheld.self) { try few.errorByScore().get() }
    #expect(throws: Withheld.self) { try few.components().get() }
  }

  @Test("eigenvalues of chance drawn at once are those of numbers drawn one by one")
  func chance() throws {
    var options = ParallelAnalysis.Options()
    options.sets = 400
    let n = 60
    let drawn = try ParallelAnalysis.analyse(Matrix.identity(5), n: n, options: options)
    var sum = [Double](repeating: 0, count: 5)
    var squares = sum
    for set in 0..<400 {
      var random = Xoshiro256(seed: 99, stream: UInt64(set))
      var columns = [[Double]](repeating: [Double](repeating: 0, count: n), count: 5)
      for j in columns.indices { random.fillNormal(&columns[j]) }
      let rows = (0..<n).map { person in columns.map { $0[person] } }
      let correlations = try ItemDeviations(rows).covariance.standardised().matrix
      for (rank, value) in try SymmetricEigen(correlations).values.reversed().enumerated() {
        sum[rank] += value / 400
        squares[rank] += value * value / 400
      }
    }
    for rank in 0..<5 {
      // Five standard errors of the difference of two means of 400.
      let error = (2 * (squares[rank] - sum[rank] * sum[rank]) / 400).squareRoot()
      #expect(abs(drawn.mean[rank] - sum[rank]) < 5 * error)
    }
    #expect(drawn.suggested == 0)
    #expect(throws: Withheld.self) {
      try ParallelAnalysis.analyse(Matrix.identity(5), n: 5, options: options)
    }
  }
}
