import LinearAlgebra

/// Persons whose residuals go together, each with the whole of their small covariance:
///
///     V_i = Z_i D Z_iᵀ + R_i        Σ_i U_iᵀ X U_i = Σ_st X[s,t] T[s,t],   T[s,t] = Σ_i u_is u_itᵀ
///
/// for every X that persons of one kind share: those with the same Z and the same marks in R.
struct StructuredPersons {
  /// Persons of one kind.
  struct Kind {
    var count: Int
    /// rows × random effects.
    var z: Matrix
    var marks: [Double]
    /// T[s,t] for s ≥ t, row by row; empty where there is one person.
    var moments: [Matrix]
    /// The only person's rows, rows × columns.
    var rows: Matrix?
  }

  let kinds: [Kind]
  /// For each level of the group its kind, and its rows of U.
  let persons: [(kind: Int, rows: Matrix)]
  private(set) var residual: ResidualCovariance
  /// Columns of U: the fixed effects and the outcome.
  let columns: Int

  private struct Key: Hashable {
    var z: [Double]
    var marks: [Double]
  }

  /// Sorts persons into kinds; `rows` is the table level by level, and the random and fixed effects and
  /// the marks are of that table.
  init(
    _ random: RandomEffects, _ fixed: FixedEffects, _ residual: ResidualCovariance,
    _ rows: LeadingRows, weights: [Double]?
  ) throws(ModelError) {
    self.residual = residual
    let z = random.groups[0].columns(rows: rows.frame.rows, weights: weights)
    let u = fixed.q + [fixed.residuals]
    columns = u.count
    var position: [Key: Int] = [:]
    var kinds: [Kind] = []
    var persons: [(kind: Int, rows: Matrix)] = []
    for level in 0..<rows.levels {
      let range = rows.rows(level..<level + 1)
      guard range.count <= Self.longest else {
        throw .personTooLong(rows: range.count, limit: Self.longest)
      }
      let marks =
        residual.marks.isEmpty
        ? range.map { Double($0 - range.lowerBound) }
        : Array(residual.marks[range])
      if case .unstructured(let column) = residual.structure, Set(marks).count < marks.count {
        throw .repeatedOccasion(column, group: random.groups[0].name)
      }
      let zRows = Matrix(columns: z.map { Array($0[range]) }, rows: range.count)
      let uRows = Matrix(columns: u.map { Array($0[range]) }, rows: range.count)
      let key = Key(z: zRows.elements, marks: marks)
      if let known = position[key] {
        if let first = kinds[known].rows {
          kinds[known].moments = Self.moments(first)
          kinds[known].rows = nil
        }
        Self.add(uRows, to: &kinds[known].moments)
        kinds[known].count += 1
        persons.append((known, uRows))
      } else {
        position[key] = kinds.count
        persons.append((kinds.count, uRows))
        kinds.append(
          Kind(count: 1, z: zRows, marks: marks, moments: [], rows: uRows))
      }
    }
    self.kinds = kinds
    self.persons = persons
    self.residual.leastTime = kinds.lazy.compactMap { Self.leastTime($0.marks) }.min()
  }

  /// The least time above zero between two of some rows.
  private static func leastTime(_ marks: [Double]) -> Double? {
    let sorted = marks.sorted()
    return zip(sorted.dropFirst(), sorted).map { $0 - $1 }.filter { $0 > 0 }.min()
  }

  /// A person's covariance is factored whole.
  private static let longest = 1_000

  private static func moments(_ rows: Matrix) -> [Matrix] {
    let zero = Matrix(rows: rows.columns, columns: rows.columns)
    var result = Array(repeating: zero, count: rows.rows * (rows.rows + 1) / 2)
    add(rows, to: &result)
    return result
  }

  private static func add(_ rows: Matrix, to moments: inout [Matrix]) {
    var place = 0
    for s in 0..<rows.rows {
      for t in 0...s {
        for y in 0..<rows.columns {
          for x in 0..<rows.columns { moments[place][x, y] += rows[s, x] * rows[t, y] }
        }
        place += 1
      }
    }
  }

  /// Σ U_iᵀ X U_i over a kind's persons, X symmetric.
  static func contracted(_ kind: Kind, _ x: Matrix) -> Matrix {
    if let rows = kind.rows { return rows.transposed * (x * rows) }
    let m = kind.moments.first?.rows ?? 0
    var result = Matrix(rows: m, columns: m)
    var place = 0
    for s in 0..<x.rows {
      for t in 0...s {
        let moment = kind.moments[place]
        place += 1
        let weight = x[s, t]
        for k in result.elements.indices { result.elements[k] += weight * moment.elements[k] }
        if s != t {
          for i in 0..<m {
            for j in 0..<m { result[j, i] += weight * moment[i, j] }
          }
        }
      }
    }
    return result
  }

  /// Everything at once: log-determinant, UᵀV⁻¹U, and where `directions` gives them for a kind, the
  /// sums in its directions.
  struct Sums {
    var logDeterminant = 0.0
    var sums: VarianceSums
  }

  /// The sums with V of a kind, and with its V_h and V_hk (at `VarianceSums.pair`, nil where it vanishes);
  /// nil where a V is not positive definite.
  func sums(
    _ order: SumsOrder?, covariance: (Kind) -> Matrix,
    directions: (Kind) -> (first: [Matrix], second: [Matrix?])
  ) -> Sums? {
    let zero = Matrix(rows: columns, columns: columns)
    var result = Sums(
      sums: VarianceSums(cross: zero, first: [], second: [], traces: [], secondTraces: []))
    for kind in kinds {
      guard let whole = try? Cholesky(covariance(kind)) else { return nil }
      let count = Double(kind.count)
      result.logDeterminant += count * whole.logDeterminant
      let inverse = whole.inverse
      result.sums.cross = result.sums.cross + Self.contracted(kind, inverse)
      guard let order else { continue }
      let (first, second) = directions(kind)
      if result.sums.first.isEmpty { result.sums.make(first.count, zero, order) }
      let a = first.map { inverse * $0 }
      let x = a.map { $0 * inverse }
      for h in first.indices {
        result.sums.first[h] = result.sums.first[h] + Self.contracted(kind, x[h])
        result.sums.traces[h] += count * a[h].diagonal.reduce(0, +)
      }
      guard order != .first else { continue }
      for k in first.indices {
        for h in 0...k {
          let pair = VarianceSums.pair(h, k)
          let both = a[h] * x[k]
          result.sums.second[pair] =
            result.sums.second[pair]
            + Self.contracted(kind, 0.5 * (both + both.transposed))
          result.sums.secondTraces[pair] += count * a[h].dotTransposed(a[k])
          guard let bend = second[pair] else { continue }
          let bent = inverse * bend
          result.sums.bends[pair] =
            result.sums.bends[pair] + Self.contracted(kind, bent * inverse)
          result.sums.bendTraces[pair] += count * bent.diagonal.reduce(0, +)
        }
      }
    }
    return result
  }
}

extension VarianceSums {
  fileprivate mutating func make(_ count: Int, _ zero: Matrix, _ order: SumsOrder) {
    first = Array(repeating: zero, count: count)
    traces = Array(repeating: 0, count: count)
    guard order != .first else { return }
    let pairs = count * (count + 1) / 2
    second = Array(repeating: zero, count: pairs)
    secondTraces = Array(repeating: 0, count: pairs)
    bends = second
    bendTraces = secondTraces
  }
}
