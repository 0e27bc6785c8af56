import Distributions
import LinearAlgebra
public import Results

/// How likely a study is to find a mean slope, or a difference between the slopes of two groups, and
/// how many people it needs.
///
///     Var(β̂) = (n I)⁻¹,                         I = Σ_k π_k X_kᵀ V_k⁻¹ X_k    (of one person)
///     Var(β̂) = ( S + (m I)⁻¹ ) / J              with J services of m people and S their covariance
///     power = P(T > t) + P(T < −t),             T noncentral t with δ = effect / SE
///
/// and twice the variance for a difference between two groups of n people. With everybody seen
/// throughout, Var(slope difference) = 2 (σ²_b1 + σ² / Σ(t − t̄)²) / n. Whether somebody is still there
/// is taken not to depend on their scores. Degrees of freedom are Satterthwaite's at the design; with
/// services, the number of services less that of groups: whole services then belong to one group, and
/// each is one observation of a slope.
///
/// ### Source
/// Raudenbush, S. W., & Liu, X.-F. (2001). Effects of study duration, frequency of observation, and
/// sample size on power in studies of group differences in polynomial change. *Psychological Methods,
/// 6*(4), 387–401. With people leaving: Hedeker, D., Gibbons, R. D., & Waternaux, C. (1999). Sample size
/// estimation for longitudinal designs with attrition. *Journal of Educational and Behavioral
/// Statistics, 24*(1), 70–93.
///
/// ### Agrees with
/// R `power.t.test(strict = TRUE)` on the persons' own slopes, where everybody is seen throughout.
public struct SlopePlan: Sendable, Hashable {
  /// What is asked.
  public enum Question: String, Sendable, Hashable, Codable, CaseIterable {
    /// Whether people move on average.
    case meanSlope = "mean-slope"
    /// Whether two groups of the same size move differently.
    case slopeDifference = "slope-difference"

    /// Groups that are needed.
    public var groups: Int { self == .meanSlope ? 1 : 2 }
  }

  /// Most people in a group that are searched through.
  public static let mostPersons = 10_000_000

  /// Services in a group with fewer than which a note is given.
  public static let fewServices = 10

  /// The design.
  public let design: GrowthDesign
  /// What is asked.
  public let question: Question
  /// The probability of finding something where there is nothing, on both sides together.
  public let alpha: Double
  private let information: ExpectedInformation
  private let inverse: Matrix

  /// Prepares a plan.
  ///
  /// - Parameters:
  ///   - design: when, whom, and how they vary.
  ///   - question: what is asked.
  ///   - alpha: in (0, 1). The default is 0.05.
  /// - Throws: `Withheld` when the variances and times are too far apart in size to compute with.
  public init(
    _ design: GrowthDesign, _ question: Question, alpha: Double = 0.05
  ) throws(Withheld) {
    guard alpha > 0, alpha < 1 else {
      throw Withheld(
        "plan.alpha",
        "The probability of finding something where there is nothing is not in 0 to 1.",
        help: "The usual choice is 0.05.")
    }
    guard let information = ExpectedInformation(design),
      let inverse = (try? Cholesky(information.line))?.inverse,
      inverse.elements.allSatisfy(\.isFinite)
    else {
      throw Withheld(
        "plan.numbers", "The variances and times are too far apart in size to compute with.",
        help: "Count time in larger or smaller units.")
    }
    self.design = design
    self.question = question
    self.alpha = alpha
    self.information = information
    self.inverse = inverse
  }

  /// The probability of finding an effect.
  ///
  /// - Parameters:
  ///   - persons: people in each group; with services, rounded up to whole services.
  ///   - effect: the slope, or the difference of slopes, per unit of time.
  /// - Returns: the power, and what it comes from.
  /// - Throws: `Withheld` with too few people for a test, or an effect that is no number.
  public func power(persons: Int, effect: Double) throws(Withheld) -> PlannedPower {
    guard effect.isFinite else {
      throw Withheld("plan.effect", "The effect is no number.", help: "Give a slope.")
    }
    guard persons <= Self.mostPersons, let units = units(persons) else {
      throw Withheld(
        "plan.persons",
        "A test needs at least two people, or two services where services take part, in each group, "
          + "and at most \(Self.mostPersons) people are planned for.",
        help: "Plan with another number of people.")
    }
    let groups = Double(question.groups)
    let error = (groups * variance(units)).squareRoot()
    let (degrees, method) = degreesOfFreedom(units)
    let delta = effect / error
    return PlannedPower(
      question: question, effect: effect, alpha: alpha, personsPerGroup: units.persons,
      servicesPerGroup: units.services, standardError: error, degreesOfFreedom: degrees,
      degreesOfFreedomMethod: method, noncentrality: delta,
      power: Self.power(delta, degrees, alpha), notes: notes(units))
  }

