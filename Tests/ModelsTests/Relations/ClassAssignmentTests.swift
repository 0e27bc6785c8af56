import LinearAlgebra
import Models
import TestSupport
import Testing

@Suite("Assignment to the most probable class, and how often it is right")
struct ClassAssignmentTests {
  // Four persons, by hand.
  static let posteriors = Matrix(
    columns: [[0.9, 0.6, 0.3, 0], [0.1, 0.4, 0.7, 1]], rows: 4)

  @Test("the table by hand: P(s | t) and P(t | s)")
  func byHand() throws {
    let assignment = try ClassAssignment(posteriors: Self.posteriors)
    #expect(assignment.shares.column(0) == [1, 1, 0, 0])
    #expect(assignment.tied == 0 && assignment.persons == 4 && assignment.classes == 2)
    let table = assignment.table
    #expect(agrees(table.assignedGivenTrue[0, 0], 1.5 / 1.8, relative: 1e-15))
    #expect(agrees(table.assignedGivenTrue[1, 0], 0.5 / 2.2, relative: 1e-15))
    #expect(agrees(table.trueGivenAssigned(1)?[0], 0.3 / 2, relative: 1e-14))
    #expect(agrees(table.expectedAccuracy, (1.5 + 1.7) / 4, relative: 1e-15))
    #expect(table.unassigned.isEmpty)
  }

  @Test("rows sum to 1, and the order of the classes does not matter, ties or not")
  func relabelled() throws {
    var made = MadeUpClasses(
      500, lines: [(0, 1), (0.5, 0)], centres: [0, 1.5, 3], seed: 3, stream: 0
    ).posteriors
    for t in 0..<3 { made[17, t] = [0.25, 0.375, 0.375][t] }
    let plain = try ClassAssignment(posteriors: made)
    let order = [2, 0, 1]
    let moved = try ClassAssignment(posteriors: MadeUpClasses.reordered(made, order))
    #expect(plain.tied == 1 && moved.tied == 1)
    for t in 0..<3 {
      let row = (0..<3).map { plain.table.assignedGivenTrue[t, $0] }
      #expect(agrees(row.reduce(0, +), 1, relative: 1e-14))
      for s in 0..<3 {
        #expect(
          moved.table.assignedGivenTrue[t, s]
            == plain.table.assignedGivenTrue[order[t], order[s]])
      }
    }
  }

  @Test("what are no probabilities is refused, and so is a class of nobody")
  func refusals() {
    func error(_ posteriors: Matrix) -> ClassRelationError? {
      do {
        _ = try ClassAssignment(posteriors: posteriors)
        return nil
      } catch { return error }
    }
    #expect(error(Matrix(rows: 0, columns: 2)) == .nobody)
    #expect(error(Matrix(rows: 3, columns: 0)) == .nobody)
    for bad: [Double] in [[0.5, 0.4], [1.2, -0.2], [.nan, 1], [.infinity, 0]] {
      let matrix = Matrix(columns: [[1, bad[0]], [0, bad[1]]], rows: 2)
      #expect(error(matrix) == .notProbabilities(person: 1))
    }
    #expect(error(Matrix(columns: [[1, 1], [0, 0]], rows: 2)) == .emptyClass(1))
  }

  @Test("where classes are not told apart the table stands, and nothing is made of it")
  func notTold() throws {
    // Everybody alike: split evenly, so each assignment says nothing.
    let alike = try ClassAssignment(posteriors: Matrix(rows: 6, columns: 2, repeating: 0.5))
    #expect(alike.tied == 6 && alike.table.assignedGivenTrue[1, 0] == 0.5)
    // The second class is nobody's most probable.
    let unassigned = try ClassAssignment(
      posteriors: Matrix(columns: [[0.9, 0.6, 0.7], [0.1, 0.4, 0.3]], rows: 3))
    #expect(unassigned.table.trueGivenAssigned(1) == nil)
    for (assignment, classes) in [(alike, []), (unassigned, [1])] {
      let y = [Double?](repeating: 1, count: assignment.persons)
      #expect(throws: ClassRelationError.notTold(unassigned: classes)) {
        try ClassOutcome.means(y, by: assignment)
      }
      #expect(throws: ClassRelationError.notTold(unassigned: classes)) {
        try ClassOutcome.modelledMeans(y, by: assignment)
      }
      #expect(throws: ClassRelationError.notTold(unassigned: classes)) {
        try ClassOutcome.shares(y.map { _ in true }, by: assignment)
      }
      #expect(throws: ClassRelationError.notTold(unassigned: classes)) {
        try ClassMembership(assignment, columns: [], terms: [])
      }
    }
  }

  @Test("every refusal says what is wrong and what to do, and blames nobody")
  func words() {
    let all: [ClassRelationError] = [
      .nobody, .notProbabilities(person: 0), .emptyClass(0), .oneClass, .notTold(unassigned: []),
      .notTold(unassigned: [0, 2]), .notFinite("x", person: 4), .allIncomplete,
      .tooFewPersons(persons: 1, terms: 2), .dependent(terms: ["x"]), .separated(terms: ["x"]),
      .constantOutcome, .pointOutcome(class: 1), .vanishingClass(2), .notConverged,
    ]
    for error in all {
      #expect(!error.message.isEmpty && !error.help.isEmpty)
      #expect(RefusedWords.found(in: error.message + " " + error.help).isEmpty)
    }
    #expect(Set(all.map(\.message)).count == all.count)
  }
}
