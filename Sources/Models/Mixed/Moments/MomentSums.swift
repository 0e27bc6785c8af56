/// Adds persons up as their rows come by: the patterns of `PersonMoments` in the making.
public struct MomentSums: ~Copyable, Sendable {
  /// How columns enter.
  public let plan: MomentPlan
  private let patterns: Patterns

  /// Patterns that are kept apart at most.
  static let mostPatterns = 65_536
  /// Entries of a person's v at most.
  static let longest = 320
  /// Numbers that all patterns' moments are at most: 128 MiB.
  static let room = 1 << 24

  /// Begins without persons.
  public init(_ plan: MomentPlan) {
    self.plan = plan
    guard
      let patterns = Patterns(
        keys: plan.keys.count, constants: plan.constants.count, frees: plan.frees.count + 1,
        limit: Self.mostPatterns, longest: Self.longest)
    else { preconditionFailure("memory for an empty collection") }
    patterns.setRoom(Self.room)
    self.patterns = patterns
  }

  /// Rows beyond which nobody is summed.
  public var mostRows: Int {
    (Self.longest - 1 - plan.constants.count) / (plan.frees.count + 1)
  }

  /// Adds persons.
  ///
  /// - Parameters:
  ///   - columns: for rows of whole persons the outcome, then the plan's columns in their order; of
  ///     categories the places of their levels.
  ///   - starts: where each person's rows begin, and the end.
  /// - Throws: `manyPatterns`, `varying` or `personTooLong`; nothing can be made of the sums then.
  public mutating func add(_ columns: [[Double]], starts: ArraySlice<Int64>) throws(MomentRefusal) {
    precondition(columns.count == plan.columns.count + 1, "\(columns.count) columns")
    guard starts.count > 1 else { return }
    let places = Dictionary(
      uniqueKeysWithValues: zip(plan.columns.map(\.name), columns.dropFirst().indices))
    let column: (String) -> [Double] = { places[$0].map { columns[$0] } ?? [] }
    do {
      try patterns.add(
        starts, first: 0, key: plan.keys.map { column($0.name)[...] },
        constant: plan.constants.map { $0.values(column)[...] },
        free: plan.frees.map { $0.values(column)[...] } + [columns[0][...]], shift: plan.shift)
    } catch {
      throw refusal(error, starts)
    }
  }

  /// Adds the persons of other sums of the same plan.
  ///
  /// - Parameters:
  ///   - other: the sums.
  ///   - codes: by key column the place here of each level there; nil for a column of numbers.
  /// - Throws: `manyPatterns`.
  public mutating func add(_ other: borrowing MomentSums, codes: [[Double]?]) throws(MomentRefusal)
  {
    precondition(plan == other.plan, "sums of one plan")
    do {
      try patterns.add(other.patterns, codes: codes)
    } catch {
      throw .manyPatterns
    }
  }

  /// Adds persons that are known by their moments.
  mutating func add(_ pattern: PersonMoments.Pattern) throws(MomentRefusal) {
    do {
      try patterns.add(
        Patterns.Pattern(
          rows: pattern.rows, persons: pattern.persons, key: pattern.keys,
          moments: pattern.moments))
    } catch {
      throw .manyPatterns
    }
  }

  /// Forgets all persons.
  public mutating func clear() { patterns.clear() }

  /// What has been added up.
  ///
  /// - Parameter levels: by key column of categories its levels, in the order of their places.
  /// - Returns: the sums.
  public func moments(levels: [String: [String]]) -> PersonMoments {
    PersonMoments(
      plan, levels: levels,
      patterns: patterns.all.map {
        .init(rows: $0.rows, persons: $0.persons, keys: $0.key, moments: $0.moments)
      })
  }

  private func refusal(
    _ error: Patterns.Refusal, _ starts: ArraySlice<Int64>
  ) -> MomentRefusal {
    if error == .varying { return .varying }
    let longest = zip(starts, starts.dropFirst()).map { $1 - $0 }.max() ?? 0
    return longest > Int64(mostRows) ? .personTooLong(limit: mostRows) : .manyPatterns
  }
}
