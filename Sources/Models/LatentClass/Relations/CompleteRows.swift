import LinearAlgebra

/// The persons with every covariate: an intercept and the covariates, and their assignment.
struct CompleteRows {
  /// n × (1 + covariates).
  let x: Matrix
  /// n × classes.
  let assigned: Matrix

  init(
    _ assignment: ClassAssignment, _ columns: [[Double?]], _ terms: [String]
  ) throws(ClassRelationError) {
    var rows: [Int] = []
    for person in 0..<assignment.persons {
      var isComplete = true
      for (column, name) in zip(columns, terms) {
        precondition(
          column.count == assignment.persons, "\(column.count) of \(assignment.persons) persons")
        guard let value = column[person] else {
          isComplete = false
          continue
        }
        guard abs(value) < 1e150 else { throw .notFinite(name, person: person) }
      }
      if isComplete { rows.append(person) }
    }
    guard !rows.isEmpty else { throw .allIncomplete }
    guard rows.count > columns.count + 1 else {
      throw .tooFewPersons(persons: rows.count, terms: columns.count + 1)
    }
    var x = Matrix(rows: rows.count, columns: columns.count + 1, repeating: 1)
    for (j, column) in columns.enumerated() {
      for (row, person) in rows.enumerated() { x[row, j + 1] = column[person] ?? 0 }
    }
    var assigned = Matrix(rows: rows.count, columns: assignment.classes)
    for s in 0..<assignment.classes {
      for (row, person) in rows.enumerated() { assigned[row, s] = assignment.shares[person, s] }
    }
    self.x = x
    self.assigned = assigned
  }
}
