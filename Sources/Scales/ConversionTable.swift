public import Results

/// A published table from one metric to another. It knows its rows and nothing between them.
public struct ConversionTable: Sendable, Hashable {
  /// One row.
  public struct Row: Sendable, Hashable {
    /// Value of the metric that is converted.
    public var from: Double
    /// Value it becomes.
    public var to: Double
    /// Standard error of the value it becomes, where the table prints one.
    public var standardError: Double?
  }

  /// Rows of their own for people of one sex or age.
  public struct Stratum: Sendable, Hashable {
    /// The sex, as the table names it; nil for everybody.
    public var sex: String?
    /// From this age.
    public var fromAge: Double?
    /// To below this age.
    public var belowAge: Double?
    /// Its rows in increasing order of `from`.
    public var rows: [Row]
    /// Where it stands in the scale file.
    public var place: Place

    /// Whether a person is known to belong to it.
    public func includes(_ person: Characteristics) -> Bool {
      if let sex, person.sex != sex { return false }
      guard let fromAge, let belowAge else { return true }
      return person.age.map { $0 >= fromAge && $0 < belowAge } ?? false
    }

    /// Whether somebody could belong to both.
    func overlaps(_ other: Stratum) -> Bool {
      if let sex, let otherSex = other.sex, sex != otherSex { return false }
      guard let fromAge, let belowAge, let otherFrom = other.fromAge,
        let otherBelow = other.belowAge
      else { return true }
      return fromAge < otherBelow && otherFrom < belowAge
    }
  }

  /// Rows for everybody in increasing order of `from`; empty where all rows are by stratum.
  public var rows: [Row]
  /// Rows that take the place of those for the people they are for.
  public var strata: [Stratum]
  /// The source's id.
  public var source: String

  /// The rows for a person: of the stratum they are known to belong to, else those for everybody.
  public func rows(for person: Characteristics) -> [Row] {
    strata.first { $0.includes(person) }?.rows ?? rows
  }

  /// The value for an exact row; nil where the table has none. Nothing is interpolated.
  public func value(for input: Double, of person: Characteristics = .unknown) -> Double? {
    row(for: input, of: person)?.to
  }

  /// The row of a value, which it meets to a billionth: only rounding of a division is let pass.
  public func row(for input: Double, of person: Characteristics = .unknown) -> Row? {
    let rows = strata.isEmpty ? rows : self.rows(for: person)
    let slack = 1e-9 * max(1, input.magnitude)
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].from < input - slack { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].from <= input + slack ? rows[low] : nil
  }
}

/// What tables may ask about a person; nothing else of them is looked at.
public struct Characteristics: Sendable, Hashable {
  /// Sex, in the words of the table.
  public var sex: String?
  /// Age in years.
  public var age: Double?

  /// Nothing is known.
  public static let unknown = Characteristics()

  /// States what is known.
  public init(sex: String? = nil, age: Double? = nil) {
    self.sex = sex
    self.age = age
  }
}
