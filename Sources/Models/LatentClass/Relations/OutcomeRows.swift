import LinearAlgebra

/// The persons with an outcome, and their assignment.
struct OutcomeRows {
  let y: [Double]
  /// n × classes.
  let assigned: Matrix

  init(_ outcome: [Double?], _ assignment: ClassAssignment) throws(ClassRelationError) {
    precondition(
      outcome.count == assignment.persons, "\(outcome.count) of \(assignment.persons) persons")
    var y: [Double] = []
    var rows: [Int] = []
    for (person, value) in outcome.enumerated() {
      guard let value else { continue }
      guard abs(value) < 1e150 else { throw .notFinite("outcome", person: person) }
      y.append(value)
      rows.append(person)
    }
    guard !rows.isEmpty else { throw .allIncomplete }
    var assigned = Matrix(rows: rows.count, columns: assignment.classes)
    for s in 0..<assignment.classes {
      for (row, person) in rows.enumerated() { assigned[row, s] = assignment.shares[person, s] }
    }
    self.y = y
    self.assigned = assigned
  }
}
