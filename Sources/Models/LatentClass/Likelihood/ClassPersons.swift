import Distributions
import LinearAlgebra

/// Persons as a mixture of classes sees them: cross-products of their rows, their covariates, and the class
/// where it is known. Memory is (d + 1) d / 2 + c + 2 numbers a person, d = p + q + 1.
struct ClassPersons: Sendable {
  /// Columns of fixed effects, p: those that differ by class first.
  let fixed: Int
  /// Columns of random effects, q.
  let random: Int
  /// Covariates of class, c, the column of ones first.
  private(set) var covariateCount: Int
  /// The lower triangle of [F y Z]ᵀ[F y Z], row by row, person by person.
  var cross: [Double]
  /// Rows of each person.
  private(set) var rows: [Double]
  /// Covariates, person by person.
  private(set) var covariates: [Double]
  /// The class of each person, −1 where it is not known; nil where nobody's is.
  private(set) var known: [Int64]?
  /// Their outcomes where these are in categories; cross-products then serve to begin searches.
  var pieces: ClassPieces?
  /// When they could have been lost; nil where leaving is not modelled.
  var leaving: ClassLeaving?
  /// Their services; nil where classes have the same odds in all.
  var services: ClassServices?

  /// Persons.
  var count: Int { rows.count }
  /// Numbers of one person's triangle.
  var length: Int { (fixed + random + 1) * (fixed + random + 2) / 2 }

  /// Sums rows into persons.
  ///
  /// - Parameters:
  ///   - columns: F, one list a column.
  ///   - y: the outcome.
  ///   - effects: Z, one list a column.
  ///   - codes: whose row it is, from 0.
  ///   - persons: how many there are.
  ///   - covariates: one list a covariate, one number a person.
  ///   - known: classes that are known.
  init(
    _ columns: [[Double]], _ y: [Double], _ effects: [[Double]], codes: [Int], persons: Int,
    covariates: [[Double]], known: [Int64]?
  ) {
    (fixed, random, covariateCount) = (columns.count, effects.count, covariates.count)
    let all = columns + [y] + effects
    let length = all.count * (all.count + 1) / 2
    var cross = Array(repeating: 0.0, count: length * persons)
    var rows = Array(repeating: 0.0, count: persons)
    var line = Array(repeating: 0.0, count: all.count)
    for (row, person) in codes.enumerated() {
      for k in line.indices { line[k] = all[k][row] }
      var at = person * length
      for i in line.indices {
        for j in 0...i {
          cross[at] += line[i] * line[j]
          at += 1
        }
      }
      rows[person] += 1
    }
    (self.cross, self.rows, self.known) = (cross, rows, known)
    self.covariates = (0..<persons).flatMap { person in covariates.map { $0[person] } }
  }

  /// Some of the persons, by position; a position may come more than once.
  func chosen(_ positions: [Int]) -> ClassPersons {
    var result = self
    result.cross = positions.flatMap { cross[$0 * length..<($0 + 1) * length] }
    result.rows = positions.map { rows[$0] }
    result.covariates = positions.flatMap {
      covariates[$0 * covariateCount..<($0 + 1) * covariateCount]
    }
    result.known = known.map { known in positions.map { known[$0] } }
    result.pieces = pieces?.chosen(positions)
    result.leaving = leaving?.chosen(positions)
    result.services = services?.chosen(positions)
    return result
  }

  /// So many persons, drawn without putting back and kept in their order; all of them where they are no more.
  func drawn(_ most: Int, seed: UInt64) -> ClassPersons {
    guard count > most else { return self }
    var random = Xoshiro256(seed: seed, stream: .max)
    return chosen(random.positions(most, of: count))
  }

  /// The same persons, without what class depends on.
  var alike: ClassPersons {
    var result = self
    result.covariateCount = 1
    result.covariates = Array(repeating: 1, count: count)
    (result.known, result.services) = (nil, nil)
    return result
  }

  /// The entry of a person's triangle for two columns of [F y Z].
  func product(_ person: Int, _ i: Int, _ j: Int) -> Double { cross[place(person, i, j)] }

  /// Where that entry stands.
  func place(_ person: Int, _ i: Int, _ j: Int) -> Int {
    let (high, low) = i < j ? (j, i) : (i, j)
    return person * length + high * (high + 1) / 2 + low
  }
}
