import Distributions
import LinearAlgebra
import Models
import Results
import TestSupport
import Testing

@Suite("Covariates of class by three steps (Vermunt 2010)")
struct ClassMembershipTests {
  static func made(_ persons: Int = 600, stream: UInt64 = 0) -> MadeUpClasses {
    MadeUpClasses(
      persons, lines: [(-0.3, 1), (0.4, -0.5)], centres: [0, 1.8, 3.6], seed: 11, stream: stream)
  }

  static func fit(_ made: MadeUpClasses) throws -> ClassMembership {
    try ClassMembership(
      ClassAssignment(posteriors: made.posteriors), columns: [made.x], terms: ["x"])
  }

  @Test("the score is the slope of the likelihood, and the information that of the score")
  func derivatives() throws {
    let made = Self.made(200)
    let assignment = try ClassAssignment(posteriors: made.posteriors)
    let likelihood = MembershipLikelihood(
      x: Matrix(columns: [made.x.map { _ in 1 }, made.x], rows: 200), assigned: assignment.shares,
      table: assignment.table.assignedGivenTrue)
    let at = [0.3, -0.7, 0.2, 1.1]
    let score = likelihood.score(at).score
    let information = likelihood.information(at)
    for k in at.indices {
      let width = 1e-5
      var (up, down) = (at, at)
      up[k] += width
      down[k] -= width
      let (above, below) = (likelihood.score(up), likelihood.score(down))
      // Central differences: an error of about 1e-10 of the size, and rounding of 1e-11.
      #expect(
        agrees(
          score[k], (above.value - below.value) / (2 * width), relative: 1e-7, absolute: 1e-7))
      for j in at.indices {
        let slope = (above.score[j] - below.score[j]) / (2 * width)
        #expect(agrees(-information[j, k], slope, relative: 1e-7, absolute: 1e-6))
      }
    }
    // What is lost by not knowing the class is never negative.
    let lost = likelihood.completeInformation(at) - information
    #expect(try SymmetricEigen(lost).values[0] > -1e-9)
  }

  @Test("where assignment flattens the relation, three steps do not")
  func recovery() throws {
    let replicates = Slow.cases(20, 400)
    var slopes: [Double] = []
    var (errors, naive) = (0.0, 0.0)
    var covered = 0
    for replicate in 0..<replicates {
      let made = MadeUpClasses(
        1_500, lines: [(-0.3, 1)], centres: [0, 1.8], seed: 5, stream: UInt64(replicate))
      let term = try Self.fit(made).coefficients[0][1]
      slopes.append(term.estimate.value)
      errors += try #require(term.estimate.standardError) / Double(replicates)
      if let interval = term.estimate.interval, interval.lower <= 1, interval.upper >= 1 {
        covered += 1
      }
      naive +=
        try LogisticRegression(
          [made.x.map { _ in 1 }, made.x],
          (0..<1_500).map { made.posteriors[$0, 0] > 0.5 }
        ).coefficients[1] / Double(replicates)
    }
    let moments = try #require(SampleMoments(slopes))
    let spread = try #require(moments.standardDeviation)
    // The truth is 1. A slope has an error of .11 here, so the mean of 20 one of .025.
    #expect(abs(moments.mean - 1) < (Slow.isAskedFor ? 0.025 : 0.08), "\(moments.mean)")
    #expect(naive < 0.75, "\(naive)")
    if Slow.isAskedFor {
      // A standard deviation from 400 is good to 4 %, a coverage to 1.1 %.
      #expect(abs(errors / spread - 1) < 0.1, "\(errors) and \(spread)")
      #expect(covered >= 365 && covered <= 395, "\(covered)")
    }
  }

  @Test("another order of classes gives the same relations against another reference")
  func relabelled() throws {
    let made = Self.made()
    let plain = try Self.fit(made)
    let order = [2, 0, 1]
    var turned = made
    turned.posteriors = MadeUpClasses.reordered(made.posteriors, order)
    let moved = try Self.fit(turned)
    #expect(agrees(moved.logLikelihood, plain.logLikelihood, relative: 1e-12))
    #expect(agrees(moved.tests[0]?.statistic, plain.tests[0]?.statistic ?? .nan, relative: 1e-6))
    let (found, expected) = (moved.chances([[-1, 0, 2]]), plain.chances([[-1, 0, 2]]))
    for row in 0..<3 {
      for t in 0..<3 {
        #expect(agrees(found[row, t], expected[row, order[t]], relative: 1e-7))
      }
    }
  }

  @Test("units of a covariate change its coefficient and nothing else")
  func units() throws {
    let made = Self.made()
    let plain = try Self.fit(made)
    var scaled = made
    scaled.x = made.x.map { 1e6 + 1e3 * $0 }
    let moved = try Self.fit(scaled)
    for t in 0..<2 {
      #expect(
        agrees(
          moved.coefficients[t][1].estimate.value * 1e3,
          plain.coefficients[t][1].estimate.value, relative: 1e-6))
      #expect(
        agrees(
          moved.coefficients[t][1].statistic, plain.coefficients[t][1].statistic ?? .nan,
          relative: 1e-6))
    }
  }

  @Test("without covariates the chances are the shares of the classes")
  func intercepts() throws {
    let made = Self.made()
    let assignment = try ClassAssignment(posteriors: made.posteriors)
    let fit = try ClassMembership(assignment, columns: [], terms: [])
    #expect(fit.tests.isEmpty && fit.used == 600)
    let chances = fit.chances([])
    for t in 0..<3 {
      // P(s) = Σ_t P(t) P(s | t) is solved by the table's own shares exactly.
      #expect(agrees(chances[0, t], assignment.table.sizes[t] / 600, relative: 1e-7))
    }
  }

  @Test("a covariate that divides the classes is named, alone or beside another")
  func separated() throws {
    let classes = (0..<40).map { $0 < 20 ? 0 : 1 }
    let known = try ClassAssignment(posteriors: MadeUpClasses.known(classes, of: 2))
    let line: [Double?] = (0..<40).map { Double($0) }
    let other: [Double?] = (0..<40).map { Double(($0 * 7) % 5) }
    #expect(throws: ClassRelationError.separated(terms: ["line"])) {
      try ClassMembership(known, columns: [line, other], terms: ["line", "other"])
    }
    // A group whose members are all of one class.
    let group: [Double?] = (0..<40).map { $0 < 5 ? 1 : 0 }
    #expect(throws: ClassRelationError.separated(terms: ["group"])) {
      try ClassMembership(known, columns: [group, other], terms: ["group", "other"])
    }
    // Classes told apart with error: of those with the covariate all are assigned to one class.
    let made = MadeUpClasses(300, lines: [(0, 0)], centres: [0, 2], seed: 8, stream: 0)
    let assignment = try ClassAssignment(posteriors: made.posteriors)
    let chosen: [Double?] = (0..<300).map { assignment.shares[$0, 0] == 1 && $0 % 3 == 0 ? 1 : 0 }
    #expect(throws: ClassRelationError.separated(terms: ["chosen"])) {
      try ClassMembership(assignment, columns: [chosen], terms: ["chosen"])
    }
  }

  @Test("one class, one person, constants, too many terms and no numbers are refused by name")
  func refusals() throws {
    func error(
      _ posteriors: Matrix, _ columns: [[Double?]], _ terms: [String]
    ) throws -> ClassRelationError? {
      let assignment = try ClassAssignment(posteriors: posteriors)
      do {
        _ = try ClassMembership(assignment, columns: columns, terms: terms)
        return nil
      } catch { return error }
    }
    let two = MadeUpClasses.known([0, 1, 0, 1, 1, 0], of: 2)
    let x: [Double?] = [1, 2, 4, 3, 5, 4]
    #expect(try error(Matrix(rows: 6, columns: 1, repeating: 1), [x], ["x"]) == .oneClass)
    #expect(
      try error(Matrix(rows: 1, columns: 2, repeating: 0.5), [[1]], ["x"])
        == .notTold(unassigned: []))
    #expect(try error(two, [x.map { _ in 3 }], ["x"]) == .dependent(terms: ["x"]))
    #expect(try error(two, [x, x.map { _ in nil }], ["x", "z"]) == .allIncomplete)
    #expect(
      try error(two, [[1, 2, nil, nil, nil, nil]], ["x"]) == .tooFewPersons(persons: 2, terms: 2))
    for bad in [Double.nan, .infinity, 1e200] {
      #expect(try error(two, [[1, bad, 2, 3, 4, 5]], ["x"]) == .notFinite("x", person: 1))
    }
    #expect(try error(two, [x], ["x"]) == nil)
  }

  @Test("a missing covariate leaves the person out and changes nothing else")
  func missing() throws {
    let made = Self.made()
    let assignment = try ClassAssignment(posteriors: made.posteriors)
    var x: [Double?] = made.x
    for i in stride(from: 0, to: 600, by: 7) { x[i] = nil }
    let fit = try ClassMembership(assignment, columns: [x], terms: ["x"])
    #expect(fit.leftOut == 86 && fit.used == 514)
    #expect(fit.coefficients.joined().allSatisfy { $0.estimate.value.isFinite })
  }
}