  private func notes(_ units: Units) -> [Note] {
    var notes: [Note] = []
    if design.stillThere.contains(where: { $0 < 1 }) {
      notes.append(
        Note(
          "plan.leaving",
          "Whether somebody is still there is taken not to depend on their scores."))
    }
    if let services = units.services, services < Self.fewServices {
      notes.append(
        Note(
          "plan.few-services",
          "With \(services) services in a group it can hardly be known how much services differ; more "
            + "services say more than more people in each."))
    }
    return notes
  }

  /// The fewest people in each group with which an effect is found with a probability.
  ///
  /// - Parameters:
  ///   - wanted: the probability wanted, in (0, 1). The usual choice is 0.8.
  ///   - effect: the slope, or the difference of slopes, per unit of time.
  /// - Returns: the number of people and the power that it gives.
  /// - Throws: `Withheld` when no number of people up to ``mostPersons`` is enough.
  public func persons(power wanted: Double, effect: Double) throws(Withheld) -> PlannedPower {
    guard wanted > 0, wanted < 1 else {
      throw Withheld(
        "plan.power", "The probability wanted is not in 0 to 1.",
        help: "The usual choice is 0.8.")
    }
    let step = design.services?.persons ?? 1
    var low = 1
    var high = 2
    var best = try power(persons: high * step, effect: effect)
    while best.power < wanted {
      guard high <= Self.mostPersons / step / 2 else {
        throw Withheld(
          "plan.out-of-reach",
          "Not even \(Self.mostPersons) people in each group would be enough.",
          help: "Plan for a larger effect, more occasions, or a longer time.")
      }
      (low, high) = (high, 2 * high)
      best = try power(persons: high * step, effect: effect)
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      let found = try power(persons: middle * step, effect: effect)
      if found.power >= wanted { (high, best) = (middle, found) } else { low = middle }
    }
    return best
  }

  /// By how much people being alike within services multiplies the variance of the slope; 1 without
  /// services. With everybody seen throughout, 1 + (m − 1) ρ with ρ the share of services in the
  /// variance of measured slopes.
  public var designEffect: Double {
    guard let services = design.services else { return 1 }
    let own = inverse[1, 1]
    return (Double(services.persons) * services.slope + own) / (services.slope + own)
  }

  private typealias Units = (persons: Int, services: Int?)

  /// People in each group; nil where there are too few for a test.
  private func units(_ persons: Int) -> Units? {
    guard let services = design.services else { return persons >= 2 ? (persons, nil) : nil }
    guard persons >= 1 else { return nil }
    let count = (persons - 1) / services.persons + 1
    return count >= 2 ? (count * services.persons, count) : nil
  }

  /// The variance of the slope of one group.
  private func variance(_ units: Units) -> Double {
    let own = inverse[1, 1] / Double(units.persons)
    guard let services = design.services, let count = units.services else { return own }
    return own + services.slope / Double(count)
  }

  private func degreesOfFreedom(
    _ units: Units
  ) -> (Double, PlannedPower.DegreesOfFreedomMethod) {
    let groups = question.groups
    if let services = units.services { return (Double(groups * (services - 1)), .betweenServices) }
    let persons = Array(repeating: units.persons, count: groups)
    guard let found = DesignDegrees.ofSlope(information, persons: persons) else {
      return (Double(groups * (units.persons - 1)), .betweenPersons)
    }
    return (found, .satterthwaite)
  }

  /// P(|T| > t) for noncentral t.
  static func power(_ delta: Double, _ degrees: Double, _ alpha: Double) -> Double {
    let critical = StudentT(degreesOfFreedom: degrees).quantile(1 - alpha / 2)
    let size = abs(delta)
    let t = NoncentralT(degreesOfFreedom: degrees, noncentrality: size)
    // Far out, where the tails cannot be computed, the normal distribution is as good.
    let near = t.upperTail(critical) ?? Normal().upperTail(critical - size)
    let far = t.cumulative(-critical) ?? 0
    return min(1, near + far)
  }
}
