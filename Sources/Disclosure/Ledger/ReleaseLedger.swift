public import Results

/// What was released before, so that two releases cannot be set against each other.
///
/// A mean of 14.2 over 21 people and one of 14.5 over 20 of them give away the score of the one who is
/// missing: 21·14.2 − 20·14.5 = 8.2. So two releases about the same measure, in the same population and
/// overlapping periods, count the same number of people, or numbers at least the threshold apart:
///
///     |Δn| = 0   or   |Δn| ≥ fewest persons
///
/// Who is in both is not known here, and no rows are needed: different people of about the same number
/// are refused as well. A population is the largest group whose figures overlap, such as a service.
///
/// The ledger has exact numbers of people and belongs with the private files of a run.
public struct ReleaseLedger: Sendable, Hashable {
  /// Days, first and last included, by number.
  public typealias Period = ClosedRange<Int>

  /// One figure, or one set of figures about the same people, that was released.
  public struct Entry: Sendable, Hashable {
    /// The largest group the people are drawn from, for example a service.
    public var population: String
    /// Which of them: the label or hash of a filter. Different texts are different filters.
    public var cohort: String
    /// What was measured, for example a score.
    public var measure: String
    /// When; nil where that is not known, which overlaps with everything.
    public var period: Period?
    /// Persons behind the figures.
    public var n: Int

    /// Makes an entry.
    public init(population: String, cohort: String, measure: String, period: Period?, n: Int) {
      self.population = population
      self.cohort = cohort
      self.measure = measure
      self.period = period
      self.n = n
    }
  }

  /// What was released, in order.
  public private(set) var entries: [Entry]

  /// A ledger with these entries.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// Adds what has been released.
  public mutating func add(_ entry: Entry) { entries.append(entry) }

  /// Earlier releases that this one could be set against, each with the reason; empty where it may go.
  ///
  /// - Parameters:
  ///   - entry: what is about to be released.
  ///   - profile: whose threshold is asked for.
  /// - Returns: conflicts in the order of the ledger.
  public func conflicts(
    with entry: Entry, by profile: DisclosureProfile
  ) -> [(earlier: Entry, reason: Withheld)] {
    entries.compactMap { earlier in
      guard earlier.overlaps(entry) else { return nil }
      let (difference, overflow) = entry.n.subtractingReportingOverflow(earlier.n)
      guard !overflow else { return nil }
      if difference == 0 || difference.magnitude >= UInt(profile.fewestPersons) { return nil }
      return (earlier, Self.reason(profile))
    }
  }

  private static func reason(_ profile: DisclosureProfile) -> Withheld {
    Withheld(
      "disclosure.difference",
      """
      Not shown: an earlier release is about nearly the same number of people, and the difference between \
      the two would be about a few of them.
      """,
      help: """
        Release it for the same people as before, or when at least \(profile.fewestPersons) people are new \
        or gone.
        """)
  }
}

extension ReleaseLedger.Entry {
  /// Whether both may be about the same people's same figures.
  func overlaps(_ other: Self) -> Bool {
    guard population == other.population, measure == other.measure else { return false }
    guard let period, let others = other.period else { return true }
    return period.overlaps(others)
  }
}

extension ReleaseLedger.Entry {
  /// Names of the columns of ``row``.
  public static let columns = ["population", "cohort", "measure", "from", "until", "n"]

  /// The entry as texts, by column; dates are day numbers, empty where there is no period.
  public var row: [String] {
    [
      population, cohort, measure, period.map { String($0.lowerBound) } ?? "",
      period.map { String($0.upperBound) } ?? "", String(n),
    ]
  }

  /// The entry of a row.
  ///
  /// - Throws: `Withheld` for a row that is not one.
  public init(row: [String]) throws(Withheld) {
    guard row.count == Self.columns.count, let n = Int(row[5]), n >= 0 else {
      throw Self.notARow
    }
    let period: ReleaseLedger.Period? =
      if row[3].isEmpty, row[4].isEmpty {
        nil
      } else if let from = Int(row[3]), let until = Int(row[4]), from <= until {
        from...until
      } else {
        throw Self.notARow
      }
    self.init(population: row[0], cohort: row[1], measure: row[2], period: period, n: n)
  }

  private static let notARow = Withheld(
    "disclosure.not-a-ledger", "A row of the ledger of releases cannot be read.",
    help: "Its columns are \(columns.joined(separator: ", ")); put back the file as it was written."
  )
}
