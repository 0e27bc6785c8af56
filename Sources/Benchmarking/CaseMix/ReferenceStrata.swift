public import Results

/// What is known elsewhere of people like a service's: a share, a rate or a mean for each stratum,
/// for example each band of first score and age.
///
///     expected events = Σ rate · n        expected mean = Σ mean · n / Σ n
///
/// over the strata of the service's people. All a service needs to have is this table; all that
/// leaves it is observed, expected and n.
///
/// ### Source
/// Breslow, N. E., & Day, N. E. (1987). *Statistical methods in cancer research: Volume II*, chapter
/// 2. IARC Scientific Publications 82.
public struct ReferenceStrata: Sendable, Hashable {
  /// One stratum of the reference.
  public struct Stratum: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its share, rate or mean.
    public var value: Double

    /// Makes a stratum.
    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }

    /// A stratum from what was counted in it; without a denominator its value is not finite, and
    /// the reference refuses it.
    public init(_ name: String, events: Int, of exposure: Double) {
      self.init(name, exposure > 0 ? Double(events) / exposure : .infinity)
    }
  }

  /// How many of a service's people are in a stratum.
  public struct People: Sendable, Hashable {
    /// The stratum's name.
    public var stratum: String
    /// People, or time.
    public var n: Double

    /// Makes a count.
    public init(_ stratum: String, _ n: Double) {
      self.stratum = stratum
      self.n = n
    }
  }

  /// The strata, in the order given.
  public let strata: [Stratum]
  private let values: [String: Double]

  /// Makes a reference.
  ///
  /// - Parameter strata: one or more, each named once.
  /// - Throws: `Withheld` for none, a name given twice, or a value that is not finite.
  public init(_ strata: [Stratum]) throws(Withheld) {
    var values: [String: Double] = [:]
    for stratum in strata {
      guard stratum.value.isFinite else {
        throw Withheld(
          "reference.value", "The reference has no finite value for '\(stratum.name)'.",
          help: "Leave out strata in which the reference has nobody.")
      }
      guard values.updateValue(stratum.value, forKey: stratum.name) == nil else {
        throw Withheld(
          "reference.repeated-stratum", "The reference names '\(stratum.name)' twice.",
          help: "Give every stratum one row.")
      }
    }
    guard !strata.isEmpty else {
      throw Withheld(
        "reference.empty", "The reference has no strata.", help: "Give it at least one.")
    }
    self.strata = strata
    self.values = values
  }

  /// Events expected of a service's people, were they as those of the reference.
  ///
  /// - Parameter people: by stratum; a stratum may come in several rows.
  /// - Returns: Σ rate · n, in events.
  /// - Throws: `Withheld` for a stratum that the reference does not have, by its name; a number of
  ///   people below zero or not finite; a rate below zero.
  public func expectedEvents(of people: [People]) throws(Withheld) -> Double {
    guard let negative = strata.first(where: { $0.value < 0 }) else {
      return try sums(people).product
    }
    throw Withheld(
      "reference.value", "The rate of '\(negative.name)' in the reference is below zero.",
      help: "Look at the table; a mean may be below zero, a rate cannot.")
  }

  /// The mean expected of a service's people.
  ///
  /// - Parameter people: by stratum; a stratum may come in several rows.
  /// - Returns: Σ mean · n / Σ n, in the reference's unit.
  /// - Throws: `Withheld` for a stratum that the reference does not have, by its name; a number of
  ///   people below zero or not finite; nobody.
  public func expectedMean(of people: [People]) throws(Withheld) -> Double {
    let sums = try sums(people)
    try RateRefusal.checkExposure(sums.n, "number of people")
    return sums.product / sums.n
  }

  /// Observed and expected events of people who did or did not, by stratum.
  ///
  /// - Parameters:
  ///   - observed: people who did, at most all.
  ///   - people: by stratum, in all a whole number.
  /// - Returns: both, with the variance of the observed under the reference's shares.
  /// - Throws: `Withheld` as `expectedEvents(of:)`, for a share above 1, or for more observed than
  ///   people.
  public func compare(
    observed: Int, of people: [People]
  ) throws(Withheld) -> ObservedAndExpected {
    if let above = strata.first(where: { !(0...1).contains($0.value) }) {
      throw Withheld(
        "reference.value", "The share of '\(above.name)' in the reference is not within 0 to 1.",
        help: "Give shares, not percentages or rates.")
    }
    let expected = try expectedEvents(of: people)
    let variance = people.reduce(0) { sum, count in
      let p = values[count.stratum] ?? 0
      return sum + count.n * p * (1 - p)
    }
    return try ObservedAndExpected(
      observed: observed, expected: expected, n: people.reduce(0) { $0 + $1.n },
      variance: variance)
  }

  private func sums(_ people: [People]) throws(Withheld) -> (product: Double, n: Double) {
    let absent = Set(people.map(\.stratum).filter { values[$0] == nil })
    guard absent.isEmpty else {
      let names = absent.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      throw Withheld(
        "reference.stratum-absent",
        "The reference has no stratum "
          + names.map { "'\($0)'" }.joined(separator: ", ") + ".",
        help: "Use the reference's own names, or a reference that covers these people.")
    }
    var sums = (product: 0.0, n: 0.0)
    for count in people {
      guard count.n >= 0, count.n <= 1e15 else {
        throw Withheld(
          "reference.people", "The number of people in '\(count.stratum)' is not zero or more.",
          help: "Look at how they were counted.")
      }
      sums.product += (values[count.stratum] ?? 0) * count.n
      sums.n += count.n
    }
    return sums
  }
}
