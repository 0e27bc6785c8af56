import Glibc
public import LinearAlgebra
public import Results

/// How covariates go with class, by three steps and without pretending that the class is known.
///
///     log( P(t | x) / P(T | x) ) = x · γ_t,      the last class T the reference
///     ℓ(γ) = Σ_i log Σ_t P(t | x_i; γ) P(s_i | t)
///
/// Step one is the model of classes, step two the ``ClassAssignment``, step three this likelihood with the
/// classification table P(s | t) held fixed. Standard errors are by the sandwich, A⁻¹ B A⁻¹, with A the
/// observed information and B the sum of each person's score times itself.
///
/// - Note: The errors take the table as known. Where classes are told apart poorly in a small sample,
///   the model's own uncertainty adds to them (Bakk, Oberski & Vermunt, 2014).
///
/// ### Source
/// Vermunt, J. K. (2010). Latent class modeling with covariates: two improved three-step approaches.
/// *Political Analysis*, 18(4), 450–469, section 4. <https://doi.org/10.1093/pan/mpq025>. Bakk, Z.,
/// Oberski, D. L., & Vermunt, J. K. (2014). Relating latent class assignments to external variables:
/// standard errors for correct inference. *Political Analysis*, 22(4), 520–540.
/// <https://doi.org/10.1093/pan/mpu003>
public struct ClassMembership: Sendable, Hashable, Codable {
  /// γ_t of each class but the last, in log odds against the last: the intercept, then the covariates.
  public let coefficients: [[TermEstimate]]
  /// Their covariance: all terms of the first class, then of the second.
  public let covariance: Matrix
  /// The joint test of each covariate that it goes with no class: χ² / (T − 1); nil where it cannot be had.
  public let tests: [ContrastTest?]
  /// ℓ at the end.
  public let logLikelihood: Double
  /// How the search ended.
  public let convergence: Convergence
  /// Persons with every covariate.
  public let used: Int
  /// Persons left out because a covariate is missing.
  public let leftOut: Int

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - assignment: T classes, at least two.
  ///   - columns: one list per covariate with a number per person, nil where missing; no intercept.
  ///   - terms: a name per covariate.
  ///   - level: coverage of the intervals. The default is 0.95.
  /// - Throws: `oneClass`, `notTold`, `notFinite`, `allIncomplete`, `tooFewPersons`, `dependent`,
  ///   `separated` or `notConverged`.
  /// - Complexity: O(n T² p²) a Newton step.
  public init(
    _ assignment: ClassAssignment, columns: [[Double?]], terms: [String], level: Double = 0.95
  ) throws(ClassRelationError) {
    precondition(columns.count == terms.count, "\(columns.count) columns, \(terms.count) names")
    precondition(level > 0 && level < 1, "level \(level)")
    guard assignment.classes > 1 else { throw .oneClass }
    _ = try assignment.table.inverse()
    let rows = try CompleteRows(assignment, columns, terms)
    let names = ["(Intercept)"] + terms
    let qr = PivotedQR(rows.x)
    guard qr.rank == names.count else {
      throw .dependent(terms: qr.order[qr.rank...].sorted().map { names[$0] })
    }
    let scale = Double(rows.x.rows).squareRoot()
    let map = scale * qr.toCoefficients
    let top = try Self.top(
      MembershipLikelihood(
        x: scale * qr.q, assigned: rows.assigned, table: assignment.table.assignedGivenTrue),
      map, rows.x, names)
    let inverse = top.information.inverse
    let whole = Self.blocks(map, assignment.classes - 1)
    covariance = whole * (inverse * top.scoreProducts * inverse) * whole.transposed
    let gamma = whole * top.gamma
    guard Self.areFinite(gamma, covariance) else { throw .notConverged }
    coefficients = Self.terms(gamma, covariance, names, level)
    tests = Self.tests(gamma, covariance, names.count)
    logLikelihood = top.logLikelihood
    convergence = top.convergence
    used = rows.x.rows
    leftOut = assignment.persons - rows.x.rows
  }

