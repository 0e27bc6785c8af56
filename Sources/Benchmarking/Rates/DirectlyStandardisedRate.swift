public import Results

/// The rate that there would be, had the strata the sizes of a standard population.
///
///     rate = Σ w x / n / Σ w
///     var  = Σ w² x / n² / (Σ w)²                                    events independent
///     var  = Σ over f of f² Σ w² m_f / n² / (Σ w)²                   people with f events each
///     limits = rate + √(var / X) (limits of X − X),   X = Σ x
///
/// with x events among n people of a stratum with weight w, m_f people with f events each, and
/// Byar's limits of X. When the same people come again, events are not independent and the second
/// variance is the one to use: it is the larger. A lower limit below zero is given as 0.
///
/// ### Source
/// Dobson, A. J., Kuulasmaa, K., Eberle, E., & Scherer, J. (1991). Confidence intervals for weighted
/// sums of Poisson parameters. *Statistics in Medicine, 10*(3), 457–462.
/// <https://doi.org/10.1002/sim.4780100317>
public enum DirectlyStandardisedRate {
  /// A stratum whose events are independent.
  public struct Stratum: Sendable, Hashable {
    /// Its name, for example an age band.
    public var name: String
    /// x, 0 or more.
    public var events: Int
    /// n, above 0.
    public var people: Double
    /// w, its people in the standard population, 0 or more.
    public var weight: Double

    /// Makes a stratum.
    public init(_ name: String, events: Int, people: Double, weight: Double) {
      self.name = name
      self.events = events
      self.people = people
      self.weight = weight
    }
  }

  /// A stratum whose people may have several events each.
  public struct RepeatStratum: Sendable, Hashable {
    /// How many people have a number of events each.
    public struct Times: Sendable, Hashable {
      /// f, 1 or more.
      public var events: Int
      /// m_f, 0 or more.
      public var people: Int

      /// Makes a count.
      public init(events: Int, people: Int) {
        self.events = events
        self.people = people
      }
    }

    /// Its name.
    public var name: String
    /// People by their number of events; those without any need not be named.
    public var times: [Times]
    /// n, everybody in the stratum.
    public var people: Int
    /// w, its people in the standard population, 0 or more.
    public var weight: Double

    /// Makes a stratum.
    public init(_ name: String, times: [Times], people: Int, weight: Double) {
      self.name = name
      self.times = times
      self.people = people
      self.weight = weight
    }
  }

  /// The rate, where events are independent.
  ///
  /// - Parameters:
  ///   - strata: all of the standard population's.
  ///   - multiplier: for example 1000 for a rate per thousand. The default is 1.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the rate.
  /// - Throws: `Withheld` for fewer than ten events, a stratum with weight and nobody in it, numbers
  ///   below zero or not finite, or no weight at all.
  public static func of(
    _ strata: [Stratum], per multiplier: Double = 1, level: Double = 0.95
  ) throws(Withheld) -> Estimate {
    var sums = StandardisedSums()
    for stratum in strata {
      try RateRefusal.checkCount(stratum.events, "events in '\(stratum.name)'")
      try sums.add(
        stratum.name, events: Double(stratum.events), squares: Double(stratum.events),
        people: stratum.people, weight: stratum.weight)
    }
    return try sums.rate(per: multiplier, level: level)
  }

  /// The rate, where the same people may have several events.
  ///
  /// - Parameters:
  ///   - strata: all of the standard population's.
  ///   - multiplier: for example 1000 for a rate per thousand. The default is 1.
  ///   - level: coverage in (0, 1). The default is 0.95.
  /// - Returns: the rate.
  /// - Throws: `Withheld` as where events are independent, and for more people with events than
  ///   there are in a stratum.
  public static func of(
    repeated strata: [RepeatStratum], per multiplier: Double = 1, level: Double = 0.95
  ) throws(Withheld) -> Estimate {
    var sums = StandardisedSums()
    for stratum in strata {
      var (events, squares, people) = (0.0, 0.0, 0.0)
      for times in stratum.times {
        try RateRefusal.checkCount(times.people, "people in '\(stratum.name)'")
        try RateRefusal.checkCount(times.events, "events in '\(stratum.name)'")
        let (f, m) = (Double(times.events), Double(times.people))
        events += f * m
        squares += f * f * m
        people += f > 0 ? m : 0
      }
      guard people <= Double(stratum.people) else {
        throw RateRefusal.countAbovePeople(in: stratum.name)
      }
      try sums.add(
        stratum.name, events: events, squares: squares, people: Double(stratum.people),
        weight: stratum.weight)
    }
    return try sums.rate(per: multiplier, level: level)
  }
}
