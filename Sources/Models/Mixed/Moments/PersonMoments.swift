/// All that a mixed model with independent residuals needs of persons' rows: for each pattern of what they
/// share, how many persons there are, and the sums of the products of what they do not.
///
///     G = Σ_i v_i v_iᵀ,      v = (1, constants, free columns row by row, outcome row by row)
///
/// less `plan.shift`. Sums add: those of parts of a table, a person's rows in one part, merge to those of
/// the table, and the fit is the one that the pooled rows would have given.
public struct PersonMoments: Sendable, Hashable {
  /// Persons who are the same in every key column, row by row.
  public struct Pattern: Sendable, Hashable {
    /// Rows of each person.
    public var rows: Int
    /// How many persons there are.
    public var persons: Int
    /// Each key column, in the plan's order, row by row; of categories the place of the level in `levels`.
    public var keys: [[Double]]
    /// The lower triangle of G, row by row: 1 + constants + rows · (frees + 1) entries in v.
    public var moments: [Double]

    /// A pattern.
    public init(rows: Int, persons: Int, keys: [[Double]], moments: [Double]) {
      (self.rows, self.persons, self.keys, self.moments) = (rows, persons, keys, moments)
    }
  }

  /// How columns enter.
  public private(set) var plan: MomentPlan
  /// By key column of categories its levels; effects are compared with the first that occurs.
  public private(set) var levels: [String: [String]]
  /// The patterns, in the order in which they first occur.
  public private(set) var patterns: [Pattern]

  /// How many persons there are.
  public var persons: Int { patterns.reduce(0) { $0 + $1.persons } }
  /// How many rows they have.
  public var rows: Int { patterns.reduce(0) { $0 + $1.persons * $1.rows } }

  init(_ plan: MomentPlan, levels: [String: [String]], patterns: [Pattern]) {
    (self.plan, self.levels, self.patterns) = (plan, levels, patterns)
  }

  /// Sums from elsewhere, such as a file.
  ///
  /// - Throws: `malformed` where they cannot be sums over persons of this plan.
  public init(
    checking plan: MomentPlan, levels: [String: [String]], patterns: [Pattern]
  ) throws(MomentRefusal) {
    self.init(plan, levels: levels, patterns: patterns)
    for column in plan.keys where column.isCategories {
      let names = levels[column.name] ?? []
      guard Set(names).count == names.count else {
        throw .malformed("a level of '\(column.name)' stands there twice")
      }
    }
    var (persons, rows) = (0, 0)
    for pattern in patterns {
      try check(pattern)
      let (product, beyond) = pattern.persons.multipliedReportingOverflow(by: pattern.rows)
      let sums = (
        persons.addingReportingOverflow(pattern.persons), rows.addingReportingOverflow(product)
      )
      guard !beyond, !sums.0.overflow, !sums.1.overflow else {
        throw .malformed("more persons than can be counted")
      }
      (persons, rows) = (sums.0.partialValue, sums.1.partialValue)
    }
  }

  private func check(_ pattern: Pattern) throws(MomentRefusal) {
    guard pattern.persons > 0, pattern.rows > 0, pattern.rows <= MomentSums.longest else {
      throw .malformed("a pattern of \(pattern.persons) persons with \(pattern.rows) rows")
    }
    let entries = plan.entries(rows: pattern.rows)
    guard pattern.moments.count == entries * (entries + 1) / 2,
      pattern.keys.count == plan.keys.count,
      pattern.keys.allSatisfy({ $0.count == pattern.rows })
    else { throw .malformed("a pattern has too many numbers, or too few") }
    guard pattern.moments.allSatisfy(\.isFinite), pattern.keys.joined().allSatisfy(\.isFinite),
      pattern.moments[0] == Double(pattern.persons)
    else { throw .malformed("a pattern's first sum is not its number of persons") }
    for (column, values) in zip(plan.keys, pattern.keys) where column.isCategories {
      let count = levels[column.name]?.count ?? 0
      guard values.allSatisfy({ Int(exactly: $0).map((0..<count).contains) ?? false }) else {
        throw .malformed("a level of '\(column.name)' that is not listed")
      }
    }
  }

  /// Puts levels in another order, which says what effects are compared with.
  ///
  /// - Parameters:
  ///   - column: a key column of categories.
  ///   - order: all of its levels.
  public mutating func reorder(_ column: String, _ order: [String]) {
    guard let place = plan.keys.firstIndex(where: { $0.name == column }),
      let known = levels[column]
    else { return }
    precondition(Set(known) == Set(order) && known.count == order.count, "the same levels")
    let new = Dictionary(uniqueKeysWithValues: zip(order, order.indices.map(Double.init)))
    let codes = known.map { new[$0] ?? 0 }
    levels[column] = order
    for k in patterns.indices {
      patterns[k].keys[place] = patterns[k].keys[place].map { codes[Int($0)] }
    }
  }

  /// Takes other numbers off the entries: the same sums in another form.
  ///
  ///     Σ (v − d)(v − d)ᵀ = G − d gᵀ − g dᵀ + n d dᵀ,      g the first column of G, n persons
  mutating func take(_ shift: [Double]) {
    let change = zip(shift, plan.shift).map { $0 - $1 }
    plan.shift = shift
    guard change.contains(where: { $0 != 0 }) else { return }
    let constants = plan.constants.count
    for k in patterns.indices {
      let rows = patterns[k].rows
      let d =
        [0] + change[..<constants]
        + change[constants...].flatMap { Array(repeating: $0, count: rows) }
      let n = Double(patterns[k].persons)
      let old = patterns[k].moments
      let g = d.indices.map { old[$0 * ($0 + 1) / 2] }
      var entry = 0
      for i in d.indices {
        for j in 0...i {
          patterns[k].moments[entry] = old[entry] - d[i] * g[j] - g[i] * d[j] + n * d[i] * d[j]
          entry += 1
        }
      }
    }
  }
}