  /// The chance of each class for other covariates.
  ///
  /// - Parameter columns: as many as were fitted, without an intercept; equally long.
  /// - Returns: rows × classes; every row sums to 1. For no covariates, one row.
  public func chances(_ columns: [[Double]]) -> Matrix {
    let classes = coefficients.count + 1
    precondition(columns.count == tests.count, "\(columns.count) of \(tests.count) columns")
    let rows = columns.first?.count ?? 1
    var result = Matrix(rows: rows, columns: classes)
    for row in 0..<rows {
      var largest = 0.0
      for (t, terms) in coefficients.enumerated() {
        var line = terms[0].estimate.value
        for j in columns.indices { line += terms[j + 1].estimate.value * columns[j][row] }
        result[row, t] = line
        largest = max(largest, line)
      }
      var sum = 0.0
      for t in 0..<classes {
        result[row, t] = exp(result[row, t] - largest)
        sum += result[row, t]
      }
      for t in 0..<classes { result[row, t] /= sum }
    }
    return result
  }

  /// Whether the unit of a covariate leaves its coefficient within what numbers can say.
  private static func areFinite(_ gamma: [Double], _ covariance: Matrix) -> Bool {
    gamma.allSatisfy(\.isFinite) && covariance.elements.allSatisfy(\.isFinite)
  }

  private static func top(
    _ likelihood: MembershipLikelihood, _ map: Matrix, _ x: Matrix, _ names: [String]
  ) throws(ClassRelationError) -> MembershipSearch.Top {
    do {
      return try MembershipSearch.top(likelihood)
    } catch {
      switch error {
      case .notConverged: throw .notConverged
      case .unbounded(let direction): throw .separated(terms: moved(direction, map, x, names))
      }
    }
  }

  /// The covariates that a direction moves along, by how much they change the log odds; the intercept only
  /// where it is alone.
  private static func moved(
    _ direction: [Double], _ map: Matrix, _ x: Matrix, _ names: [String]
  ) -> [String] {
    var reach = [Double](repeating: 0, count: names.count)
    var constant = 0.0
    for first in stride(from: 0, to: direction.count, by: names.count) {
      let slopes = map * Array(direction[first..<first + names.count])
      constant = max(constant, abs(slopes[0]))
      for j in 1..<names.count {
        let column = x.column(j)
        let mean = column.reduce(0, +) / Double(column.count)
        let spread = column.reduce(0) { max($0, abs($1 - mean)) }
        reach[j] = max(reach[j], abs(slopes[j]) * spread)
      }
    }
    let largest = max(constant, reach.max() ?? 0)
    let named = names.indices.filter { $0 > 0 && reach[$0] > 0.1 * largest }
    return named.isEmpty ? [names[0]] : named.map { names[$0] }
  }

  /// `map` down the diagonal, once per class.
  private static func blocks(_ map: Matrix, _ count: Int) -> Matrix {
    let p = map.rows
    var whole = Matrix(rows: p * count, columns: p * count)
    for t in 0..<count {
      for k in 0..<p {
        for j in 0..<p { whole[t * p + j, t * p + k] = map[j, k] }
      }
    }
    return whole
  }

  private static func terms(
    _ gamma: [Double], _ covariance: Matrix, _ names: [String], _ level: Double
  ) -> [[TermEstimate]] {
    stride(from: 0, to: gamma.count, by: names.count).map { first in
      names.indices.map { j in
        FixedEffectTest.term(
          names[j], gamma[first + j],
          standardError: max(0, covariance[first + j, first + j]).squareRoot(),
          degreesOfFreedom: nil, level: level, method: .wald)
      }
    }
  }

  private static func tests(
    _ gamma: [Double], _ covariance: Matrix, _ terms: Int
  ) -> [ContrastTest?] {
    (1..<terms).map { j in
      let places = Array(stride(from: j, to: gamma.count, by: terms))
      var part = Matrix(rows: places.count, columns: places.count)
      for (column, k) in places.enumerated() {
        for (row, i) in places.enumerated() { part[row, column] = covariance[i, k] }
      }
      return WaldTest.of(places.map { gamma[$0] }, covariance: part)
    }
  }
}
