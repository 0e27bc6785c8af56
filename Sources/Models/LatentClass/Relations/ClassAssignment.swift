public import LinearAlgebra

/// Every person assigned to the most probable class, with the table of how often that is right.
///
/// No person is known to belong to a class. The assignment is only a reading of each person, with an
/// error that the table states, and from which ``ClassMembership`` and ``ClassOutcome`` correct. A person
/// with several classes equally probable is split evenly among them, so that the order of the classes
/// does not matter.
///
/// ### Source
/// Vermunt, J. K. (2010). Latent class modeling with covariates: two improved three-step approaches.
/// *Political Analysis*, 18(4), 450–469. <https://doi.org/10.1093/pan/mpq025>
public struct ClassAssignment: Sendable, Hashable, Codable {
  /// a_i(s), persons × classes: 1 for the most probable class, split among equals; rows sum to 1.
  public let shares: Matrix
  /// Persons with several classes equally probable.
  public let tied: Int
  /// What assignment the members of each class get.
  public let table: ClassificationTable

  /// Number of persons.
  public var persons: Int { shares.rows }
  /// Number of classes.
  public var classes: Int { shares.columns }

  /// Assigns persons.
  ///
  /// - Parameter posteriors: persons × classes; every row from 0 and with the sum 1, to 1e-6.
  /// - Throws: `nobody`, `notProbabilities` or `emptyClass`.
  public init(posteriors: Matrix) throws(ClassRelationError) {
    try Self.check(posteriors)
    let (shares, tied) = Self.mostProbable(posteriors)
    self.shares = shares
    self.tied = tied
    table = try Self.table(posteriors, shares)
  }

  private static func check(_ posteriors: Matrix) throws(ClassRelationError) {
    guard posteriors.rows > 0, posteriors.columns > 0 else { throw .nobody }
    for person in 0..<posteriors.rows {
      var sum = 0.0
      for k in 0..<posteriors.columns {
        let p = posteriors[person, k]
        guard p >= 0, p.isFinite else { throw .notProbabilities(person: person) }
        sum += p
      }
      guard abs(sum - 1) <= 1e-6 else { throw .notProbabilities(person: person) }
    }
  }

  private static func mostProbable(_ posteriors: Matrix) -> (shares: Matrix, tied: Int) {
    var shares = Matrix(rows: posteriors.rows, columns: posteriors.columns)
    var tied = 0
    for person in 0..<posteriors.rows {
      var (largest, equals) = (0.0, 0)
      for k in 0..<posteriors.columns {
        let p = posteriors[person, k]
        if p > largest { (largest, equals) = (p, 1) } else if p == largest { equals += 1 }
      }
      if equals > 1 { tied += 1 }
      for k in 0..<posteriors.columns where posteriors[person, k] == largest {
        shares[person, k] = 1 / Double(equals)
      }
    }
    return (shares, tied)
  }

  private static func table(
    _ posteriors: Matrix, _ shares: Matrix
  ) throws(ClassRelationError) -> ClassificationTable {
    let count = posteriors.columns
    var joint = Matrix(rows: count, columns: count)
    var sizes = [Double](repeating: 0, count: count)
    var assigned = sizes
    for t in 0..<count {
      for person in 0..<posteriors.rows {
        sizes[t] += posteriors[person, t]
        assigned[t] += shares[person, t]
      }
      for s in 0..<count {
        for person in 0..<posteriors.rows {
          joint[t, s] += posteriors[person, t] * shares[person, s]
        }
      }
    }
    for t in 0..<count {
      guard sizes[t] > 0 else { throw .emptyClass(t) }
      for s in 0..<count { joint[t, s] /= sizes[t] }
    }
    return ClassificationTable(
      persons: posteriors.rows, sizes: sizes, assigned: assigned, assignedGivenTrue: joint)
  }
}
