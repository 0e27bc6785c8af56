import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("What goes with a class, against the formulas written out in R")
struct ClassRelationReferenceTests {
  // Fixtures/models/relations/regenerate.R: no derivative of ours, slopes by extrapolated differences.
  static func expected() throws -> Expected {
    try Expected("Fixtures/models/relations/expected.csv")
  }

  static func column(_ name: String) throws -> [Double?] {
    try Fixture("models/relations").table("input.csv").column(name).map { Double($0) }
  }

  static func posteriors() throws -> Matrix {
    let columns = try ["p1", "p2", "p3"].map { try column($0).compactMap(\.self) }
    return Matrix(columns: columns, rows: columns[0].count)
  }

  @Test("the classification table, with two persons tied")
  func table() throws {
    let expected = try Self.expected()
    let assignment = try ClassAssignment(posteriors: Self.posteriors())
    #expect(assignment.tied == 2)
    for t in 0..<3 {
      for s in 0..<3 {
        // A closed form.
        #expect(
          agrees(
            assignment.table.assignedGivenTrue[t, s], expected["table.\(t + 1).\(s + 1)"],
            relative: 1e-12))
      }
    }
  }

  @Test("covariates of class: coefficients, sandwich errors, likelihood, joint tests")
  func membership() throws {
    let expected = try Self.expected()
    let fit = try ClassMembership(
      ClassAssignment(posteriors: Self.posteriors()),
      columns: [Self.column("x1"), Self.column("x2")], terms: ["x1", "x2"])
    #expect(fit.used == 237 && fit.leftOut == 3)
    #expect(fit.convergence.certified)
    for t in 0..<2 {
      for j in 0..<3 {
        let term = fit.coefficients[t][j]
        let place = "\(t + 1).\(j + 1)"
        // R's slopes are good to about 1e-9, its curvature to 1e-7.
        #expect(agrees(term.estimate.value, expected["gamma.\(place)"], relative: 1e-7))
        #expect(
          agrees(term.estimate.standardError, expected["gamma.se.\(place)"], relative: 1e-6))
      }
    }
    #expect(agrees(fit.logLikelihood, expected["membership.loglik"], relative: 1e-12))
    for j in 0..<2 {
      #expect(
        agrees(
          fit.tests[j].map { 2 * $0.statistic }, expected["gamma.wald.\(j + 2)"], relative: 1e-6))
    }
  }

  @Test("outcomes by weights: sizes, means, shares, errors, the test of equality and a difference")
  func weights() throws {
    let assignment = try ClassAssignment(posteriors: Self.posteriors())
    let y = try Self.column("y")
    let v = try Self.column("v").map { $0.map { $0 == 1 } }
    let means = try ClassOutcome.means(y, by: assignment)
    let shares = try ClassOutcome.shares(v, by: assignment)
    #expect(means.used == 236 && means.leftOut == 4)
    #expect(shares.used == 238 && shares.leftOut == 2)
    let expected = try Self.expected()
    for (name, found) in [("mean", means), ("share", shares)] {
      for t in 0..<3 {
        let figure = found.classes[t]
        // Closed forms.
        #expect(agrees(figure.persons, expected["\(name).persons.\(t + 1)"], relative: 1e-11))
        #expect(agrees(figure.estimate?.value, expected["\(name).\(t + 1)"], relative: 1e-11))
        #expect(
          agrees(
            figure.estimate?.standardError, expected["\(name).se.\(t + 1)"], relative: 1e-11))
      }
      #expect(
        agrees(
          found.equality.map { 2 * $0.statistic }, expected["\(name).wald"], relative: 1e-10))
      let last = try #require(found.differences.last)
      #expect(last.from == 1 && last.to == 2)
      let estimate = last.estimate.estimate
      #expect(agrees(estimate.value, expected["\(name).diff.2.3"], relative: 1e-10))
      #expect(agrees(estimate.standardError, expected["\(name).diff.se.2.3"], relative: 1e-10))
    }
    for t in 0..<3 {
      #expect(
        agrees(
          means.classes[t].standardDeviation, expected["mean.sd.\(t + 1)"], relative: 1e-11))
    }
  }

  @Test("outcomes by maximum likelihood")
  func likelihood() throws {
    let expected = try Self.expected()
    let found = try ClassOutcome.modelledMeans(
      Self.column("y"), by: ClassAssignment(posteriors: Self.posteriors()))
    #expect(found.convergence?.certified == true)
    for t in 0..<3 {
      let figure = found.classes[t]
      // R's slopes are good to about 1e-9, its curvature to 1e-7.
      #expect(agrees(figure.estimate?.value, expected["ml.\(t + 1)"], relative: 1e-7))
      #expect(agrees(figure.estimate?.standardError, expected["ml.se.\(t + 1)"], relative: 1e-6))
      #expect(agrees(figure.standardDeviation, expected["ml.sd.\(t + 1)"], relative: 1e-7))
      #expect(agrees(figure.persons, expected["ml.persons.\(t + 1)"], relative: 1e-7))
    }
    #expect(agrees(found.equality.map { 2 * $0.statistic }, expected["ml.wald"], relative: 1e-6))
  }

  @Test("classes that are known give the plain logit, its sandwich and its likelihood")
  func known() throws {
    let expected = try Self.expected()
    let posteriors = try Self.posteriors()
    let known = MadeUpClasses.known(posteriors.column(0).map { $0 > 0.5 ? 0 : 1 }, of: 2)
    let x = try [Self.column("x1"), Self.column("x2")]
    let fit = try ClassMembership(
      ClassAssignment(posteriors: known), columns: x, terms: ["x1", "x2"])
    let complete = x[0].indices.filter { x[0][$0] != nil && x[1][$0] != nil }
    let plain = try LogisticRegression(
      [complete.map { _ in 1 }] + x.map { column in complete.compactMap { column[$0] } },
      complete.map { known[$0, 0] == 1 })
    for (j, term) in fit.coefficients[0].enumerated() {
      // Both end where a Newton step gains less than 1e-17 of the likelihood.
      #expect(
        agrees(term.estimate.value, plain.coefficients[j], relative: 1e-8), "\(term.term)")
      #expect(agrees(term.estimate.value, expected["known.\(j + 1)"], relative: 1e-7))
      #expect(
        agrees(term.estimate.standardError, expected["known.se.\(j + 1)"], relative: 1e-6))
    }
    #expect(agrees(fit.logLikelihood, plain.logLikelihood, relative: 1e-13))
  }
}
