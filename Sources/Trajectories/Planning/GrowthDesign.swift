public import Models
public import Results

/// A study that is being planned: when people would be seen, how many of them would still be there,
/// and how much they and their scores are expected to vary.
public struct GrowthDesign: Sendable, Hashable {
  /// How services differ about the average line, when people come from several.
  public struct Services: Sendable, Hashable {
    /// People in each service.
    public let persons: Int
    /// Variance of services' levels at time 0.
    public let level: Double
    /// Variance of services' slopes.
    public let slope: Double
    /// Covariance of a service's level and slope.
    public let covariance: Double

    /// Takes the numbers.
    ///
    /// - Throws: `Withheld` unless there is a person in each service and the numbers can be variances.
    public init(
      persons: Int, level: Double, slope: Double, covariance: Double = 0
    ) throws(Withheld) {
      let numbers = [level, slope, covariance]
      guard persons >= 1, persons <= SlopePlan.mostPersons, numbers.allSatisfy(\.isFinite),
        level >= 0, slope >= 0, covariance * covariance <= level * slope * (1 + 1e-6)
      else {
        throw Withheld(
          "plan.services", "These numbers cannot be the size and the variances of services.",
          help: "Give at least one person for each service and variances of 0 or more.")
      }
      self.persons = persons
      self.level = level
      self.slope = slope
      self.covariance = covariance
    }

    /// Services that differ in their slopes, by the share of the variance of slopes that lies between
    /// them.
    ///
    ///     slope of services = ICC / (1 − ICC) · slope of persons
    ///
    /// - Parameters:
    ///   - persons: m, people in each service.
    ///   - share: ICC, in [0, 1).
    ///   - slope: variance of persons' slopes within services.
    /// - Throws: `Withheld` when the share is none.
    public init(persons: Int, share: Double, ofSlopes slope: Double) throws(Withheld) {
      guard share >= 0, share < 1 else {
        throw Withheld(
          "plan.services", "The share of variance between services is not in 0 to 1.",
          help: "Give a number from 0 up to, not including, 1.")
      }
      try self.init(persons: persons, level: 0, slope: slope * share / (1 - share))
    }

    /// Takes the variances of a fitted model.
    ///
    /// - Parameters:
    ///   - persons: people in each service.
    ///   - fit: a model with random effects of services: levels, slopes of `time`, or both.
    ///   - time: the column of time.
    ///   - group: the column of services, by default `service`.
    /// - Throws: `Withheld` when the model lets other things vary over services, or nothing.
    public init(
      persons: Int, _ fit: MixedModelFit, time: String, group: String = "service"
    ) throws(Withheld) {
      let parts = try fit.levelAndSlope(time: time, group: group)
      try self.init(
        persons: persons, level: parts.level, slope: parts.slope, covariance: parts.covariance)
    }
  }

  /// When people would be seen, in order.
  public let times: [Double]
  /// The share expected to be still there at each time, never rising; the first is 1.
  public let stillThere: [Double]
  /// How people and their scores vary.
  public let variances: PersonVariances
  /// How services vary; nil where they are not part of the plan.
  public let services: Services?

  /// Makes a design.
  ///
  /// - Parameters:
  ///   - times: two or more, increasing, at most 200.
  ///   - stillThere: a share per time; nil where everybody is expected throughout.
  ///   - variances: how people and their scores vary.
  ///   - services: how services vary.
  /// - Throws: `Withheld` when times or shares are not as said, or nobody would be seen twice.
  public init(
    times: [Double], stillThere: [Double]? = nil, variances: PersonVariances,
    services: Services? = nil
  ) throws(Withheld) {
    guard (2...200).contains(times.count), times.allSatisfy(\.isFinite),
      zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw Withheld(
        "plan.times", "A line needs two times or more, each later than the one before.",
        help: "Give between 2 and 200 times in order.")
    }
    let shares = stillThere ?? times.map { _ in 1 }
    guard shares.count == times.count, shares[0] == 1, shares[1] > 0,
      shares.allSatisfy({ $0 >= 0 && $0 <= 1 }),
      zip(shares, shares.dropFirst()).allSatisfy({ $0 >= $1 })
    else {
      throw Withheld(
        "plan.still-there",
        "The shares still there must be one for each time, begin with 1, and never rise; some "
          + "people must be seen twice.",
        help: "Give shares such as 1, 0.9, 0.8, 0.7.")
    }
    self.times = times
    self.stillThere = shares
    self.variances = variances
    self.services = services
  }

  /// People by how many of the times they would be seen on: the number of times, and the share of people.
  var patterns: [(seen: Int, share: Double)] {
    times.indices.compactMap { place in
      let next = place + 1 < times.count ? stillThere[place + 1] : 0
      let share = stillThere[place] - next
      return share > 0 ? (place + 1, share) : nil
    }
  }
}
